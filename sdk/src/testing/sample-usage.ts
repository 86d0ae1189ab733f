import type { UsageCurrent, UsagePeriod } from '@codeloom/contracts';

const period = (periodStart: string, periodEnd: string, counts: Partial<UsagePeriod> = {}): UsagePeriod => ({
  periodStart,
  periodEnd,
  encountersWithAiSuggestions: 0,
  encountersFinalized: 0,
  trainingAttempts: 0,
  activeProviders: 0,
  modelCalls: 0,
  modelTokens: 0,
  ...counts,
});

const unlimited: UsageCurrent['limits'] = {
  encountersWithAiSuggestions: null,
  encountersFinalized: null,
  trainingAttempts: null,
  activeProviders: null,
  modelTokens: null,
};

/** A practice that has not begun. */
export const blankUsage: { current: UsageCurrent; periods: UsagePeriod[] } = {
  current: { ...period('2026-03-01', '2026-03-31'), timeZone: 'America/Chicago', limits: unlimited },
  periods: [],
};

const march = period('2026-03-01', '2026-03-31', {
  encountersWithAiSuggestions: 342,
  encountersFinalized: 318,
  trainingAttempts: 21,
  activeProviders: 6,
  modelCalls: 690,
  modelTokens: 1_240_000,
});

/** Three months of a practice whose model allowance is nearly used. */
export const sampleUsage: { current: UsageCurrent; periods: UsagePeriod[] } = {
  current: {
    ...march,
    timeZone: 'America/Chicago',
    limits: { ...unlimited, encountersWithAiSuggestions: 500, modelTokens: 1_500_000 },
  },
  periods: [
    march,
    period('2026-02-01', '2026-02-28', {
      encountersWithAiSuggestions: 401,
      encountersFinalized: 396,
      trainingAttempts: 8,
      activeProviders: 6,
      modelCalls: 801,
      modelTokens: 1_390_000,
    }),
    period('2026-01-01', '2026-01-31', {
      encountersWithAiSuggestions: 288,
      encountersFinalized: 270,
      trainingAttempts: 30,
      activeProviders: 5,
      modelCalls: 577,
      modelTokens: 980_000,
    }),
  ],
};
