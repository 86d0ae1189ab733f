import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CodeSet, SuggestionResult } from '@codeloom/contracts';
import { codeTableFromRows, curatedTable } from '../codes/curated.ts';
import { suggest } from '../suggest.ts';
import { check } from './check.ts';
import type { VisitFacts } from './claim.ts';

/** One claim for each kind of edit a biller expects: what must be said of it, and a neighbour of which nothing of the kind is said. */
interface Case {
  readonly name: string;
  readonly codes: Partial<CodeSet>;
  readonly visit?: Partial<VisitFacts>;
  readonly found: string;
  readonly carc: string;
  readonly fine: Partial<CodeSet>;
  /** Facts of the neighbour where it differs by them. */
  readonly fineVisit?: Partial<VisitFacts>;
}

const dx = (...codes: string[]): CodeSet['diagnoses'] => codes.map((code) => ({ code }));
const px = (code: string, rest: Partial<CodeSet['procedures'][number]> = {}): CodeSet['procedures'] => [
  { code, pointers: [1], ...rest },
];

const cases: readonly Case[] = [
  {
    name: 'a diagnosis that is a category on this date',
    codes: { diagnoses: dx('N18.3') },
    found: 'stop dx.not-billable:N18.3',
    carc: '146',
    fine: { diagnoses: dx('N18.31') },
  },
  {
    name: 'a procedure that has ended',
    codes: { procedures: px('99441') },
    visit: { dateOfService: '2025-01-01' },
    found: 'stop px.not-valid:99441',
    carc: '181',
    fine: { procedures: px('99441') },
    fineVisit: { dateOfService: '2024-12-31' },
  },
  {
    name: 'an age that does not fit a diagnosis',
    codes: { diagnoses: dx('Z00.129') },
    visit: { ageYears: 18 },
    found: 'warning dx.age:Z00.129',
    carc: '6',
    fine: { diagnoses: dx('Z00.129') },
    fineVisit: { ageYears: 17 },
  },
  {
    name: 'an age that does not fit a procedure',
    codes: { procedures: px('99396') },
    visit: { ageYears: 39 },
    found: 'warning px.age:99396',
    carc: '6',
    fine: { procedures: px('99396') },
    fineVisit: { ageYears: 40 },
  },
  {
    name: 'a sex that does not fit a diagnosis',
    codes: { diagnoses: dx('N40.1') },
    visit: { sex: 'f' },
    found: 'warning dx.sex:N40.1',
    carc: '7',
    fine: { diagnoses: dx('N40.1') },
    fineVisit: { sex: 'm' },
  },
  {
    name: 'a diagnosis twice',
    codes: { diagnoses: dx('I10', 'E78.5', 'I10') },
    found: 'stop dx.twice:I10',
    carc: '16',
    fine: { diagnoses: dx('I10', 'E78.5') },
  },
  {
    name: 'a procedure twice without a modifier that says why',
    codes: { procedures: [...px('94640'), ...px('94640')] },
    found: 'warning px.twice:94640',
    carc: '18',
    fine: { procedures: [...px('94640'), ...px('94640', { modifiers: ['76'] })] },
  },
  {
    name: 'a manifestation first',
    codes: { diagnoses: dx('F02.80', 'G30.9') },
    found: 'stop dx.first:F02.80',
    carc: '16',
    fine: { diagnoses: dx('G30.9', 'F02.80') },
  },
  {
    name: 'a side left open',
    codes: { diagnoses: dx('M25.569') },
    found: 'info dx.side:M25.569',
    carc: '16',
    fine: { diagnoses: dx('M25.561') },
  },
  {
    name: 'a procedure on a paired part without its side',
    codes: { procedures: px('20610') },
    found: 'warning px.side:20610',
    carc: '4',
    fine: { procedures: px('20610', { modifiers: ['LT'] }) },
  },
  {
    name: 'an add-on without its base',
    codes: { procedures: px('90472') },
    found: 'stop px.add-on:90472',
    carc: '107',
    fine: { procedures: [...px('90471'), ...px('90472')] },
  },
  {
    name: 'more units than make sense',
    codes: { procedures: px('36415', { units: 999 }) },
    found: 'warning px.units:36415',
    carc: '151',
    fine: { procedures: px('36415') },
  },
  {
    name: '999 units of a code without a limit of its own',
    codes: { procedures: px('J1885', { units: 999 }) },
    found: 'warning px.units:J1885',
    carc: '151',
    fine: { procedures: px('J1885', { units: 4 }) },
  },
  {
    name: '999 units of a code outside the curated set',
    codes: { procedures: px('27447', { units: 999 }) },
    found: 'warning px.units:27447',
    carc: '151',
    fine: { procedures: px('27447') },
  },
  {
    name: 'two services that count as one',
    codes: { procedures: [...px('69210', { modifiers: ['LT'] }), ...px('69209', { modifiers: ['LT'] })] },
    found: 'warning px.bundled:69210:69209',
    carc: '97',
    fine: { procedures: [...px('69210', { modifiers: ['LT'] }), ...px('69209', { modifiers: ['RT'] })] },
  },
  {
    name: 'a service its diagnosis does not support for Medicare',
    codes: { procedures: px('83036') },
    visit: { payer: 'medicare' },
    found: 'warning px.necessity:83036:glycated-hemoglobin',
    carc: '50',
    fine: { diagnoses: dx('E11.9'), procedures: px('83036') },
    fineVisit: { payer: 'medicare' },
  },
  {
    name: 'a modifier that does not exist',
    codes: { procedures: px('20610', { modifiers: ['RT', 'ZZ'] }) },
    found: 'warning px.modifier:20610:ZZ',
    carc: '182',
    fine: { procedures: px('20610', { modifiers: ['RT'] }) },
  },
  {
    name: 'a modifier that does not exist on the visit',
    codes: { emModifiers: ['2S'] },
    found: 'warning px.modifier:99213:2S',
    carc: '182',
    fine: { emModifiers: ['25'] },
  },
  {
    name: 'a procedure that points to none of several diagnoses',
    codes: { diagnoses: dx('I10', 'E78.5'), procedures: [{ code: '93000' }] },
    found: 'warning px.no-pointer:93000',
    carc: '16',
    fine: { diagnoses: dx('I10'), procedures: [{ code: '93000' }] },
  },
  {
    name: 'a procedure that points beyond the list',
    codes: { procedures: px('93000', { pointers: [2] }) },
    found: 'stop px.pointer:93000',
    carc: '16',
    fine: { procedures: px('93000') },
  },
];

const claim = (codes: Partial<CodeSet>): CodeSet => ({
  emCode: '99213',
  diagnoses: dx('I10'),
  procedures: [],
  ...codes,
});
const facts = (visit: Partial<VisitFacts> = {}): VisitFacts => ({ dateOfService: '2026-03-02', ...visit });

for (const { name, codes, visit, found, carc, fine, fineVisit } of cases) {
  test(`edit: ${name}`, () => {
    const edits = check(claim(codes), facts(visit), curatedTable);
    const hit = edits.find(({ severity, id }) => `${severity} ${id}` === found);
    assert.ok(hit, edits.map(({ severity, id }) => `${severity} ${id}`).join(', '));
    assert.equal(hit.carc, carc);
    const kind = hit.id.split(':')[0] ?? '';
    const beside = check(claim(fine), facts(fineVisit), curatedTable);
    assert.deepEqual(
      beside.filter(({ id }) => id.startsWith(`${kind}:`)),
      [],
    );
  });
}

test('edit: a code unknown to the curated table and set is said to be not checked, and stays open to finalize', () => {
  const edits = check(claim({ diagnoses: dx('B65.9'), procedures: px('27447') }), facts(), curatedTable);
  assert.deepEqual(
    edits.filter(({ id }) => id.includes('not-checked:')).map(({ severity, id }) => `${severity} ${id}`),
    ['info dx.not-checked:B65.9', 'info px.not-checked:27447'],
  );
});

test('edit: Excludes1 of the tabular list', () => {
  const table = codeTableFromRows({
    id: 'test',
    from: '2025-10-01',
    to: null,
    complete: false,
    codes: [...curatedTable.entries()],
    notes: { year: '2026', rows: [{ code: 'J06', kind: 'excludes1', text: 'influenza (J09-J11)' }] },
  });
  const ids = (codes: CodeSet['diagnoses']): string[] =>
    check(claim({ diagnoses: codes }), facts(), table).map(({ id }) => id);
  assert.ok(ids(dx('J06.9', 'J10.1')).includes('dx.excludes1:J06.9:J10.1'));
  assert.ok(!ids(dx('J06.9', 'J20.9')).some((id) => id.startsWith('dx.excludes1')));
});

const note = `Assessment: Type 2 diabetes with hyperglycemia, A1c 9.1. Right knee pain.
Plan: increase metformin. Ibuprofen for the knee.`;
const suggestion: SuggestionResult = suggest({ note, dateOfService: '2026-03-02' }, curatedTable);

test('edit: an unspecified code where the note is specific, and a side the note gives', () => {
  assert.ok(suggestion.diagnoses.some(({ code }) => code === 'E11.65'));
  const found = (codes: CodeSet['diagnoses']): string[] =>
    check(claim({ diagnoses: codes }), facts(), curatedTable, suggestion).map(
      ({ severity, id }) => `${severity} ${id}`,
    );
  assert.ok(found(dx('E11.9')).includes('warning dx.less-specific:E11.9:E11.65'));
  assert.ok(found(dx('M25.569')).includes('warning dx.side:M25.569'));
  assert.ok(!found(dx('E11.65', 'M25.561')).some((id) => /less-specific|dx\.side/.test(id)));
});
