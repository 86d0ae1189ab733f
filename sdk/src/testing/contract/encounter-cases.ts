import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';
import { encounterCountsSchema, encounterListSchema, encounterSchema, recomputedSchema } from '@codeloom/contracts';
import type { Encounter } from '@codeloom/contracts';
import {
  assertForm,
  coded,
  finalized,
  missingId,
  overridesOf,
  refused,
  simpleCodes,
  visit,
  type On,
} from './subject.ts';

/** Encounters from their creation to their end. */
export function encounterCases(on: On): void {
  const calls = () => on().client.encounters;

  test('what was created is read back by its id and by the host’s own key', async () => {
    const externalId = `V-${randomUUID().slice(0, 8)}`;
    const created = await calls().create(visit({ externalId, payer: 'medicare', ageYears: 70, sex: 'f' }));
    assertForm(encounterSchema, created);
    assert.deepEqual([created.status, created.version, created.noteVersion], ['draft', 1, 1]);
    assert.deepEqual(await calls().get({ id: created.id }), created);
    assert.equal((await calls().get({ externalId })).id, created.id);
    await refused('notFound', calls().get({ id: missingId() }));
    await refused('notFound', calls().get({ externalId: 'V-none' }));
    await refused('conflict', calls().create(visit({ externalId })));
  });

  test('a date of service in the future is refused', async () => {
    await refused('invalidInput', calls().create(visit({ encounterDate: '2999-01-01' })));
    const { id, version } = await calls().create(visit());
    await refused('invalidInput', calls().update(id, { version, encounterDate: '2999-01-01' }));
  });

  test('one idempotency key creates once, and answers for one request only', async () => {
    const idempotencyKey = randomUUID();
    const input = visit();
    const first = await calls().create(input, { idempotencyKey });
    assert.equal((await calls().create(input, { idempotencyKey })).id, first.id);
    await refused('conflict', calls().create({ ...input, sex: 'm' }, { idempotencyKey }));
  });

  test('a page of the list holds rows without notes, in order, and leads to the next', async () => {
    const specialty = 'family_medicine';
    const prefix = `L${randomUUID().slice(0, 8)}`;
    for (const n of [1, 2, 3]) await calls().create(visit({ specialty, patientPseudoId: `${prefix}-${n}` }));
    const query = { text: prefix, sort: { by: 'patient', direction: 'asc' } as const, limit: 2 };
    const first = await calls().list(query);
    assertForm(encounterListSchema, first);
    const rest = await calls().list({ ...query, cursor: first.nextCursor ?? '' });
    assert.deepEqual(
      [...first.items, ...rest.items].map(({ patientPseudoId }) => patientPseudoId),
      [1, 2, 3].map((n) => `${prefix}-${n}`),
    );
    assert.equal(rest.nextCursor, null);
    await refused('invalidInput', calls().list({ ...query, cursor: 'elsewhere' }));
    const counts = await calls().counts({ text: prefix });
    assertForm(encounterCountsSchema, counts);
    assert.deepEqual(counts.byStatus, { draft: 3, ai_suggested: 0, finalized: 0, exported: 0, voided: 0 });
  });

  test('encounters are handed to a person, all or none, and counted once', async () => {
    const one = await calls().create(visit());
    const people = await on().client.worklist.people();
    const self = people.find((person) => person.self);
    assert.ok(self);
    const hand = { ids: [one.id], assigneeId: self.id };
    if (on().role === 'PROVIDER') {
      await refused('denied', calls().assign(hand));
      return;
    }
    assert.deepEqual(await calls().assign(hand), { changed: 1 });
    assert.deepEqual(await calls().assign(hand), { changed: 0 });
    assert.ok((await calls().list({ assignee: 'me' })).items.some(({ id }) => id === one.id));
    await refused('notFound', calls().assign({ ids: [one.id, missingId()], assigneeId: null }));
    assert.equal((await calls().get({ id: one.id })).assigneeId, self.id);
    // Whose work it is does not change what is coded.
    assert.equal((await calls().get({ id: one.id })).version, one.version);
  });

  test('a suggestion is shown by its encounter; asking again about the same note answers the same', async () => {
    const { id } = await calls().create(visit());
    const shown = await calls().suggest(id);
    assertForm(encounterSchema, shown);
    assert.deepEqual([shown.status, shown.version], ['ai_suggested', 2]);
    assert.ok(shown.suggestion && shown.suggestionRunId);
    const { recommended, highestSupported } = shown.suggestion.em;
    assert.ok(recommended);
    assert.equal(shown.emRecommended?.code, recommended.code);
    assert.equal(shown.emHighestSupported?.code, highestSupported?.code);
    assert.equal(shown.denialRiskLevel, shown.suggestion.denialRisk.level);
    const again = await calls().suggest(id);
    assert.deepEqual([again.version, again.suggestionRunId], [2, shown.suggestionRunId]);
    const forced = await calls().suggest(id, { force: true });
    assert.equal(forced.version, 3);
    assert.notEqual(forced.suggestionRunId, shown.suggestionRunId);
    await refused('notFound', calls().suggest(missingId()));
  });

  test('a level is recomputed for the run that is shown, without evidence, and changes nothing', async () => {
    const { id } = await calls().create(visit());
    const shown = await calls().suggest(id);
    const runId = shown.suggestionRunId ?? '';
    const { recompute, respond } = on().client.suggestions;
    const answer = await recompute({ encounterId: id, runId, notSupported: {} });
    assertForm(recomputedSchema, answer);
    assert.equal(answer.em.recommended?.code, shown.emRecommended?.code);
    const { problems, data, risk } = answer.em.mdm;
    assert.ok([problems, data, risk].every(({ items }) => items.every(({ evidence }) => evidence.length === 0)));
    await refused('conflict', recompute({ encounterId: id, runId: missingId(), notSupported: {} }));
    const code = shown.suggestion?.diagnoses[0]?.code ?? '';
    await respond(id, { kind: 'diagnosis', code, response: 'dismissed', reason: 'Not treated today.' });
    await refused('invalidInput', respond(id, { kind: 'diagnosis', code: 'S00.01XA', response: 'accepted' }));
    assert.equal((await calls().get({ id })).version, shown.version);
    const bare = await calls().create(visit());
    await refused('conflict', respond(bare.id, { kind: 'diagnosis', code, response: 'accepted' }));
  });

  test('a changed note is a new version without its suggestion; the same note is not', async () => {
    const { id } = await calls().create(visit());
    const { version } = await calls().suggest(id);
    const same = await calls().update(id, { version, noteText: visit().noteText });
    assert.deepEqual([same.status, same.noteVersion, same.version], ['ai_suggested', 1, version + 1]);
    const changed = await calls().update(id, { version: same.version, noteText: 'Cough for two days.' });
    assertForm(encounterSchema, changed);
    assert.deepEqual([changed.status, changed.noteVersion, changed.noteText], ['draft', 2, 'Cough for two days.']);
    assert.deepEqual(
      [changed.suggestion, changed.suggestionRunId, changed.emRecommended, changed.denialRiskLevel],
      [null, null, null, null],
    );
    assert.deepEqual([changed.hadUndercodeHint, changed.denialRiskReasons], [false, []]);
  });

  test('codes are kept in order, with who stands behind each', async () => {
    const { id } = await calls().create(visit());
    const { version, suggestion } = await calls().suggest(id);
    const suggested = suggestion?.diagnoses[0]?.code ?? '';
    const set = await calls().setCodes(id, {
      version,
      emCode: '99212',
      emModifiers: ['25'],
      diagnoses: [{ code: 'M25.561' }, { code: suggested }],
      procedures: [{ code: '93000', pointers: [1] }],
    });
    assertForm(encounterSchema, set);
    assert.deepEqual(
      set.finalDiagnoses.map(({ code, source }) => [code, source]),
      [
        ['M25.561', 'user'],
        [suggested, 'ai'],
      ],
    );
    assert.ok(set.finalDiagnoses.every(({ description }) => description !== ''));
    const [line] = set.finalProcedures;
    assert.deepEqual([line?.modifiers, line?.units, line?.pointers, line?.source], [[], 1, [1], 'user']);
    const who = on().role === 'PROVIDER' ? 'provider' : 'biller';
    assert.deepEqual([set.finalEmCodeSource, set.status], [who, 'ai_suggested']);
    const accepted = set.emRecommended?.code ?? null;
    const next = await calls().setCodes(id, { ...simpleCodes, emCode: accepted, version: set.version });
    assert.equal(next.finalEmCodeSource, 'ai');
    const none = { version: next.version, emCode: null, emModifiers: ['25'], diagnoses: [], procedures: [] };
    const without = await calls().setCodes(id, none);
    assert.deepEqual([without.finalEmModifiers, without.finalEmCodeSource, without.edits], [[], null, []]);
  });

  test('every change with a stale version is a conflict that names the present one, and changes nothing', async () => {
    const { id, version } = await coded(on().client);
    const stale = version - 1;
    const changes = [
      () => calls().update(id, { version: stale, payer: 'medicare' }),
      () => calls().setCodes(id, { ...simpleCodes, version: stale }),
      () => calls().finalize(id, { version: stale }),
      () => calls().reopen(id, { version: stale, reason: 'A reason.' }),
      ...(on().role === 'PROVIDER' ? [] : [() => calls().void(id, { version: stale, reason: 'A reason.' })]),
    ];
    for (const change of changes) assert.deepEqual((await refused('conflict', change())).details, { version });
    assert.equal((await calls().get({ id })).version, version);
  });

  test('an encounter without codes is not finalized', async () => {
    const { id, version } = await calls().create(visit());
    const error = await refused('unresolvedEdits', calls().finalize(id, { version }));
    assert.deepEqual(unresolvedOf(error.details), ['claim.empty']);
  });

  test('a stop holds finalization back, and so does a warning without a reason', async () => {
    const created = await calls().create(visit());
    const { id } = created;
    const stopped = await calls().setCodes(id, {
      version: created.version,
      emCode: null,
      diagnoses: [{ code: 'I10' }, { code: 'I10' }],
      procedures: [],
    });
    const stops = stopped.edits.filter(({ severity }) => severity === 'stop');
    assert.ok(stops.length > 0, 'The same diagnosis twice is a stop.');
    const { version } = stopped;
    const error = await refused('unresolvedEdits', calls().finalize(id, { version, overrides: overridesOf(stopped) }));
    assert.deepEqual(
      unresolvedOf(error.details),
      stops.map((edit) => edit.id),
    );

    const warned = await calls().setCodes(id, {
      version,
      emCode: '99213',
      diagnoses: [{ code: 'M17.11' }],
      procedures: [{ code: '20610', modifiers: ['RT'], pointers: [1] }],
    });
    const warnings = overridesOf(warned).map(({ editId }) => editId);
    assert.ok(warnings.length > 0, 'A visit beside an injection without modifier 25 is a warning.');
    assert.ok(warned.edits.every(({ severity }) => severity !== 'stop'));
    const open = await refused('unresolvedEdits', calls().finalize(id, { version: warned.version }));
    assert.deepEqual(unresolvedOf(open.details), warnings);
    const done = await calls().finalize(id, { version: warned.version, overrides: overridesOf(warned) });
    assert.equal(done.status, 'finalized');
  });

  test('finalizing names who did it and how the level stands to the suggestion; its key answers again', async () => {
    const { id } = await calls().create(visit());
    const { version, emRecommended } = await calls().suggest(id);
    const set = await calls().setCodes(id, { ...simpleCodes, emCode: emRecommended?.code ?? null, version });
    const idempotencyKey = randomUUID();
    const input = { version: set.version, overrides: overridesOf(set) };
    const done = await calls().finalize(id, input, { idempotencyKey });
    assertForm(encounterSchema, done);
    assert.deepEqual(
      [done.status, done.version, done.emDecisionDelta],
      ['finalized', set.version + 1, 'accepted_as_is'],
    );
    const self = (await on().client.worklist.people()).find((person) => person.self);
    assert.deepEqual([done.finalizedByUserId, done.finalizedByName], [self?.id, self?.name]);
    assert.equal((await calls().finalize(id, input, { idempotencyKey })).version, done.version);
    await refused('conflict', calls().finalize(id, input));

    const lower = await coded(on().client);
    const suggested = await calls().suggest(lower.id);
    const below = await calls().setCodes(lower.id, { ...simpleCodes, emCode: '99212', version: suggested.version });
    const final = { version: below.version, overrides: overridesOf(below) };
    assert.equal((await calls().finalize(lower.id, final)).emDecisionDelta, 'lower_than_ai');
  });

  test('a finalized encounter does not change until it is reopened; an open one is not reopened', async () => {
    const { id, version } = await finalized(on().client);
    const closed = [
      () => calls().update(id, { version, payer: 'medicare' }),
      () => calls().setCodes(id, { ...simpleCodes, version }),
      () => calls().finalize(id, { version }),
      () => calls().suggest(id),
    ];
    for (const call of closed) assert.match((await refused('conflict', call())).message, /Reopen/);
    const open = await calls().reopen(id, { version, reason: 'The payer asked.' });
    assertForm(encounterSchema, open);
    assert.deepEqual(endOf(open), ['draft', null, null, null, null]);
    assert.equal(open.finalDiagnoses.length, 1);
    await refused('conflict', calls().reopen(id, { version: open.version, reason: 'Again.' }));
  });

  test('a voided encounter stays so', async () => {
    const { id, version } = await coded(on().client);
    const ended = calls().void(id, { version, reason: 'A duplicate.' });
    if (on().role === 'PROVIDER') {
      await refused('denied', ended);
      return;
    }
    const voided = await ended;
    assert.deepEqual([voided.status, voided.version], ['voided', version + 1]);
    const closed = [
      () => calls().void(id, { version: voided.version, reason: 'Again.' }),
      () => calls().reopen(id, { version: voided.version, reason: 'After all.' }),
      () => calls().setCodes(id, { ...simpleCodes, version: voided.version }),
      () => calls().suggest(id),
    ];
    for (const call of closed) await refused('conflict', call());
  });

  test('a call that its caller ended is told as such', async () => {
    await refused('aborted', calls().list({}, { signal: AbortSignal.abort() }));
  });
}

const unresolvedOf = (details: unknown): string[] =>
  (details as { edits: { id: string }[] }).edits.map((edit) => edit.id);

const endOf = (encounter: Encounter): unknown[] => [
  encounter.status,
  encounter.emDecisionDelta,
  encounter.finalizedAt,
  encounter.finalizedByUserId,
  encounter.finalizedByName,
];
