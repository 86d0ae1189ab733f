import type { Edit, Encounter, EncounterFinalize } from '@codeloom/contracts';
import type { Tx } from '../../platform/database/index.ts';
import { AppError } from '../../platform/errors.ts';
import { auditActor, principalId, type PracticeActor } from '../../transport/actor.ts';
import { appendAudit } from '../audit/index.ts';
import { findPractice } from '../practice/index.ts';
import { recordUsage } from '../usage/index.ts';
import { decisionDelta } from './code-decisions.ts';
import { forgetThread } from './comments.repository.ts';
import { insertComment } from './encounter-content.ts';
import type { EncounterDeps } from './encounter-deps.ts';
import { assertEditable, assertVersion } from './encounter-state.ts';
import { finalCodesOf, statusOf, type EncounterRecord } from './encounter-view.ts';
import { assertMayFinalize } from './encounters.policy.ts';
import { changeEncounter } from './encounters.repository.ts';
import { dropDrafts } from './held-content.ts';
import { earlierAnswer, idempotentCall, takeKey } from './idempotency.ts';
import { recordNoteRead } from './note-read.ts';

type Override = { readonly editId: string; readonly reason: string };

/** A claim needs at least one code; this stop is the server's own. */
const nothingToSubmit: Edit = {
  id: 'claim.empty',
  severity: 'stop',
  message: 'No codes are set yet. Add the codes of the visit, then finalize.',
  codes: [],
  source: 'A claim has at least one diagnosis or service line (837P loops 2300 HI and 2400).',
};

/** Fixes the codes that will be submitted. Stops block it; warnings need a person's reason. */
export const finalizeEncounter =
  ({ database, cipher, clock, reader, events }: EncounterDeps) =>
  async (
    actor: PracticeActor,
    id: Encounter['id'],
    input: EncounterFinalize,
    idempotencyKey: string | null,
  ): Promise<Encounter> => {
    const { practiceId } = actor;
    const who = { practiceId, principalId: principalId(actor) };
    const call = idempotentCall(who, idempotencyKey, { route: `encounters.finalize ${id}`, body: input });

    const seen = await database.withPractice(practiceId, async (tx) => {
      const earlier = await earlierAnswer(tx, call);
      if (earlier !== null) await recordNoteRead(tx, actor, earlier);
      const record = await reader.record(tx, actor, { id });
      if (earlier !== null) return { record, replay: true };
      const practice = await findPractice(tx, practiceId);
      if (!practice) throw new AppError('notFound', 'The practice does not exist.');
      assertMayFinalize(actor, practice.settings);
      assertVersion(input.version, record.row.version);
      assertEditable(statusOf(record.row));
      return { record, replay: false };
    });
    if (seen.replay) return reader.view(seen.record);

    const edits = await reader.edits(seen.record);
    const overrides = overriddenBy(input.overrides ?? [], allEdits(seen.record, edits));

    const finalized = await database.withPractice(practiceId, async (tx) => {
      const earlier = await takeKey(tx, call, id, clock.now());
      if (earlier !== null) {
        await recordNoteRead(tx, actor, earlier);
        return { record: await reader.record(tx, actor, { id }), replay: true };
      }
      await write(tx, seen.record, overrides);
      return { record: await reader.record(tx, actor, { id }), replay: false };
    });
    if (!finalized.replay) events.emit('encounter_codes_finalized', finalizedEvent(finalized.record, who.principalId));
    return reader.view(finalized.record);

    async function write(tx: Tx, { row }: EncounterRecord, accepted: Override[]): Promise<void> {
      const now = clock.now();
      const emDecisionDelta = decisionDelta(row.finalEmCode, row.aiEmCode);
      // Guarded by the version that the edits were computed for: whoever changed codes in between wins, and this fails.
      await changeEncounter(
        tx,
        { practiceId, id, version: input.version },
        {
          status: 'finalized',
          emDecisionDelta,
          finalizedAt: now,
          finalizedByUserId: who.principalId,
          updatedAt: now,
        },
      );
      await dropDrafts(tx, { practiceId, encounterId: id });
      await forgetThread(tx, { practiceId, encounterId: id });
      await recordUsage(tx, { practiceId, now, kind: 'finalized', subjectId: id, providerId: row.providerId });
      const owner = { practiceId, encounterId: id, principalId: who.principalId, now };
      const event = { practiceId, actor: auditActor(actor), encounterId: id };
      for (const { editId, reason } of accepted) {
        const comment = await insertComment(tx, cipher, owner, { kind: 'override', text: reason });
        await appendAudit(tx, { ...event, action: 'EDIT_OVERRIDDEN', payload: { editId, ...comment } });
      }
      const codes = finalCodesOf(row);
      await appendAudit(tx, {
        ...event,
        action: 'USER_FINALIZED_CODES',
        payload: {
          emCode: codes.emCode,
          emModifiers: codes.emModifiers,
          emRecommended: row.aiEmCode,
          emDecisionDelta,
          diagnoses: codes.diagnoses.map(({ code }) => code),
          procedures: codes.procedures.map(({ code, modifiers, units, pointers }) => ({
            code,
            modifiers,
            units,
            pointers,
          })),
          suggestionRunId: row.suggestionRunId,
        },
      });
    }
  };

function allEdits({ row }: EncounterRecord, edits: Edit[]): Edit[] {
  const isEmpty = row.finalEmCode === null && row.diagnoses.length === 0 && row.procedures.length === 0;
  return isEmpty ? [nothingToSubmit] : edits;
}

/** The overrides that answer a warning. Throws with the edits that stay: every stop, and each warning without a reason. */
function overriddenBy(overrides: readonly Override[], edits: readonly Edit[]): Override[] {
  const reasons = new Map(overrides.map((override) => [override.editId, override]));
  const unresolved = edits.filter(
    (edit) => edit.severity === 'stop' || (edit.severity === 'warning' && !reasons.has(edit.id)),
  );
  if (unresolved.length > 0) {
    const stops = unresolved.filter((edit) => edit.severity === 'stop').length;
    const message =
      stops > 0
        ? 'Some codes cannot be submitted as they stand. Correct them, then finalize.'
        : 'Some warnings need your reason before the codes can be finalized.';
    throw new AppError('unresolvedEdits', message, { edits: unresolved });
  }
  const warned = new Set(edits.filter((edit) => edit.severity === 'warning').map((edit) => edit.id));
  return [...reasons.values()].filter((override) => warned.has(override.editId));
}

/** PRD, metrics: the final codes against the suggestion. */
function finalizedEvent({ row, suggestion }: EncounterRecord, userId: string) {
  const suggestedDiagnoses = suggestion?.diagnoses.map(({ code }) => code) ?? [];
  const suggestedProcedures = suggestion?.procedures.map(({ code }) => code) ?? [];
  const missing = (from: string[], rows: { code: string }[]) =>
    from.filter((code) => !rows.some((row) => row.code === code)).length;
  const added = (rows: { source: string }[]) => rows.filter((row) => row.source === 'user').length;
  return {
    encounterId: row.id,
    userId,
    emDecisionDelta: decisionDelta(row.finalEmCode, row.aiEmCode),
    diagnosesAdded: added(row.diagnoses),
    diagnosesRemoved: missing(suggestedDiagnoses, row.diagnoses),
    proceduresAdded: added(row.procedures),
    proceduresRemoved: missing(suggestedProcedures, row.procedures),
    hadUndercodeHint: row.hadUndercodeHint,
    hadMissedServiceHint: row.hadMissedServiceHint,
  };
}
