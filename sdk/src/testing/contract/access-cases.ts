import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Encounter, SavedView } from '@codeloom/contracts';
import type { CodeloomClient } from '../../client.ts';
import { CodeloomError } from '../../error.ts';
import { mayCall, type FakeCaller } from '../fake-access.ts';
import type { FakeCall } from '../fake-options.ts';
import { nameOf } from './callers.ts';
import { missingId, refused, simpleCodes, visit } from './subject.ts';

export interface Accessed {
  readonly client: CodeloomClient;
  /** The encounter that a session is bound to. */
  readonly own: Encounter['id'];
  /** Another one of the practice. */
  readonly other: Encounter['id'];
}
export type AccessOn = (caller: FakeCaller) => Promise<Accessed>;

type Call = (client: CodeloomClient, id: Encounter['id']) => Promise<unknown>;

const version = 1;
const view: SavedView['view'] = { filters: {}, sort: { by: 'encounterDate', direction: 'desc' }, columns: ['patient'] };
const draft = { kind: 'note', noteText: 'Half' } as const;

/** Each call of the client, with what it needs to get as far as its permission. */
const calls: Record<FakeCall, Call> = {
  'encounters.get': ({ encounters }, id) => encounters.get({ id }),
  'encounters.list': ({ encounters }) => encounters.list({}),
  'encounters.counts': ({ encounters }) => encounters.counts({}),
  'encounters.assign': ({ encounters }, id) => encounters.assign({ ids: [id], assigneeId: null }),
  'encounters.create': ({ encounters }) => encounters.create(visit()),
  'encounters.update': ({ encounters }, id) => encounters.update(id, { version, noteText: 'Cough.' }),
  'encounters.setCodes': ({ encounters }, id) => encounters.setCodes(id, { ...simpleCodes, version }),
  'encounters.suggest': ({ encounters }, id) => encounters.suggest(id),
  'encounters.finalize': ({ encounters }, id) => encounters.finalize(id, { version }),
  'encounters.reopen': ({ encounters }, id) => encounters.reopen(id, { version, reason: 'The payer asked.' }),
  'encounters.void': ({ encounters }, id) => encounters.void(id, { version, reason: 'A duplicate.' }),
  'comments.list': ({ comments }, id) => comments.list(id),
  'comments.add': ({ comments }, id) => comments.add(id, 'See the plan.'),
  'drafts.save': ({ drafts }, encounterId) => drafts.save({ encounterId, encounterVersion: version, content: draft }),
  'drafts.get': ({ drafts }, id) => drafts.get(id),
  'drafts.discard': ({ drafts }, id) => drafts.discard(id),
  'suggestions.respond': ({ suggestions }, id) =>
    suggestions.respond(id, { kind: 'em', code: '99213', response: 'accepted' }),
  'suggestions.recompute': ({ suggestions }, encounterId) =>
    suggestions.recompute({ encounterId, runId: missingId(), notSupported: {} }),
  'worklist.people': ({ worklist }) => worklist.people(),
  'savedViews.list': ({ savedViews }) => savedViews.list(),
  'savedViews.save': ({ savedViews }) => savedViews.save({ name: `V ${missingId().slice(0, 8)}`, view }),
  'savedViews.remove': ({ savedViews }) => savedViews.remove(missingId()),
  'audit.list': ({ audit }, id) => audit.list({ encounter: { id } }),
  'audit.export': ({ audit }, id) => audit.export({ encounter: { id }, format: 'json' }),
  'codes.search': ({ codes }) => codes.search({ system: 'icd10cm', query: 'I10' }),
  'codes.check': ({ codes }, id) => codes.check(id, simpleCodes),
  'codes.shortlist': ({ codes }) => codes.shortlist({ system: 'icd10cm' }),
  'codes.setFavourite': ({ codes }) => codes.setFavourite({ system: 'icd10cm', code: 'I10', favourite: true }),
  'codeSets.list': ({ codeSets }) => codeSets.list(),
  'codeSets.save': ({ codeSets }) => codeSets.save({ name: `S ${missingId().slice(0, 8)}`, codes: simpleCodes }),
  'codeSets.remove': ({ codeSets }) => codeSets.remove(missingId()),
  'usage.current': ({ usage }) => usage.current(),
  'usage.periods': ({ usage }) => usage.periods(),
  'training.cases': ({ training }) => training.cases(),
  'training.case': ({ training }) => training.case('no-such-case'),
  'training.attempt': ({ training }) =>
    training.attempt('no-such-case', { userEmCode: null, userDiagnosisCodes: [], userProcedureCodes: [] }),
  'preferences.get': ({ preferences }) => preferences.get(),
  'preferences.save': ({ preferences }) => preferences.save({ keys: {} }),
};

/** Calls about one encounter, which a session bound to another must not reach. */
const aboutOne = Object.entries(calls).filter(([, call]) => call.length === 2) as [FakeCall, Call][];

/** Who may call what; and that a session reaches its own encounter only. */
export function accessCases(on: AccessOn, callers: readonly FakeCaller[]): void {
  for (const caller of callers) {
    test(`${nameOf(caller)}: what is not named is refused, what is named is not`, async () => {
      const { client, own, other } = await on(caller);
      for (const [name, call] of Object.entries(calls) as [FakeCall, Call][]) {
        const answer = await codeOf(call(client, own));
        // A draft is held for what the session edits; the one sent here is a note's.
        const holds = name !== 'drafts.save' || caller.components === undefined || caller.components.note?.canEdit;
        const isDenied = !mayCall(name, caller) || holds !== true;
        assert.equal(answer === 'denied', isDenied, `${name} answered "${answer}"`);
      }
      if (!caller.components) return;
      for (const [name, call] of aboutOne.filter(([name]) => mayCall(name, caller) && name !== 'drafts.save')) {
        assert.equal(await codeOf(call(client, other)), 'notFound', `${name} of another encounter`);
      }
    });
  }

  test('a session changes the note only, and reads no trail of the whole practice', async () => {
    const caller: FakeCaller = { role: 'PRACTICE_ADMIN', components: { note: { canEdit: true }, auditTrail: {} } };
    const { client, own } = await on(caller);
    await refused('denied', client.encounters.update(own, { version, payer: 'medicare' }));
    await refused('denied', client.audit.list({}));
  });
}

/** `ok`, or the code of the error. */
function codeOf(call: Promise<unknown>): Promise<string> {
  return call.then(
    () => 'ok',
    (error: unknown) => {
      if (error instanceof CodeloomError) return error.code;
      throw error;
    },
  );
}
