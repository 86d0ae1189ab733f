import assert from 'node:assert/strict';
import { test } from 'node:test';
import { curatedTable } from './curated.ts';
import { inForce } from './procedure-set.ts';

const all = [...curatedTable.procedures()];
const codeOf = (query: string, date?: string) => curatedTable.searchProcedures(query, { limit: 1, date })[0]?.code;

test('the curated set holds at least 450 procedures, each with a short label and a category', () => {
  assert.ok(all.length >= 450, String(all.length));
  assert.deepEqual(
    all.filter(({ description, category }) => description === '' || description.length > 60 || category === ''),
    [],
  );
});

test('every add-on names a base that is in the set', () => {
  const missing = all.flatMap((entry) => entry.addOnTo.filter((base) => curatedTable.procedure(base) === undefined));
  assert.deepEqual(missing, []);
});

test('dates and ages of an entry do not run backwards', () => {
  const wrong = all.filter(
    ({ from, to, ageMin, ageMax }) =>
      (from !== undefined && to !== undefined && from > to) ||
      (ageMin !== undefined && ageMax !== undefined && ageMin > ageMax),
  );
  assert.deepEqual(wrong, []);
});

test('preventive visits cover every age once, new and established', () => {
  for (const category of ['preventive-new', 'preventive-established']) {
    const rows = all.filter((entry) => entry.category === category);
    for (let age = 0; age <= 100; age += 1) {
      const fits = rows.filter(({ ageMin, ageMax }) => age >= (ageMin ?? 0) && age <= (ageMax ?? 130));
      assert.equal(fits.length, 1, `${category} at ${String(age)}`);
    }
  }
});

test('a code is in force up to its last day and not a day longer', () => {
  const entry = curatedTable.procedure('99441');
  assert.ok(entry && inForce(entry, '2024-12-31') && !inForce(entry, '2025-01-01'));
  assert.equal(codeOf('phone visit', '2025-06-01'), undefined);
});

const lookUps: readonly (readonly [string, string])[] = [
  ['knee injection', '20610'],
  ['ekg', '93000'],
  ['punch biopsy', '11104'],
  ['ear wax', '69210'],
  ['flu shot', '90656'],
  ['toradol', 'J1885'],
  ['rapid strep', '87880'],
  ['awv', 'G0439'],
  ['20610', '20610'],
];
for (const [query, code] of lookUps) {
  test(`"${query}" finds ${code} first`, () => {
    assert.equal(codeOf(query), code);
  });
}
