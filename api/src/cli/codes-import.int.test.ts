import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { Command } from 'commander';
import { createCodeTables } from '../modules/codes/index.ts';
import { systemClock } from '../platform/clock.ts';
import { eachDatabase } from '../testing/database.ts';
import { loadTables } from './code-tables.ts';
import { addCodesCommands } from './codes-import.ts';

const official = fileURLToPath(new URL('../../../../shared/data/icd10cm/cms_2026_dx.zip', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'codeloom-import-'));
after(() => rmSync(folder, { recursive: true }));

const row = (order: number, code: string, flag: string, text: string): string =>
  `${String(order).padStart(5, '0')} ${code.padEnd(7)} ${flag} ${text.padEnd(60)} ${text}\r\n`;

function file(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

const pairsFile = (part: number, date = '20200101'): string =>
  file(
    `ccipra-v322r0-f${String(part)}.TXT`,
    `Notice\r\nColumn 1\tColumn 2\t*\tEffective\tDeletion\tModifier\tRationale\r\n20610\t20550\t\t${date}\t*\t1\tA reason\r\n`,
  );
const limitsFile = (): string =>
  file(
    'MCR_MUE_PractitionerServices_Eff_07-01-2026.csv',
    '"A notice",,,\r\n"HCPCS/\nCPT Code",Practitioner Services MUE Values,MUE Adjudication Indicator,MUE Rationale\r\n20610,2,"3 Date of Service Edit: Clinical",A reason\r\n',
  );
/** One code that ended before the year of its file. */
const hcpcsFile = (): string =>
  file(
    'HCPC2021_CONTR_ANWEB.txt',
    `J0001001003${'Injection of something'.padEnd(80)}${'Short'.padEnd(28)}${' '.repeat(149)}202001012020010120201231N${' '.repeat(27)}\r\n`,
  );

async function importFiles(...args: string[]): Promise<string> {
  let said = '';
  const program = new Command('codeloom').exitOverride();
  addCodesCommands(program, { out: (line) => void (said += `${line}\n`), err: () => undefined });
  await program.parseAsync(['codes', 'import', ...args], { from: 'user' });
  return said;
}

async function inEnvironment<T>(env: Record<string, string>, work: () => Promise<T>): Promise<T> {
  const before = { ...process.env };
  Object.assign(process.env, env);
  try {
    return await work();
  } finally {
    process.env = before;
  }
}

eachDatabase('codes import', (on) => {
  const small = () => file('icd10cm_order_2026.txt', row(1, 'E11', '0', 'Sugar') + row(2, 'E119', '1', 'Sugar, plain'));
  const count = async (): Promise<string> => {
    const [found] = await on().asSuperuser<{ rows: bigint; releases: bigint }>(
      'SELECT (SELECT count(*) FROM code_row) AS rows, (SELECT count(*) FROM code_release) AS releases',
    );
    return `${String(found?.rows)} rows, ${String(found?.releases)} releases`;
  };

  test('puts a release into the database, and again without doubles', async () => {
    for (let times = 0; times < 2; times += 1) {
      await on().reopenAround((env) =>
        inEnvironment(env, async () => {
          await importFiles(small());
        }),
      );
      assert.equal(await count(), '2 rows, 1 releases');
    }
    const table = await createCodeTables(on().database, systemClock).forDate('2026-03-02');
    assert.deepEqual([table.id, table.complete, table.lookup('E11.9')?.billable], ['icd10cm-2026', true, true]);
  });

  test('imports nothing when one of the files is broken', async () => {
    const broken = file('icd10cm_order_2025.txt', row(1, 'E11', '0', 'Sugar') + row(2, 'E1 9', '1', 'Sugar, plain'));
    const before = await count();
    await assert.rejects(importFiles(small(), broken), /icd10cm_order_2025\.txt, line 2, column 7/);
    assert.equal(await count(), before);
  });

  test('puts NCCI pairs, unit limits and dates of HCPCS codes beside the release, and NCCI beside the curated table', async () => {
    await on().reopenAround((env) =>
      inEnvironment(env, async () => {
        const said = await importFiles(small(), pairsFile(1), limitsFile(), hcpcsFile());
        assert.match(said, /ncci-ptp-v322r0, part 1: 1 pairs, published 2026-07-01 to 2026-09-30/);
        assert.match(said, /ncci-mue-2026-07-01: 1 unit limits/);
      }),
    );
    const tables = createCodeTables(on().database, systemClock);
    for (const date of ['2026-08-03', '2024-08-05']) {
      const table = await tables.forDate(date);
      assert.equal(table.ncci.pairs?.pair('20610', '20550', date)?.rationale, 'A reason');
      assert.equal(table.ncci.limits(date)?.limit('20610')?.units, date > '2026' ? 2 : undefined);
      assert.equal(table.complete, date > '2026');
    }
    const ended = (await tables.forDate('2026-08-03')).procedure('J0001');
    assert.deepEqual([ended?.from, ended?.to], ['2020-01-01', '2020-12-31']);
  });

  test('imports no pairs when a part is missing or broken', async () => {
    const before = await count();
    await assert.rejects(importFiles(pairsFile(1), pairsFile(3)), /part f2 is missing/);
    await assert.rejects(importFiles(pairsFile(1, '2O2')), /ccipra-v322r0-f1\.TXT, line 3, column 14/);
    assert.equal(await count(), before);
  });

  test('takes the whole official release', async (t) => {
    if (!existsSync(official)) {
      t.skip('needs ../shared/data/icd10cm/cms_2026_dx.zip');
      return;
    }
    const started = performance.now();
    let said = '';
    await on().reopenAround((env) =>
      inEnvironment(env, async () => {
        said = await importFiles(official);
      }),
    );
    assert.match(said, /98,186 rows, 74,719 billable/);
    t.diagnostic(`98,186 rows in ${Math.round(performance.now() - started)} ms`);
    const [kept] = await on().asSuperuser<{ rows: bigint }>(
      "SELECT count(*) AS rows FROM code_row WHERE release_id = 'icd10cm-2026'",
    );
    assert.equal(String(kept?.rows), '98186');
  });
});

test('a table file is written whole or not at all', async () => {
  const out = join(folder, 'out.table');
  await importFiles(file('icd10cm_order_2026.txt', row(1, 'E119', '1', 'Sugar')), '--out', out);
  assert.ok(existsSync(out));
  await assert.rejects(
    importFiles(file('icd10cm_order_2026.txt', 'x'), '--out', join(folder, 'never.table')),
    /line 1/,
  );
  assert.deepEqual(
    readdirSync(folder).filter((name) => name.includes('never') || name.endsWith('.part')),
    [],
  );
});

test('a table file may hold NCCI alone, or beside a release', async () => {
  const out = join(folder, 'ncci.table');
  await importFiles(pairsFile(1), limitsFile(), '--out', out);
  const tableFor = await loadTables(out);
  assert.equal(tableFor('2026-08-03').ncci.pairs?.id, 'ncci-ptp-v322r0');
  assert.equal(tableFor('2026-08-03').complete, false);
  await importFiles(pairsFile(1), file('icd10cm_order_2026.txt', row(1, 'E119', '1', 'Sugar')), '--out', out);
  const both = await loadTables(out);
  assert.deepEqual([both('2026-08-03').complete, both('2025-09-30').complete], [true, false]);
  assert.equal(both('2025-09-30').ncci.pairs?.id, 'ncci-ptp-v322r0');
});

test('a file of another kind, or a damaged zip, is refused by name', async () => {
  await assert.rejects(importFiles(file('notes.txt', 'hello')), /notes\.txt is not a file Codeloom knows/);
  await assert.rejects(importFiles(file('bad.zip', 'PK\u0003\u0004 nothing')), /bad\.zip: the zip is damaged/);
});
