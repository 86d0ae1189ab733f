import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { CodeSet } from '@codeloom/contracts';
import { sampleMueFile, samplePtpFile } from '../../build/ncci-sample.ts';
import { curatedTable, curatedTableWith } from '../codes/curated.ts';
import { parseMue } from '../codes/import-mue.ts';
import { parsePtp } from '../codes/import-ptp.ts';
import { mueText, packPart, ptpText } from '../codes/ncci-text.ts';
import { check } from './check.ts';
import type { VisitFacts } from './claim.ts';

const pairs = ptpText([
  packPart(
    parsePtp(
      samplePtpFile([
        { column1: '20610', column2: '20550', indicator: '1' },
        { column1: '20610', column2: '76942', indicator: '0' },
        { column1: '69210', column2: '69209', indicator: '0' },
        { column1: '99999', column2: '99211', indicator: '1' },
        { column1: '20610', column2: '99213', indicator: '1' },
        { column1: '20610', column2: '36415', to: '20251231' },
      ]),
      'ccipra-v322r0-f1.txt',
    ),
  ),
]);
const limits = mueText(
  parseMue(
    sampleMueFile([
      ['11300', 1, 1],
      ['20610', 2, 2],
      ['J1885', 4, 3],
    ]),
    'MCR_MUE_PractitionerServices_Eff_07-01-2026.csv',
  ),
);
const loaded = curatedTableWith([pairs, limits]);

type Line = CodeSet['procedures'][number];
const line = (code: string, rest: Partial<Line> = {}): Line => ({ code, pointers: [1], ...rest });

function ids(procedures: readonly Line[], facts: Partial<VisitFacts> = {}, table = loaded): string[] {
  const codes: CodeSet = { emCode: null, diagnoses: [{ code: 'M17.11' }], procedures: [...procedures] };
  return check(codes, { dateOfService: '2026-08-03', ...facts }, table)
    .filter(({ id }) => /^(ncci|px\.(bundled|units))/.test(id))
    .map(({ severity, id }) => `${severity} ${id}`);
}
const injection = line('20610', { modifiers: ['RT'] });

test('a pair whose modifier is allowed is a warning without one and quiet with one, on either line', () => {
  assert.deepEqual(ids([injection, line('20550')]), []);
  assert.deepEqual(ids([line('20610'), line('20550')]), ['warning ncci.pair:20610:20550']);
  assert.deepEqual(ids([injection, line('20550', { modifiers: ['59'] })]), []);
  assert.deepEqual(ids([line('20610', { modifiers: ['XS'] }), line('20550')]), []);
});

test('the same side on both lines does not tell them apart, another side does', () => {
  assert.deepEqual(ids([injection, line('20550', { modifiers: ['RT'] })]), ['warning ncci.pair:20610:20550']);
  assert.deepEqual(ids([injection, line('20550', { modifiers: ['LT'] })]), []);
});

test('a modifier that is none of NCCI opens no pair', () => {
  assert.deepEqual(ids([line('20610', { modifiers: ['76'] }), line('20550')]), ['warning ncci.pair:20610:20550']);
});

test('a pair without an allowed modifier is a stop for Medicare and a warning elsewhere, whatever modifier stands', () => {
  const claim = [injection, line('76942', { modifiers: ['59'] })];
  assert.deepEqual(ids(claim, { payer: 'medicare' }), ['stop ncci.pair:20610:76942']);
  assert.deepEqual(ids(claim, { payer: 'commercial' }), ['warning ncci.pair:20610:76942']);
});

test('a visit beside a procedure stands apart by modifier 25 on the visit', () => {
  const visitIds = (emModifiers: string[]): string[] =>
    check(
      { emCode: '99213', emModifiers, diagnoses: [{ code: 'M17.11' }], procedures: [injection] },
      { dateOfService: '2026-08-03' },
      loaded,
    )
      .filter(({ id }) => id.startsWith('ncci'))
      .map(({ id }) => id);
  assert.deepEqual(visitIds([]), ['ncci.pair:20610:99213']);
  assert.deepEqual(visitIds(['25']), []);
});

test('a pair counts up to its last day', () => {
  const claim = [line('20610'), line('36415')];
  assert.deepEqual(ids(claim, { dateOfService: '2025-12-31' }), ['warning ncci.pair:20610:36415']);
  assert.deepEqual(ids(claim, { dateOfService: '2026-01-01' }), []);
});

test('the published pair stands in the place of the starter set, and names source and denial code', () => {
  const claim: CodeSet = {
    emCode: null,
    diagnoses: [{ code: 'H61.21' }],
    procedures: [line('69210', { modifiers: ['RT'] }), line('69209', { modifiers: ['RT'] })],
  };
  const found = check(claim, { dateOfService: '2026-08-03' }, loaded).filter(({ id }) => /pair|bundled/.test(id));
  assert.equal(found.length, 1);
  assert.match(found[0]?.source ?? '', /ncci-ptp-v322r0, modifier indicator 0/);
  assert.equal(found[0]?.carc, '236');
  assert.deepEqual(
    check(claim, { dateOfService: '2026-08-03' }, curatedTable)
      .filter(({ id }) => /pair|bundled/.test(id))
      .map(({ id }) => id),
    ['px.bundled:69210:69209'],
  );
});

test('a limit by line looks at each line, a limit by date at all of them', () => {
  assert.deepEqual(ids([line('11300', { units: 2 })]), ['warning ncci.units:11300']);
  assert.deepEqual(ids([line('11300'), line('11300', { modifiers: ['76'] })]), []);
  const twice = [line('20610', { modifiers: ['RT'], units: 2 }), line('20610', { modifiers: ['LT'] })];
  assert.deepEqual(ids(twice), ['warning ncci.units:20610']);
  assert.deepEqual(ids(twice, { payer: 'medicare' }), ['stop ncci.units:20610']);
  assert.deepEqual(ids([line('20610', { modifiers: ['RT'] }), line('20610', { modifiers: ['LT'] })]), []);
});

test('a clinical limit is a warning for Medicare too; exactly the limit is fine', () => {
  assert.deepEqual(ids([line('J1885', { units: 5 })], { payer: 'medicare' }), ['warning ncci.units:J1885']);
  assert.deepEqual(ids([line('J1885', { units: 4 })], { payer: 'medicare' }), []);
});

test('without files, after the newest quarter, before the limits, and past the last code the answer is "not checked"', () => {
  assert.deepEqual(ids([injection, line('36415')], {}, curatedTable), ['info ncci.not-checked']);
  assert.deepEqual(ids([injection, line('93000')], { dateOfService: '2026-10-01' }), ['info ncci.stale']);
  assert.deepEqual(ids([line('93000', { units: 2 })], { dateOfService: '2026-06-30' }), [
    'warning px.units:93000',
    'info ncci.units-not-checked',
  ]);
  assert.deepEqual(ids([injection, line('J1885')]), ['info ncci.part-missing:J1885']);
  assert.deepEqual(ids([injection]), []);
});
