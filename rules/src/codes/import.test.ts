import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { codeTableFromRows, codeTablesFromFile } from './curated.ts';
import { parseAnweb } from './import-anweb.ts';
import { ImportError } from './import-error.ts';
import { isOrderFileName, parseOrderFile } from './import-order.ts';
import { parseTabular } from './import-tabular.ts';
import { noteTargets, targetHolds } from './notes.ts';
import { tableInForce } from './table.ts';
import { TableFormatError, tableText, writeTables } from './table-text.ts';

const name = 'icd10cm_order_2026.txt';
const row = (order: number, code: string, flag: string, text: string): string =>
  `${String(order).padStart(5, '0')} ${code.padEnd(7)} ${flag} ${text.slice(0, 60).padEnd(60)} ${text}\r\n`;
const order = [row(1, 'E11', '0', 'Sugar disease'), row(2, 'E1142', '1', 'Sugar disease with nerve damage')].join('');

/** The error an importer ends with, as the place it names. */
function placeOf(work: () => unknown): string {
  try {
    work();
  } catch (error) {
    if (error instanceof ImportError) return `${String(error.line)}:${String(error.column)}`;
    throw error;
  }
  return 'imported';
}

test('an order file gives codes with dot, flag, both texts and the dates of its fiscal year', () => {
  const file = parseOrderFile(order, name);
  assert.deepEqual([file.id, file.from, file.to], ['icd10cm-2026', '2025-10-01', '2026-09-30']);
  assert.deepEqual(file.codes[1], {
    code: 'E11.42',
    order: 2,
    billable: true,
    shortText: 'Sugar disease with nerve damage',
    description: 'Sugar disease with nerve damage',
  });
});

test('a broken order file is refused with line and column', () => {
  assert.equal(
    placeOf(() => parseOrderFile(order.replace('E1142', 'E1!42'), name)),
    '2:7',
  );
  assert.equal(
    placeOf(() => parseOrderFile(order.replace('E1142   1', 'E1142   x'), name)),
    '2:15',
  );
  assert.equal(
    placeOf(() => parseOrderFile(order.replace('00002', '00003'), name)),
    '2:1',
  );
  assert.equal(
    placeOf(() => parseOrderFile(order.replace('E1142', 'E11  '), name)),
    '2:7',
  );
  assert.equal(
    placeOf(() => parseOrderFile(order.slice(0, -20), name)),
    '2:91',
  );
  assert.equal(
    placeOf(() => parseOrderFile('', name)),
    '1:1',
  );
  assert.equal(
    placeOf(() => parseOrderFile(order, 'codes.txt')),
    '1:1',
  );
});

test('the addenda and the code file are no order files', () => {
  assert.deepEqual(
    ['icd10cm_order_addenda_2026.txt', 'icd10cm_codes_2026.txt', name, 'icd10cm-order-2025.TXT'].map(isOrderFileName),
    [false, false, true, true],
  );
});

const tabular = `<?xml version="1.0"?><ICD10CM.tabular><version>2026</version><chapter><name>4</name>
<desc>Sugar and more (E00-E89)</desc><excludes1><note>newborn sugar (P70-P74)</note></excludes1>
<section id="E08-E13"><desc>Sugar (E08-E13)</desc><diag><name>E11</name><desc>Sugar disease</desc>
<useAdditionalCode><note>insulin (Z79.4)</note></useAdditionalCode>
<diag><name>E11.2</name><desc>With kidney</desc><inclusionTerm><note>kidney &amp; sugar</note></inclusionTerm></diag></diag>
<diag><name>E12</name><desc>Seven</desc><sevenChrDef><extension char="A">first visit</extension></sevenChrDef></diag>
</section></chapter></ICD10CM.tabular>`;

test('a tabular list gives notes at codes, blocks and chapters, and they are inherited downwards', () => {
  const { year, notes } = parseTabular(tabular, 'icd10cm_tabular_2026.xml');
  assert.equal(year, '2026');
  assert.ok(notes.some((note) => note.code === 'E12' && note.kind === 'sevenChrDef' && note.text === 'A first visit'));
  const table = codeTableFromRows({ ...parseOrderFile(order, name), complete: true, notes: { year, rows: notes } });
  assert.deepEqual(
    table.notes('E11.22').map(({ kind, text, heldBy }) => `${heldBy} ${kind} ${text}`),
    [
      'E11.2 inclusionTerm kidney & sugar',
      'E11 useAdditionalCode insulin (Z79.4)',
      'E00-E89 excludes1 newborn sugar (P70-P74)',
    ],
  );
  assert.equal(table.notesYear, '2026');
});

test('a tabular list with a DOCTYPE, a broken tag or another root is refused with its place', () => {
  const withDoctype = tabular.replace('?>', '?><!DOCTYPE x [<!ENTITY a "b">]>');
  assert.match(
    placeOf(() => parseTabular(withDoctype, 'icd10cm_tabular_2026.xml')),
    /^1:/,
  );
  assert.match(
    placeOf(() => parseTabular(tabular.replace('</section>', ''), 'icd10cm_tabular_2026.xml')),
    /^7:/,
  );
  assert.match(
    placeOf(() => parseTabular('<a/>', 'icd10cm_tabular_2026.xml')),
    /^1:/,
  );
  assert.match(
    placeOf(() => parseTabular(tabular.replace('E11.2<', 'E1.12<'), 'icd10cm_tabular_2026.xml')),
    /^5:/,
  );
});

const anwebLine = (code: string, record: string, text: string, ended = '        '): string =>
  `${code}00100${record}${text.padEnd(80)}${'Short'.padEnd(28)}${' '.repeat(149)}2020010120200101${ended}N${' '.repeat(27)}\r\n`;

test('a HCPCS file joins continued lines, keeps the dates and leaves modifiers and dental codes out', () => {
  const text = [
    '*Disclaimer\r\n',
    anwebLine('   A1', '7', 'A modifier'),
    anwebLine('J0001', '3', 'Injection of something,'),
    anwebLine('J0001', '4', '10 mg', '        '),
    anwebLine('D0001', '3', 'Tooth'),
    anwebLine('V0001', '3', 'Ended', '20201231'),
  ].join('');
  assert.deepEqual(parseAnweb(text, 'HCPC2020_CONTR_ANWEB.txt').rows, [
    { code: 'J0001', description: 'Injection of something, 10 mg', from: '2020-01-01', to: null },
    { code: 'V0001', description: 'Ended', from: '2020-01-01', to: '2020-12-31' },
  ]);
});

test('a broken HCPCS file is refused with line and column', () => {
  const good = anwebLine('J0001', '3', 'Text');
  const file = 'HCPC2020_CONTR_ANWEB.txt';
  assert.equal(
    placeOf(() => parseAnweb(good + anwebLine('J0002', '3', 'Text').slice(0, 200), file)),
    '2:201',
  );
  assert.equal(
    placeOf(() => parseAnweb(good + good, file)),
    '2:1',
  );
  assert.equal(
    placeOf(() => parseAnweb(anwebLine('J0001', '3', 'x', '2020xx31'), file)),
    '1:285',
  );
  assert.equal(
    placeOf(() => parseAnweb(good + anwebLine('J0002', '4', 'x'), file)),
    '2:1',
  );
  assert.equal(
    placeOf(() => parseAnweb('', file)),
    '1:1',
  );
});

test('no order file that is cut short or changed in one place crashes the importer, and it never imports a cut one', () => {
  fc.assert(
    fc.property(fc.nat(order.length - 1), fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }), (at, char) => {
      assert.match(
        placeOf(() => parseOrderFile(order.slice(0, at), name)),
        /^[0-9]+:[0-9]+$|^imported$/,
      );
      assert.match(
        placeOf(() => parseOrderFile(order.slice(0, at) + char + order.slice(at + 1), name)),
        /:|imported/,
      );
    }),
    { numRuns: 300 },
  );
});

const release = (id: string, from: string, to: string) =>
  tableText({ id, from, to, complete: true, codes: parseOrderFile(order, name).codes });

test('a table file comes back as it was written', () => {
  const text = writeTables([release('a', '2024-10-01', '2025-09-30'), release('b', '2025-10-01', '2026-09-30')]);
  const { tables } = codeTablesFromFile(text);
  assert.deepEqual(
    tables.map((table) => [table.id, table.from, table.to, table.complete, table.size.rows, table.size.billable]),
    [
      ['a', '2024-10-01', '2025-09-30', true, 2, 1],
      ['b', '2025-10-01', '2026-09-30', true, 2, 1],
    ],
  );
  assert.equal(tableInForce(tables, '2025-09-30')?.id, 'a');
  assert.equal(tableInForce(tables, '2025-10-01')?.id, 'b');
  assert.equal(tableInForce(tables, '2026-11-22')?.infoFor('2026-11-22').stale, true);
  assert.equal(tableInForce(tables, '2024-09-30'), undefined);
});

test('a table file that is cut or is something else is refused', () => {
  const text = writeTables([release('a', '2024-10-01', '2025-09-30')]);
  assert.throws(() => codeTablesFromFile('hello'), TableFormatError);
  assert.throws(() => codeTablesFromFile(text.slice(0, -3)), TableFormatError);
  assert.throws(() => codeTablesFromFile(text.replace('E11.42', 'E11.42\n')), TableFormatError);
});

test('targets of a note are read from its parentheses and hold the codes below them', () => {
  assert.deepEqual(noteTargets('x (E08.-), y (O24.4-, K50-K51) z (see below)'), ['E08.-', 'O24.4-', 'K50-K51']);
  assert.ok(targetHolds('E08.-', 'E08.65'));
  assert.ok(targetHolds('O24.4-', 'O24.410'));
  assert.ok(targetHolds('K50-K51', 'K51.90'));
  assert.ok(!targetHolds('E08.-', 'E09.65'));
});
