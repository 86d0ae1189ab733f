import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CodeSet, Edit } from '@codeloom/contracts';
import fc from 'fast-check';
import { codeTableFromRows, curatedTable } from '../codes/curated.ts';
import { check } from './check.ts';
import type { VisitFacts } from './claim.ts';

const visit: VisitFacts = { dateOfService: '2026-03-02', visitType: 'office_established', ageYears: 58, sex: 'm' };
const fine: CodeSet = { emCode: '99213', diagnoses: [{ code: 'I10' }], procedures: [] };

const ids = (codes: Partial<CodeSet>, facts: Partial<VisitFacts> = {}): string[] =>
  check({ ...fine, ...codes }, { ...visit, ...facts }, curatedTable).map((edit: Edit) => `${edit.severity} ${edit.id}`);
const dx = (...codes: string[]): CodeSet['diagnoses'] => codes.map((code) => ({ code }));

test('an office visit for hypertension meets no edit', () => {
  assert.deepEqual(ids({}), []);
});

test('a category is a stop that names longer codes', () => {
  const [edit] = check({ ...fine, diagnoses: dx('E11') }, visit, curatedTable);
  assert.equal(edit?.severity, 'stop');
  assert.match(edit.message, /E11\./);
});

test('a category without a row of its own is known by the codes below it', () => {
  assert.equal(curatedTable.lookup('M25.56'), undefined);
  assert.ok(ids({ diagnoses: dx('M25.56') }).includes('stop dx.not-billable:M25.56'));
});

test('a code outside the curated table is not checked, never wrong', () => {
  assert.ok(ids({ diagnoses: dx('I10', 'B65.9') }).every((id) => id.startsWith('info')));
});

test('hypertension alone beside its combination code is a warning', () => {
  assert.ok(ids({ diagnoses: dx('I11.0', 'I50.9', 'I10') }).includes('warning dx.combination:I10:I11.0'));
});

test('an external cause never comes first, and may stand later', () => {
  assert.ok(ids({ diagnoses: dx('W19.XXXA', 'S93.401A') }).includes('stop dx.first:W19.XXXA'));
  assert.ok(!ids({ diagnoses: dx('S93.401A', 'W19.XXXA') }).some((id) => id.includes('dx.first')));
});

test('the same diagnosis twice is a stop', () => {
  assert.ok(ids({ diagnoses: dx('I10', 'I10') }).includes('stop dx.twice:I10'));
});

test('a new-patient code for somebody seen less than three years ago is a warning; on the third anniversary it is not', () => {
  const facts: Partial<VisitFacts> = { visitType: 'office_new' };
  const edge = (lastVisitDate: string): string[] => ids({ emCode: '99203' }, { ...facts, lastVisitDate });
  assert.ok(edge('2023-03-03').includes('warning em.seen-before:99203'));
  assert.ok(!edge('2023-03-02').some((id) => id.includes('seen-before')));
});

test('an established code on a new-patient encounter is a warning', () => {
  assert.ok(ids({}, { visitType: 'office_new' }).includes('warning em.patient:99213'));
});

test('an injection beside a visit asks for modifier 25, and is quiet with it', () => {
  const procedures: CodeSet['procedures'] = [{ code: '20610', modifiers: ['RT'], pointers: [1] }];
  assert.ok(ids({ procedures }).includes('warning em.25:99213:20610'));
  assert.ok(!ids({ procedures, emModifiers: ['25'] }).some((id) => id.includes('em.25')));
});

test('a joint injection without a side is a warning', () => {
  const procedures: CodeSet['procedures'] = [{ code: '20610', pointers: [1] }];
  assert.ok(ids({ procedures, emModifiers: ['25'] }).includes('warning px.side:20610'));
});

test('an add-on without its base is a stop, with it it is not', () => {
  assert.ok(ids({ procedures: [{ code: '17003', units: 2 }] }).includes('stop px.add-on:17003'));
  assert.ok(
    !ids({ procedures: [{ code: '17000' }, { code: '17003', units: 2 }] }).some((id) => id.includes('px.add-on')),
  );
});

test('a pointer past the diagnoses is a stop', () => {
  assert.ok(ids({ procedures: [{ code: '93000', pointers: [2] }] }).includes('stop px.pointer:93000'));
});

test('Medicare does not take consultation codes; commercial payers may', () => {
  const codes: Partial<CodeSet> = { emCode: '99243' };
  assert.ok(ids(codes, { visitType: 'consultation', payer: 'medicare' }).includes('stop em.consultation:99243'));
  assert.ok(!ids(codes, { visitType: 'consultation', payer: 'commercial' }).some((id) => id.startsWith('stop')));
});

test('G2211 beside a 25 for a procedure is a warning; beside a 25 for a vaccine it is fine from 2025', () => {
  const base: Partial<CodeSet> = { emModifiers: ['25'] };
  const withProcedure = ids({ ...base, procedures: [{ code: 'G2211' }, { code: '17110' }] });
  const withVaccine = (dateOfService: string): string[] =>
    ids({ ...base, procedures: [{ code: 'G2211' }, { code: 'G0008' }] }, { dateOfService });
  assert.ok(withProcedure.includes('warning em.g2211-25:G2211:99213'));
  assert.ok(!withVaccine('2025-01-01').some((id) => id.includes('g2211')));
  assert.ok(withVaccine('2024-12-31').some((id) => id.includes('g2211')));
});

test('a pregnancy code on a male encounter is a warning', () => {
  assert.ok(ids({ diagnoses: dx('Z34.90') }).some((id) => id.startsWith('warning dx.sex')));
  assert.ok(!ids({ diagnoses: dx('Z34.90') }, { sex: 'f' }).some((id) => id.includes('dx.sex')));
});

test('two services without the published pair files are said to be not checked', () => {
  assert.ok(ids({ emModifiers: ['25'], procedures: [{ code: '17110' }] }).includes('info ncci.not-checked'));
});

test('an open side is told where the same code has sides, and only there', () => {
  assert.ok(ids({ diagnoses: dx('M25.569') }).includes('info dx.side:M25.569'));
  assert.ok(ids({ diagnoses: dx('S93.409A') }).includes('info dx.side:S93.409A'));
  assert.ok(ids({ diagnoses: dx('H66.90') }).includes('info dx.side:H66.90'));
  assert.ok(!ids({ diagnoses: dx('I50.9', 'M10.9') }).some((id) => id.includes('dx.side')));
});

test('a procedure on one side that points to the other is a warning', () => {
  const procedures = (modifier: string): CodeSet['procedures'] => [
    { code: '20610', modifiers: [modifier], pointers: [1] },
  ];
  const facts: Partial<CodeSet> = { emCode: null, diagnoses: dx('M17.11') };
  assert.ok(ids({ ...facts, procedures: procedures('LT') }).includes('warning px.other-side:20610:M17.11'));
  assert.deepEqual(ids({ ...facts, procedures: procedures('RT') }), []);
});

test('a visit modifier on a procedure and a doubled side are warnings', () => {
  const one = (modifiers: string[]): string[] => ids({ emCode: null, procedures: [{ code: '20610', modifiers }] });
  assert.ok(one(['RT', '25']).includes('warning px.visit-modifier:20610'));
  assert.ok(one(['50', 'RT']).includes('warning px.side-twice:20610'));
});

test('a telehealth visit in the office is a warning; audio only carries 93', () => {
  const facts: Partial<VisitFacts> = { visitType: 'telehealth_audio', placeOfService: '11' };
  assert.deepEqual(ids({}, facts), ['warning em.telehealth-place:99213', 'warning em.telehealth-audio:99213']);
  assert.deepEqual(ids({ emModifiers: ['93'] }, { ...facts, placeOfService: '10' }), []);
});

test('more diagnoses than a claim holds is a stop that names the rest', () => {
  const many = dx(...Array.from({ length: 13 }, (_, index) => `Z68.${String(20 + index)}`));
  assert.ok(ids({ diagnoses: many }).includes('stop dx.too-many:Z68.32'));
});

const anyCodes = [...curatedTable.entries()].map((entry) => entry.code);
const anyServices = [...curatedTable.procedures()].map((entry) => entry.code);
const anySet: fc.Arbitrary<CodeSet> = fc.record({
  emCode: fc.constantFrom(null, '99203', '99211', '99214', '99243'),
  emModifiers: fc.subarray(['25', '57', '93']),
  diagnoses: fc.array(fc.constantFrom('Q99.9', ...anyCodes), { maxLength: 12 }).map((codes) => dx(...codes)),
  procedures: fc.array(
    fc.record({
      code: fc.constantFrom('0001A', ...anyServices),
      modifiers: fc.subarray(['25', '50', '59', 'LT', 'RT']),
      units: fc.integer({ min: 1, max: 20 }),
      pointers: fc.array(fc.integer({ min: 1, max: 12 }), { maxLength: 4 }),
    }),
    { maxLength: 8 },
  ),
});

test('any set of codes is checked without a fault, each edit once, stops first, the same way twice', () => {
  fc.assert(
    fc.property(anySet, (set) => {
      const edits = check(set, visit, curatedTable);
      assert.equal(new Set(edits.map((edit) => edit.id)).size, edits.length);
      assert.deepEqual(check(set, visit, curatedTable), edits);
      const ranks = edits.map((edit) => ['stop', 'warning', 'info'].indexOf(edit.severity));
      assert.deepEqual(
        ranks,
        [...ranks].sort((a, b) => a - b),
      );
      for (const edit of edits) assert.ok(edit.message !== '' && edit.source !== '', edit.id);
    }),
    { numRuns: 200 },
  );
});

test('Excludes1 of a loaded tabular list is a warning that names its year', () => {
  const table = codeTableFromRows({
    id: 'test',
    from: '2025-10-01',
    to: null,
    complete: false,
    codes: [...curatedTable.entries()],
    notes: { year: '2026', rows: [{ code: 'E11', kind: 'excludes1', text: 'type 1 sugar (E10.-)' }] },
  });
  const [edit] = check({ ...fine, diagnoses: dx('E11.65', 'E10.65') }, visit, table).filter(({ id }) =>
    id.startsWith('dx.excludes1'),
  );
  assert.equal(edit?.severity, 'warning');
  assert.match(edit.message, /2026/);
});

test('a code missing from a complete table is a stop on a date it covers, and not checked after it', () => {
  const table = codeTableFromRows({
    id: 'icd10cm-2026',
    from: '2025-10-01',
    to: '2026-09-30',
    complete: true,
    codes: [{ code: 'I10', description: 'Essential (primary) hypertension', billable: true }],
  });
  const on = (dateOfService: string): string[] =>
    check({ ...fine, diagnoses: dx('E11.9') }, { ...visit, dateOfService }, table).map((edit) => edit.id);
  assert.deepEqual(on('2026-09-30'), ['dx.not-valid:E11.9']);
  assert.deepEqual(on('2026-10-01'), ['dx.not-checked:E11.9', 'dx.stale']);
});

test('a date before the table is said to be not checked; its first day is checked', () => {
  assert.deepEqual(ids({}, { dateOfService: '2025-09-30' }), ['info dx.before']);
  assert.deepEqual(ids({}, { dateOfService: '2025-10-01' }), []);
});
