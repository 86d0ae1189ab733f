import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { SuggestionResult } from '@codeloom/contracts';
import { curatedTable, recomputeEm, suggest } from './index.ts';
import type { MdmElement, NotSupported } from './index.ts';

const DATE = '2026-03-02';
const nothing: NotSupported = { items: [], diagnoses: [], time: false };
const suggested = (note: string): SuggestionResult =>
  suggest({ note, dateOfService: DATE, patient: 'established' }, curatedTable);

const twoChronic = `CC: follow-up of blood pressure and diabetes.
HPI: Home readings run 150/90. Sugars are in range.
Assessment and plan:
1. Essential hypertension, not at goal. Increase lisinopril to 20 mg daily.
2. Type 2 diabetes, stable. Continue metformin.
Reviewed BMP today.`;
const byTime = `Assessment and plan:
1. Essential hypertension, stable. Continue lisinopril.
Total time on the date of the encounter: 45 minutes.`;

/** Every place of the grid for which a condition holds. */
function places(
  { em }: SuggestionResult,
  isMeant: (item: SuggestionResult['em']['mdm']['risk']['items'][number], element: MdmElement) => boolean,
): NotSupported['items'] {
  return (['problems', 'data', 'risk'] as const).flatMap((element) =>
    em.mdm[element].items.flatMap((item, index) => (isMeant(item, element) ? [{ element, index }] : [])),
  );
}

test('with nothing marked the stored level stands', () => {
  const result = suggested(twoChronic);
  assert.deepEqual(recomputeEm(result, nothing, DATE), result.em);
});

test('marking what was not counted changes nothing: the items of a result lead to the level of the note', () => {
  for (const note of [twoChronic, byTime]) {
    const result = suggested(note);
    const idle = { ...nothing, diagnoses: ['Z00.00'] };
    assert.deepEqual(recomputeEm(result, idle, DATE), result.em);
  }
});

test('without the decision about a drug the level falls, and the item says why it no longer counts', () => {
  const result = suggested(twoChronic);
  assert.equal(result.em.recommended?.code, '99214');
  const items = places(result, ({ kind }, element) => element === 'risk' && kind === 'prescription-drug');
  assert.equal(items.length, 1);
  const em = recomputeEm(result, { ...nothing, items }, DATE);
  assert.equal(em.recommended?.code, '99212');
  assert.equal(em.mdm.risk.level, 'minimal');
  const item = em.mdm.risk.items[items[0]?.index ?? 0];
  assert.deepEqual([item?.counted, item?.whyNot], [false, 'Marked as not supported.']);
  assert.ok(em.missingForNext.some((line) => line.includes('risk of management')));
});

test('a fragile fact lowers the level when it is marked, as the result says', () => {
  const result = suggested(twoChronic);
  assert.ok(result.em.fragile.length > 0);
  for (const line of result.em.fragile) {
    const items = places(result, ({ text }) => line.startsWith(`${text}:`)).slice(0, 1);
    const em = recomputeEm(result, { ...nothing, items }, DATE);
    assert.ok((em.recommended?.level ?? 0) < (result.em.recommended?.level ?? 0), line);
  }
});

test('a problem falls with the diagnosis that rests on the same words, others stand', () => {
  const result = suggested(twoChronic);
  const em = recomputeEm(result, { ...nothing, diagnoses: ['I10'] }, DATE);
  const counted = em.mdm.problems.items.filter((item) => item.counted).map(({ text }) => text);
  assert.ok(counted.every((text) => !/hypertension/i.test(text)));
  assert.ok(counted.some((text) => /diabetes/i.test(text)));
});

test('without the documented time the level rests on medical decision making', () => {
  const result = suggested(byTime);
  assert.deepEqual([result.em.recommended?.code, result.em.basis], ['99215', 'time']);
  const em = recomputeEm(result, { ...nothing, time: true }, DATE);
  assert.deepEqual([em.recommended?.code, em.basis, em.time], ['99213', 'mdm', null]);
});

test('without any problem and without time no level is supported', () => {
  const result = suggested(twoChronic);
  const items = places(result, (_item, element) => element === 'problems');
  const em = recomputeEm(result, { ...nothing, items }, DATE);
  assert.deepEqual([em.recommended, em.highestSupported, em.alternatives, em.basis], [null, null, [], null]);
});

test('no set of marks ever raises the level', () => {
  for (const note of [twoChronic, byTime]) {
    const result = suggested(note);
    const all = places(result, () => true);
    for (let set = 1; set < 2 ** Math.min(all.length, 8); set += 1) {
      const items = all.filter((_place, index) => (set >> index) % 2 === 1);
      const em = recomputeEm(result, { ...nothing, items }, DATE);
      assert.ok((em.recommended?.level ?? 0) <= (result.em.recommended?.level ?? 0));
    }
  }
});

test('the confidence that agreement with a model gave is kept', () => {
  const result = suggested(twoChronic);
  const { recommended } = result.em;
  assert.ok(recommended);
  const surer = { ...result, em: { ...result.em, recommended: { ...recommended, confidence: 0.95 } } };
  const idle = { ...nothing, diagnoses: ['Z00.00'] };
  assert.equal(recomputeEm(surer, idle, DATE).recommended?.confidence, 0.95);
});

test('a run of an engine that did not say how firmly its items hold is recomputed by what it counted', () => {
  const result = suggested(twoChronic);
  for (const element of ['problems', 'data', 'risk'] as const)
    for (const item of result.em.mdm[element].items) delete item.hold;
  const items = places(result, ({ kind }) => kind === 'prescription-drug');
  assert.equal(recomputeEm(result, { ...nothing, items }, DATE).recommended?.code, '99212');
});
