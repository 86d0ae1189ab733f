import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CodeSet, Edit } from '@codeloom/contracts';
import { curatedTable } from '../codes/curated.ts';
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

test('a code outside the curated table is not checked, never wrong', () => {
  assert.ok(ids({ diagnoses: dx('I10', 'B60.0') }).every((id) => id.startsWith('info')));
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
