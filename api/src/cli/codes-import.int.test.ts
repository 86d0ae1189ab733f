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
    assert.equal(await count(), '98186 rows, 1 releases');
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

test('a file of another kind, or a damaged zip, is refused by name', async () => {
  await assert.rejects(importFiles(file('notes.txt', 'hello')), /notes\.txt is not a file Codeloom knows/);
  await assert.rejects(importFiles(file('bad.zip', 'PK\u0003\u0004 nothing')), /bad\.zip: the zip is damaged/);
});
