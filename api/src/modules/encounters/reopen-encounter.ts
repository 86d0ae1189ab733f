import type { Encounter, EncounterReopen, EncounterStatus, PracticeId } from '@codeloom/contracts';
import type { Tx } from '../../platform/database/index.ts';
import { auditActor, principalId, type PracticeActor } from '../../transport/actor.ts';
import { appendAudit, type AuditEntry } from '../audit/index.ts';
import { forgetThread } from './comments.repository.ts';
import { insertComment } from './encounter-content.ts';
import type { EncounterDeps } from './encounter-deps.ts';
import { assertMayVoid, assertVersion, statusAfterReopen } from './encounter-state.ts';
import { statusOf } from './encounter-view.ts';
import { changeEncounter, type EncounterRow } from './encounters.repository.ts';
import { dropDrafts } from './held-content.ts';

/** The reason as the audit chain names it. */
type ReasonRef = Awaited<ReturnType<typeof insertComment>>;

type RowChange = Parameters<typeof changeEncounter>[2];

/** A change of status that needs a reason: what it does to the row, how it is recorded, and what else goes with it. */
interface ReasonedChange {
  readonly kind: 'reopen' | 'void';
  readonly change: (from: EncounterStatus, row: EncounterRow) => RowChange & { status: EncounterStatus };
  readonly event: (from: EncounterStatus, to: EncounterStatus, reason: ReasonRef) => AuditEntry;
  readonly also?: (tx: Tx, of: { practiceId: PracticeId; encounterId: string }) => Promise<void>;
}

const withReason =
  ({ database, cipher, clock, reader }: EncounterDeps, { kind, change, event, also }: ReasonedChange) =>
  async (actor: PracticeActor, id: Encounter['id'], input: EncounterReopen): Promise<Encounter> => {
    const { practiceId } = actor;
    const record = await database.withPractice(practiceId, async (tx) => {
      const row = await reader.row(tx, actor, { id });
      assertVersion(input.version, row.version);
      const from = statusOf(row);
      const data = change(from, row);
      const now = clock.now();
      await changeEncounter(tx, { practiceId, id, version: input.version }, { ...data, updatedAt: now });
      const owner = { practiceId, encounterId: id, principalId: principalId(actor), now };
      const reason = await insertComment(tx, cipher, owner, { kind, text: input.reason });
      await also?.(tx, { practiceId, encounterId: id });
      await appendAudit(tx, {
        practiceId,
        actor: auditActor(actor),
        encounterId: id,
        ...event(from, data.status, reason),
      });
      return reader.record(tx, actor, { id });
    });
    return reader.view(record);
  };

const notFinalized = {
  emDecisionDelta: null,
  finalizedAt: null,
  finalizedByUserId: null,
  exportBatchId: null,
} as const;

/** Opens a finalized or exported encounter again, with a reason. */
export const reopenEncounter = (deps: EncounterDeps) =>
  withReason(deps, {
    kind: 'reopen',
    change: (from, row) => ({ ...notFinalized, status: statusAfterReopen(from, row.suggestionRunId !== null) }),
    event: (from, to, reason) => ({ action: 'ENCOUNTER_REOPENED', payload: { from, to, ...reason } }),
  });

/** Takes an encounter out of work for good, with a reason; what was typed or held for it goes with it. */
export const voidEncounter = (deps: EncounterDeps) =>
  withReason(deps, {
    kind: 'void',
    change: (from) => {
      assertMayVoid(from);
      return { status: 'voided' };
    },
    event: (from, _to, reason) => ({ action: 'ENCOUNTER_VOIDED', payload: { from, ...reason } }),
    also: async (tx, of) => {
      await dropDrafts(tx, of);
      await forgetThread(tx, of);
    },
  });
