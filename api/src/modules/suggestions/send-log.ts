import type { EncounterId, PracticeId } from '@codeloom/contracts';
import type { Tx } from '../../platform/database/index.ts';
import { newId } from '../../platform/ids.ts';
import { auditActor, principalId, type PracticeActor } from '../../transport/actor.ts';
import type { AppendAudit } from '../audit/index.ts';
import type { SendRecord } from './llm/index.ts';

export interface SendOwner {
  readonly practiceId: PracticeId;
  readonly encounterId: EncounterId;
  readonly actor: PracticeActor;
  readonly now: Date;
}

/**
 * Writes what left for a model: one row for each call, whatever became of the suggestion. Answers the audit events of the rows, for the
 * caller to append with its own.
 */
export async function recordSends(tx: Tx, sends: readonly SendRecord[], owner: SendOwner): Promise<AppendAudit[]> {
  if (sends.length === 0) return [];
  const { practiceId, encounterId, actor, now } = owner;
  const rows = sends.map((send) => ({ ...send, model: asWord(send.model), id: newId() }));
  await tx.$executeRaw`
    INSERT INTO llm_send (practice_id, id, encounter_id, call, text_kind, chars_sent, replaced, invisible, model, endpoint,
      prompt_hash, response_hash, outcome, latency_ms, tokens_in, tokens_out, created_by_id, created_at)
    SELECT ${practiceId}::uuid, id, ${encounterId}::uuid, call, "textKind", "charsSent", replaced, invisible, model,
      endpoint, "promptHash", "responseHash", outcome, "latencyMs", "tokensIn", "tokensOut",
      ${principalId(actor)}::uuid, ${now.toISOString()}::timestamptz
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS send (id uuid, call text, "textKind" text,
      "charsSent" integer, replaced jsonb, invisible jsonb, model text, endpoint text, "promptHash" text,
      "responseHash" text, outcome text, "latencyMs" integer, "tokensIn" integer, "tokensOut" integer)`;
  return rows.map((row) => ({
    practiceId,
    actor: auditActor(actor),
    encounterId,
    action: 'LLM_SENT',
    payload: {
      sendId: row.id,
      call: row.call,
      charsSent: row.charsSent,
      replacements: Object.values(row.replaced).reduce((sum, count) => sum + count, 0),
      model: row.model,
      endpoint: row.endpoint,
      promptHash: row.promptHash,
      responseHash: row.responseHash,
      outcome: row.outcome,
    },
  }));
}

/** A model's own name as one word of the audit trail. */
export const asWord = (text: string): string => text.replace(/[^\x21-\x7e]/g, '_').slice(0, 200);
