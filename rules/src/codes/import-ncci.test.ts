import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { sampleMueFile, samplePtpFile } from '../../build/ncci-sample.ts';
import { codeTableFromRows, codeTablesFromFile } from './curated.ts';
import { ImportError } from './import-error.ts';
import { isMueFileName, parseMue } from './import-mue.ts';
import { isPtpFileName, parsePtp } from './import-ptp.ts';
import { mueText, packPart, ptpText } from './ncci-text.ts';
import { ncciTables } from './ncci.ts';
import { TableFormatError, tableText, writeTables } from './table-text.ts';

const part = (number: number, version = 'v322r0') => `ccipra-${version}-f${number}.TXT`;
const mueName = 'MCR_MUE_PractitionerServices_Eff_07-01-2026.csv';

const pairsFile = samplePtpFile([
  { column1: '20610', column2: '20605', from: '20200101', indicator: '0', rationale: 'One counts' },
  { column1: '20610', column2: '96372', prior: true, from: '19960101' },
  { column1: '20610', column2: '99211', from: '20200101', to: '20231231' },
  { column1: '20610', column2: '99211', from: '20250101', indicator: '0' },
  { column1: '69210', column2: '69209', from: '20240101', to: '20240101', indicator: '9' },
]);
const lineOfPair = 7;

function placeOf(work: () => unknown): string {
  try {
    work();
  } catch (error) {
    assert.ok(error instanceof ImportError, String(error));
    return `${error.line}:${error.column}`;
  }
  return 'imported';
}

test('a part of the pairs is read with its dates; pairs that never applied are left out', () => {
  const file = parsePtp(pairsFile, part(1));
  assert.deepEqual([file.version, file.part, file.from, file.to], ['v322r0', 1, '2026-07-01', '2026-09-30']);
  assert.deepEqual(file.rows[0], {
    column1: '20610',
    column2: '20605',
    from: '2020-01-01',
    to: null,
    modifierAllowed: false,
    rationale: 'One counts',
  });
  assert.deepEqual(
    file.rows.map(({ column2, to }) => `${column2} ${to ?? '-'}`),
    ['20605 -', '96372 -', '99211 2023-12-31', '99211 -'],
  );
});

test('version and date of a file are read from its name; other files of the same zips are not taken', () => {
  assert.deepEqual(
    ['ccipra-v313r0-f4.txt', 'ccioph-v313r0-f1.txt', 'ccipra-v313r0-f1.xlsx', part(1)].map(isPtpFileName),
    [true, false, true, true],
  );
  assert.deepEqual(
    [mueName, 'MCR_MUE_OutpatientHospitalServices_Eff_07-01-2026.csv', mueName.replace('csv', 'xlsx')].map(
      isMueFileName,
    ),
    [true, false, true],
  );
  assert.equal(parsePtp(pairsFile, part(2, 'v313r0')).from, '2025-10-01');
});

test('a broken file of pairs is refused with line and column', () => {
  const broken = (find: string, put: string) => placeOf(() => parsePtp(pairsFile.replace(find, put), part(1)));
  assert.equal(broken('20605', '2060'), `${lineOfPair}:7`);
  assert.equal(broken('20200101', '20201301'), `${lineOfPair}:14`);
  assert.equal(broken('\t0\tOne counts', '\t2\tOne counts'), `${lineOfPair}:25`);
  assert.equal(broken('\tOne counts', ''), `${lineOfPair}:25`);
  assert.equal(broken('20231231', '20191231'), `${lineOfPair + 2}:23`);
  assert.equal(broken('Column 1\t', 'Kolumne 1\t'), '1:1');
  assert.equal(placeOf(() => parsePtp(pairsFile.slice(0, -45), part(1))).split(':')[0], String(lineOfPair + 4));
  assert.equal(
    placeOf(() => parsePtp('', part(1))),
    '1:1',
  );
});

test('a missing part of the pairs is refused, because its pairs would look clean', () => {
  const one = packPart(parsePtp(pairsFile, part(1)));
  assert.throws(() => ptpText([one, packPart(parsePtp(pairsFile, part(3)))]), /part f2 is missing/);
  assert.throws(() => ptpText([packPart(parsePtp(pairsFile, part(2)))]), /part f1 is missing/);
  assert.throws(() => ptpText([one, packPart(parsePtp(pairsFile, part(2, 'v321r0')))]), /v322r0 and v321r0/);
});

test('the unit limits are read behind a notice over several lines', () => {
  const file = parseMue(
    sampleMueFile([
      ['20610', 2, 3],
      ['J1100', 20, 1],
    ]),
    mueName,
  );
  assert.deepEqual([file.id, file.from, file.to], ['ncci-mue-2026-07-01', '2026-07-01', '2026-09-30']);
  assert.deepEqual(file.rows[1], { code: 'J1100', units: 20, indicator: 1, rationale: 'A reason, of this sample' });
});

test('of a spreadsheet the column of a fault is that of the sheet', () => {
  const sheet = 'Column 1\tColumn 2\n20610\t20550\t\tsoon\t*\t1\tA reason';
  assert.equal(
    placeOf(() => parsePtp(sheet, 'ccipra-v322r0-f1.xlsx')),
    '2:4',
  );
});

test('a broken file of unit limits is refused with line and column', () => {
  const file = sampleMueFile([
    ['20610', 2, 3],
    ['J1100', 20, 1],
  ]);
  const broken = (find: string, put: string) => placeOf(() => parseMue(file.replace(find, put), mueName));
  assert.equal(broken('20610', '2061'), '6:1');
  assert.equal(broken(',20,', ',many,'), '7:7');
  assert.equal(broken('1 Line', '4 Line'), '7:10');
  assert.equal(broken('J1100', '20610'), '7:1');
  assert.equal(broken('lines."', 'lines.'), '1:1');
  assert.equal(broken('MUE Values', 'Values'), '1:1');
  assert.equal(
    placeOf(() => parseMue(file.slice(0, -3), mueName)),
    '7:22',
  );
});

test('pairs are answered by the date of service, also for dates before the quarter of the file', () => {
  const { pairs } = ncciTables([ptpText([packPart(parsePtp(pairsFile, part(1)))])]);
  const on = (date: string, one = '20610', other = '99211') => pairs?.pair(one, other, date)?.modifierAllowed;
  assert.deepEqual(
    [on('2019-12-31'), on('2023-12-31'), on('2024-01-01'), on('2025-01-01')],
    [undefined, true, undefined, false],
  );
  assert.equal(on('2026-07-02', '99211', '20610'), undefined, 'column 2 stands second');
  assert.equal(on('2026-07-02', '20610', '10992'), undefined, 'a code is not found across two others');
  assert.deepEqual([pairs?.covers('20610'), pairs?.covers('20611')], [true, false]);
  assert.equal(pairs?.pair('20610', '20605', '2026-07-02')?.rationale, 'One counts');
});

test('limits are those in force on the date; a date before the oldest file has none', () => {
  const quarter = (name: string, units: number) => mueText(parseMue(sampleMueFile([['20610', units, 2]]), name));
  const { limits } = ncciTables([quarter(mueName, 2), quarter(mueName.replace('07-01', '04-01'), 1)]);
  const on = (date: string) => limits(date)?.limit('20610')?.units;
  assert.deepEqual([on('2026-03-31'), on('2026-06-30'), on('2026-07-01'), on('2027-01-01')], [undefined, 1, 2, 2]);
});

test('a table file keeps NCCI beside every release, and refuses one that is damaged', () => {
  const ncci = [
    ptpText([packPart(parsePtp(pairsFile, part(1)))]),
    mueText(parseMue(sampleMueFile([['20610', 2, 3]]), mueName)),
  ];
  const release = tableText({
    id: 'test',
    from: '2025-10-01',
    to: null,
    complete: true,
    codes: [{ code: 'I10', description: 'Essential (primary) hypertension', billable: true }],
  });
  const text = writeTables([release], ncci);
  const [table] = codeTablesFromFile(text).tables;
  assert.ok(table);
  assert.equal(table.ncci.pairs?.pair('20610', '20605', '2026-07-02')?.modifierAllowed, false);
  assert.deepEqual(table.ncci.limits('2026-07-02')?.limit('20610'), {
    units: 2,
    indicator: 3,
    rationale: 'A reason, of this sample',
  });
  assert.equal(
    codeTableFromRows({ id: 'x', from: '2025-10-01', to: null, complete: true, codes: [], ncci }).ncci.pairs?.id,
    'ncci-ptp-v322r0',
  );
  assert.throws(() => codeTablesFromFile(text.replace('#ncci ptp', '#ncci other')), TableFormatError);
});

test('no file of pairs or limits that is cut or changed in one place crashes its importer', () => {
  const limits = sampleMueFile([
    ['20610', 2, 3],
    ['J1100', 20, 1],
  ]);
  fc.assert(
    fc.property(fc.nat(pairsFile.length - 1), fc.string({ unit: 'binary', maxLength: 1 }), (at, char) => {
      for (const [text, parse] of [
        [pairsFile, (changed: string) => parsePtp(changed, part(1))],
        [limits, (changed: string) => parseMue(changed, mueName)],
      ] as const)
        assert.match(
          placeOf(() => parse(text.slice(0, at) + char + text.slice(at + 1))),
          /^[0-9]+:[0-9]+$|^imported$/,
        );
    }),
    { numRuns: 400 },
  );
});
