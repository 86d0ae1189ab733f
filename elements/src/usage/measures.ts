import type { UsageLimits, UsagePeriod } from '@codeloom/contracts';
import { msg } from '../internal/localize.ts';

/** A count that people follow, in the order in which it is shown. */
export interface Measure {
  key: keyof UsageLimits & keyof UsagePeriod;
  name: () => string;
  /** What one is, and what it is not: a bill must never surprise. */
  explains: () => string;
}

export const measures: readonly Measure[] = [
  {
    key: 'encountersWithAiSuggestions',
    name: () => msg('Encounters with suggestions'),
    explains: () => msg('Each encounter once a month, however often it was suggested.'),
  },
  {
    key: 'encountersFinalized',
    name: () => msg('Encounters finalized'),
    explains: () => msg('Each encounter once a month, however often it was reopened.'),
  },
  {
    key: 'activeProviders',
    name: () => msg('Active providers'),
    explains: () => msg('Providers with an encounter that was suggested or finalized.'),
  },
  { key: 'trainingAttempts', name: () => msg('Training attempts'), explains: () => msg('Every attempt at a case.') },
  {
    key: 'modelTokens',
    name: () => msg('Model tokens'),
    explains: () => msg('Text sent to and answered by the language model. The built-in engine uses none.'),
  },
];
