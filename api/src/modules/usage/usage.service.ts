import type { UsageCurrent, UsageModelCap, UsagePeriods, UsagePeriodsQuery } from '@codeloom/contracts';
import type { Clock } from '../../platform/clock.ts';
import type { Database, Tx } from '../../platform/database/index.ts';
import { AppError } from '../../platform/errors.ts';
import { auditActor, type PracticeActor } from '../../transport/actor.ts';
import { appendAudit } from '../audit/index.ts';
import { allowanceOf } from './model-allowance.ts';
import { findRunningPeriod, listPeriods, updateModelCap, type RunningPeriod } from './usage.repository.ts';

export interface UsageDeps {
  readonly database: Database;
  readonly clock: Clock;
  /** The operator's limit for every practice and period; null = none. */
  readonly tokensPerPeriod: number | null;
}

const nothing = {
  encountersWithAiSuggestions: 0,
  encountersFinalized: 0,
  trainingAttempts: 0,
  activeProviders: 0,
  modelCalls: 0,
  modelTokens: 0,
};

export function createUsageService({ database, clock, tokensPerPeriod }: UsageDeps) {
  async function running(tx: Tx, { practiceId }: PracticeActor): Promise<RunningPeriod> {
    const period = await findRunningPeriod(tx, practiceId, clock.now());
    if (!period) throw new AppError('notFound', 'The practice does not exist.');
    return period;
  }

  async function currentIn(tx: Tx, actor: PracticeActor): Promise<UsageCurrent> {
    const period = await running(tx, actor);
    const { firstDay, lastDay, timeZone } = period;
    const [newest] = await listPeriods(tx, actor.practiceId, 1);
    const used = newest?.periodStart === firstDay ? newest : { ...nothing, periodStart: firstDay, periodEnd: lastDay };
    const limits = {
      encountersWithAiSuggestions: null,
      encountersFinalized: null,
      trainingAttempts: null,
      activeProviders: null,
      modelTokens: allowanceOf(tokensPerPeriod, period.cap),
    };
    return { ...used, timeZone, limits };
  }

  return {
    /** What the practice used in the period that runs now. */
    current: (actor: PracticeActor): Promise<UsageCurrent> =>
      database.withPractice(actor.practiceId, (tx) => currentIn(tx, actor)),

    /** Newest first. */
    periods: (actor: PracticeActor, { limit }: UsagePeriodsQuery): Promise<UsagePeriods> =>
      database.withPractice(actor.practiceId, async (tx) => ({
        items: await listPeriods(tx, actor.practiceId, limit),
      })),

    /** Sets the practice's own limit for the model. The operator's limit stays above it. */
    setModelCap: (actor: PracticeActor, { modelTokens }: UsageModelCap): Promise<UsageCurrent> =>
      database.withPractice(actor.practiceId, async (tx) => {
        const { practiceId } = actor;
        const { cap } = await running(tx, actor);
        if (cap !== modelTokens) {
          await updateModelCap(tx, practiceId, modelTokens, clock.now());
          await appendAudit(tx, {
            practiceId,
            actor: auditActor(actor),
            action: 'SETTING_CHANGED',
            payload: { setting: 'modelTokensCap', from: cap, to: modelTokens },
          });
        }
        return currentIn(tx, actor);
      }),
  };
}

export type UsageService = ReturnType<typeof createUsageService>;
