import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { buildCodes, codesModule } from '../../build/codes.ts';
import { officialTableFile } from '../../build/official-zip.ts';
import { book } from '../gen/book.js';
import { COMMON_CODES } from '../gen/codes.js';
import { specificityOf } from './specificity.ts';
import { codeTablesFromFile, curatedTable } from './curated.ts';

test('every curated code is in the official table with the same description and billable flag', (t) => {
  const text = officialTableFile();
  if (text === null) {
    t.skip('needs ../shared/data/icd10cm/cms_2026_dx.zip');
    return;
  }
  const official = codeTablesFromFile(text).tables[0];
  const wrong = [...curatedTable.entries()].filter((entry) => {
    const row = official?.lookup(entry.code);
    return row?.description !== entry.description || row.billable !== entry.billable;
  });
  assert.deepEqual(wrong, []);
});

test('every code the book names is in the curated table or stands above codes of it', () => {
  const named = new Set(JSON.stringify(book).match(/\b[A-TV-Z]\d[\dA-Z]\.[\dA-Z]{1,4}\b/g));
  const absent = [...named].filter((code) => curatedTable.billableUnder(code).length === 0);
  assert.ok(named.size > 1_000);
  assert.deepEqual(absent, []);
});

test('the curated table holds at least 3,000 billable codes', () => {
  assert.ok(curatedTable.size.billable >= 3000, String(curatedTable.size.billable));
});

test('the generated module is what the code books say', () => {
  assert.equal(readFileSync(codesModule, 'utf8'), buildCodes(), 'Run: npm run book');
});

test('a code is found dotted or not, in any case', () => {
  for (const form of ['E11.42', 'e1142', ' e11.42 ']) assert.equal(curatedTable.lookup(form)?.code, 'E11.42');
  assert.equal(curatedTable.lookup('E11.4')?.billable, false);
  assert.equal(curatedTable.lookup('X99.99'), undefined);
});

test('children are one step below, billable codes all steps below', () => {
  assert.ok(curatedTable.children('E11').some((entry) => entry.code === 'E11.2'));
  assert.ok(!curatedTable.children('E11').some((entry) => entry.code === 'E11.22'));
  assert.ok(curatedTable.billableUnder('E11').some((entry) => entry.code === 'E11.22'));
  assert.deepEqual(
    curatedTable.billableUnder('I10').map((entry) => entry.code),
    ['I10'],
  );
});

const lookUps: readonly (readonly [string, string])[] = [
  ['htn', 'I10'],
  ['high blood pressure', 'I10'],
  ['t2dm', 'E11.9'],
  ['afib', 'I48.91'],
  ['uti', 'N39.0'],
  ['stomach flu', 'A08.4'],
  ['ear wax', 'H61.20'],
  ['ckd 3a', 'N18.31'],
  ['low back pain', 'M54.50'],
  ['right ankle sprain', 'S93.401A'],
  ['left knee pain', 'M25.562'],
  ['smoker', 'F17.210'],
  ['right carpal', 'G56.01'],
  ['well child', 'Z00.129'],
  ['flu shot', 'Z23'],
  ['copd exacerbation', 'J44.1'],
  ['depression', 'F32.A'],
  ['bmi 32', 'Z68.32'],
  ['hypert', 'I10'],
  ['hyperl', 'E78.5'],
  ['diab', 'E11.9'],
  ['uri', 'J06.9'],
  ['pharyngitis', 'J02.9'],
  ['asthma', 'J45.909'],
  ['anxiety', 'F41.9'],
  ['chest pain', 'R07.9'],
  ['headache', 'R51.9'],
  ['knee pain', 'M25.569'],
  ['gerd', 'K21.9'],
  ['physical', 'Z00.00'],
  ['e1165', 'E11.65'],
  ['E11.65', 'E11.65'],
];
for (const [query, code] of lookUps) {
  test(`"${query}" finds ${code} first`, () => {
    assert.equal(curatedTable.search(query, { limit: 3 })[0]?.code, code);
  });
}

test('a word beginning shows common conditions before rare ones', () => {
  const first = curatedTable.search('hypert', { limit: 6 }).map(({ code }) => code);
  assert.ok(first.includes('E05.90') && !first.includes('L91.0'), first.join(' '));
});

test('every code that look-up shows first can be billed', () => {
  const codes = [...COMMON_CODES.often, ...COMMON_CODES.usual];
  assert.deepEqual(
    codes.filter((code) => curatedTable.lookup(code)?.billable !== true),
    [],
  );
});

test('a hit that is not specific names what to choose from', () => {
  const of = (code: string) => {
    const entry = curatedTable.lookup(code);
    const found = entry && specificityOf(curatedTable, entry);
    return found && `${found.kind} ${found.choices.map((choice) => choice.code).join(' ')} of ${found.total}`;
  };
  assert.match(of('N18.3') ?? '', /^family N18\.30 N18\.31 N18\.32 of 3$/);
  assert.equal(of('M25.569'), 'side M25.561 M25.562 of 2');
  assert.match(of('S93.409A') ?? '', /^side S93\.401A S93\.402A of 2$/);
  assert.match(of('K51.90') ?? 'none', /none|unspecified/);
  assert.match(of('I50.9') ?? '', /^unspecified .*I50\.2/);
  assert.equal(of('I10'), null);
  assert.equal(of('M25.561'), null);
  const diabetes = curatedTable.lookup('E11');
  const many = diabetes && specificityOf(curatedTable, diabetes);
  assert.ok(many && many.choices.length <= 12 && many.total > 12);
});

test('a code prefix lists the category and then its codes', () => {
  assert.deepEqual(
    curatedTable.search('i11', { limit: 3 }).map((hit) => hit.code),
    ['I11', 'I11.0', 'I11.9'],
  );
});

test('a date after the fiscal year of the release is told as stale, a query of punctuation finds nothing', () => {
  assert.equal(curatedTable.infoFor('2026-09-30').stale, false);
  assert.equal(curatedTable.infoFor('2026-10-01').stale, true);
  assert.deepEqual(curatedTable.search('%%%'), []);
});
