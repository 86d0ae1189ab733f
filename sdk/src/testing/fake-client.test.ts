import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Encounter } from '@codeloom/contracts';
import { CodeloomError } from '../error.ts';
import { createFakeClient } from './fake-client.ts';
import type { FakeControls } from './fake-options.ts';
import type { CodeloomClient } from '../client.ts';
import { sampleEncounter, sampleEngine, sampleTable } from './samples.ts';

const { id } = sampleEncounter();
const fake = (): CodeloomClient & FakeControls =>
  createFakeClient({ encounters: [sampleEncounter()], engine: sampleEngine, table: sampleTable });
const codes = { emCode: '99213', emModifiers: ['25'], diagnoses: [{ code: 'I10' }], procedures: [] };

describe('the in-memory fake', () => {
  it('walks an encounter from draft to finalized and back, one version a step', async () => {
    const client = fake();
    const steps = [
      await client.encounters.suggest(id),
      await client.encounters.setCodes(id, { ...codes, version: 2 }),
      await client.encounters.finalize(id, { version: 3 }),
      await client.encounters.reopen(id, { version: 4, reason: 'Payer asked' }),
    ];
    assert.deepEqual(
      steps.map(({ status, version }) => `${status} ${version}`),
      ['ai_suggested 2', 'ai_suggested 3', 'finalized 4', 'ai_suggested 5'],
    );
  });

  it('answers a stale version with a conflict and a finalized encounter with the way out', async () => {
    const client = fake();
    await assert.rejects(client.encounters.setCodes(id, { ...codes, version: 7 }), { code: 'conflict' });
    await client.encounters.setCodes(id, { ...codes, version: 1 });
    await client.encounters.finalize(id, { version: 2 });
    await assert.rejects(client.encounters.setCodes(id, { ...codes, version: 3 }), {
      code: 'conflict',
      message: /Reopen/,
    });
  });

  it('returns a suggested encounter to draft when its note changes', async () => {
    const client = fake();
    await client.encounters.suggest(id);
    const changed = await client.encounters.update(id, { version: 2, noteText: 'Cough.' });
    assert.deepEqual([changed.status, changed.suggestion, changed.noteVersion], ['draft', null, 2]);
  });

  it('sets the source of each code itself', async () => {
    const client = fake();
    await client.encounters.suggest(id);
    const { finalDiagnoses } = await client.encounters.setCodes(id, {
      ...codes,
      diagnoses: [{ code: 'I10' }, { code: 'M25.561' }],
      version: 2,
    });
    assert.deepEqual(
      finalDiagnoses.map(({ source }) => source),
      ['ai', 'user'],
    );
  });

  it('holds back finalization while a stop or an unanswered warning stands', async () => {
    const client = fake();
    await client.encounters.setCodes(id, { ...codes, diagnoses: [], version: 1 });
    await assert.rejects(client.encounters.finalize(id, { version: 2 }), { code: 'unresolvedEdits' });
  });

  it('creates once for one idempotency key', async () => {
    const client = fake();
    const input = {
      patientPseudoId: 'PT-1',
      encounterDate: '2026-03-02',
      visitType: 'office_established' as const,
      specialty: 'family_medicine',
      noteText: 'Cough.',
    };
    const first = await client.encounters.create(input, { idempotencyKey: 'k1' });
    const again = await client.encounters.create(input, { idempotencyKey: 'k1' });
    assert.equal(first.id, again.id);
  });

  it('lists by filter and order in pages, counts, and hands encounters over', async () => {
    const many = Array.from({ length: 5 }, (_, index) =>
      sampleEncounter({
        id: `019a0000-0000-7000-8000-00000000000${index}` as Encounter['id'],
        patientPseudoId: `PT-${index}`,
        status: index === 4 ? 'finalized' : 'draft',
      }),
    );
    const client = createFakeClient({ encounters: many });
    const sort = { by: 'patient', direction: 'asc' } as const;
    const first = await client.encounters.list({ status: 'needs_coding', sort, limit: 3 });
    assert.deepEqual(
      first.items.map(({ patientPseudoId }) => patientPseudoId),
      ['PT-0', 'PT-1', 'PT-2'],
    );
    const rest = await client.encounters.list({
      status: 'needs_coding',
      sort,
      limit: 3,
      cursor: first.nextCursor ?? '',
    });
    assert.deepEqual([rest.items.length, rest.nextCursor], [1, null]);
    assert.equal((await client.encounters.counts({})).byStatus.finalized, 1);
    const [self] = await client.worklist.people();
    assert.ok(self);
    assert.deepEqual(await client.encounters.assign({ ids: [many[0]?.id ?? ''], assigneeId: self.id }), { changed: 1 });
    assert.equal((await client.encounters.list({ assignee: 'me' })).items.length, 1);
    await assert.rejects(client.encounters.assign({ ids: ['missing'], assigneeId: null }), { code: 'notFound' });
  });

  it('fails and waits when told to, and ends with its signal', async () => {
    const client = fake();
    client.failNext('encounters.get', new CodeloomError('network', 'Away.'));
    await assert.rejects(client.encounters.get({ id }), { code: 'network' });
    client.setDelay(60_000);
    const end = new AbortController();
    const slow = client.encounters.get({ id }, { signal: end.signal });
    end.abort();
    await assert.rejects(slow, { code: 'aborted' });
  });

  it('gives every span of the sample as an exact quote of the note', () => {
    const encounter = sampleEncounter();
    const result = sampleEngine(encounter);
    const spans = [
      ...result.diagnoses.flatMap(({ evidence }) => evidence),
      ...result.procedures.flatMap(({ evidence }) => evidence),
      ...result.rejected.flatMap(({ evidence }) => evidence),
    ];
    assert.ok(spans.length > 6);
    for (const { start, end, quote } of spans) assert.equal(encounter.noteText.slice(start, end), quote);
  });
});
