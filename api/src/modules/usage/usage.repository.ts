import type { PracticeId, UsagePeriod } from '@codeloom/contracts';
import type { Tx } from '../../platform/database/index.ts';

/** The period that runs at a moment, in the practice's time zone, and the practice's own limit for the model. */
export interface RunningPeriod {
  readonly timeZone: string;
  readonly firstDay: string;
  readonly lastDay: string;
  readonly cap: number | null;
  readonly modelTokens: number;
}

/** Null when there is no such practice. One statement: it is asked before each call to a model. */
export async function findRunningPeriod(tx: Tx, practiceId: PracticeId, now: Date): Promise<RunningPeriod | null> {
  const rows = await tx.$queryRaw<
    { timeZone: string; firstDay: string; lastDay: string; cap: bigint | null; modelTokens: bigint }[]
  >`
    SELECT period.time_zone AS "timeZone", period.first_day::text AS "firstDay",
      (period.first_day + interval '1 month' - interval '1 day')::date::text AS "lastDay",
      settings.model_tokens_cap AS cap, coalesce(used.model_tokens, 0) AS "modelTokens"
    FROM (
      SELECT id, time_zone, date_trunc('month', ${now.toISOString()}::timestamptz AT TIME ZONE time_zone)::date AS first_day
      FROM practice WHERE id = ${practiceId}::uuid
    ) AS period
    JOIN practice_settings AS settings ON settings.practice_id = period.id
    LEFT JOIN practice_usage AS used ON used.practice_id = period.id AND used.period_start = period.first_day`;
  const [row] = rows;
  if (row === undefined) return null;
  return { ...row, cap: row.cap === null ? null : Number(row.cap), modelTokens: Number(row.modelTokens) };
}

const dateText = (date: Date): string => date.toISOString().slice(0, 10);

/** Periods with any use, newest first. */
export async function listPeriods(tx: Tx, practiceId: PracticeId, limit: number): Promise<UsagePeriod[]> {
  const rows = await tx.usage.findMany({ where: { practiceId }, orderBy: { periodStart: 'desc' }, take: limit });
  return rows.map((row) => ({
    periodStart: dateText(row.periodStart),
    periodEnd: dateText(row.periodEnd),
    encountersWithAiSuggestions: row.encountersWithAiSuggestions,
    encountersFinalized: row.encountersFinalized,
    trainingAttempts: row.trainingAttempts,
    activeProviders: row.activeProviders,
    modelCalls: row.modelCalls,
    modelTokens: Number(row.modelTokens),
  }));
}

export async function updateModelCap(
  tx: Tx,
  practiceId: PracticeId,
  modelTokens: number | null,
  now: Date,
): Promise<void> {
  await tx.practiceSettings.update({ where: { practiceId }, data: { modelTokensCap: modelTokens, updatedAt: now } });
}
