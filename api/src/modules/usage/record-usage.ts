import type { PracticeId } from '@codeloom/contracts';
import type { Tx } from '../../platform/database/index.ts';
import { newId } from '../../platform/ids.ts';

export interface UsageEntry {
  readonly practiceId: PracticeId;
  readonly now: Date;
  /** What was done with whom: an encounter, or an attempt of a training case. Counts once a period. */
  readonly kind?: 'suggested' | 'finalized' | 'trainingAttempt';
  readonly subjectId?: string;
  /** The provider of the encounter, who was active then. */
  readonly providerId?: string | null;
  /** Calls to a language model, answered or not, and their tokens. */
  readonly model?: { readonly calls: number; readonly tokens: number };
}

/**
 * Counts in the transaction of the act, in one statement. The period is the calendar month of the practice's own time zone. Call it before
 * the audit event, so that all who count take their locks in one order.
 */
export async function recordUsage(tx: Tx, entry: UsageEntry): Promise<void> {
  const { practiceId, now, kind, subjectId, providerId, model = { calls: 0, tokens: 0 } } = entry;
  const marks = [
    ...(kind === undefined || subjectId === undefined ? [] : [{ kind: kind as string, id: subjectId }]),
    ...(providerId === undefined || providerId === null ? [] : [{ kind: 'provider', id: providerId }]),
  ];
  if (marks.length === 0 && model.calls === 0) return;
  await tx.$executeRaw`
    WITH period AS (
      SELECT date_trunc('month', ${now.toISOString()}::timestamptz AT TIME ZONE time_zone)::date AS first_day
      FROM practice WHERE id = ${practiceId}::uuid
    ), marked AS (
      INSERT INTO usage_mark (practice_id, period_start, kind, subject_id)
      SELECT ${practiceId}::uuid, first_day, mark.kind, mark.subject_id
      FROM period, unnest(${marks.map((mark) => mark.kind)}::text[], ${marks.map((mark) => mark.id)}::uuid[]) AS mark (kind, subject_id)
      ON CONFLICT DO NOTHING
      RETURNING kind
    ), counted AS (
      SELECT count(*) FILTER (WHERE kind = 'suggested')::int AS suggested,
        count(*) FILTER (WHERE kind = 'finalized')::int AS finalized,
        count(*) FILTER (WHERE kind = 'trainingAttempt')::int AS attempts,
        count(*) FILTER (WHERE kind = 'provider')::int AS providers
      FROM marked
    )
    INSERT INTO practice_usage AS used (practice_id, id, period_start, period_end, encounters_with_ai_suggestions,
      encounters_finalized, training_attempts, active_providers, model_calls, model_tokens, updated_at)
    SELECT ${practiceId}::uuid, ${newId()}::uuid, first_day, (first_day + interval '1 month' - interval '1 day')::date,
      suggested, finalized, attempts, providers, ${model.calls}::int, ${model.tokens}::bigint, ${now.toISOString()}::timestamptz
    FROM period, counted
    ON CONFLICT (practice_id, period_start) DO UPDATE SET
      encounters_with_ai_suggestions = used.encounters_with_ai_suggestions + EXCLUDED.encounters_with_ai_suggestions,
      encounters_finalized = used.encounters_finalized + EXCLUDED.encounters_finalized,
      training_attempts = used.training_attempts + EXCLUDED.training_attempts,
      active_providers = used.active_providers + EXCLUDED.active_providers,
      model_calls = used.model_calls + EXCLUDED.model_calls,
      model_tokens = used.model_tokens + EXCLUDED.model_tokens,
      updated_at = EXCLUDED.updated_at`;
}
