import type { Encounter, EncounterReopen } from '@codeloom/contracts';
import { auditActor, principalId, type PracticeActor } from '../../transport/actor.ts';
import { appendAudit } from '../audit/index.ts';
import { insertComment } from './encounter-content.ts';
import type { EncounterDeps } from './encounter-deps.ts';
import { assertMayVoid, assertVersion, statusAfterReopen } from './encounter-state.ts';
import { statusOf } from './encounter-view.ts';
import { changeEncounter } from './encounters.repository.ts';

const notFinalized = {
  emDecisionDelta: null,
  finalizedAt: null,
  finalizedByUserId: null,
  exportBatchId: null,
} as const;

/** Opens a finalized or exported encounter again, with a reason. */
export const reopenEncounter =
  ({ database, cipher, clock, reader }: EncounterDeps) =>
  async (actor: PracticeActor, id: Encounter['id'], input: EncounterReopen): Promise<Encounter> => {
    const { practiceId } = actor;
    const record = await database.withPractice(practiceId, async (tx) => {
      const row = await reader.row(tx, actor, { id });
      assertVersion(input.version, row.version);
      const from = statusOf(row);
      const to = statusAfterReopen(from, row.suggestionRunId !== null);
      const now = clock.now();
      await changeEncounter(
        tx,
        { practiceId, id, version: input.version },
        { ...notFinalized, status: to, updatedAt: now },
      );
      const owner = { practiceId, encounterId: id, principalId: principalId(actor), now };
      const comment = await insertComment(tx, cipher, owner, { kind: 'reopen', text: input.reason });
      await appendAudit(tx, {
        practiceId,
        actor: auditActor(actor),
        encounterId: id,
        action: 'ENCOUNTER_REOPENED',
        payload: { from, to, ...comment },
      });
      return reader.record(tx, actor, { id });
    });
    return reader.view(record);
  };

/** Takes an encounter out of work for good, with a reason. */
export const voidEncounter =
  ({ database, cipher, clock, reader }: EncounterDeps) =>
  async (actor: PracticeActor, id: Encounter['id'], input: EncounterReopen): Promise<Encounter> => {
    const { practiceId } = actor;
    const record = await database.withPractice(practiceId, async (tx) => {
      const row = await reader.row(tx, actor, { id });
      assertVersion(input.version, row.version);
      const from = statusOf(row);
      assertMayVoid(from);
      const now = clock.now();
      await changeEncounter(tx, { practiceId, id, version: input.version }, { status: 'voided', updatedAt: now });
      const owner = { practiceId, encounterId: id, principalId: principalId(actor), now };
      const comment = await insertComment(tx, cipher, owner, { kind: 'void', text: input.reason });
      await appendAudit(tx, {
        practiceId,
        actor: auditActor(actor),
        encounterId: id,
        action: 'ENCOUNTER_VOIDED',
        payload: { from, ...comment },
      });
      return reader.record(tx, actor, { id });
    });
    return reader.view(record);
  };
