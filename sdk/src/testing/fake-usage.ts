import type { UsagePeriod } from '@codeloom/contracts';
import type { CallOptions, CodeloomClient } from '../client.ts';
import type { FakeCall, FakeOptions } from './fake-options.ts';
import { blankUsage } from './sample-usage.ts';

type Answer = <T>(call: FakeCall, options: CallOptions | undefined, work: () => T) => Promise<T>;
type Kind = 'suggested' | 'finalized' | 'training';

/** What a test hands over; else what this fake was used for, each encounter once. */
export function fakeUsage({ answer, options }: { answer: Answer; options: FakeOptions }): {
  usage: CodeloomClient['usage'];
  count: (kind: Kind, id: string) => void;
} {
  const seen: Record<Kind, Set<string>> = { suggested: new Set(), finalized: new Set(), training: new Set() };
  const counted = <T extends UsagePeriod>(period: T): T => ({
    ...period,
    encountersWithAiSuggestions: seen.suggested.size,
    encountersFinalized: seen.finalized.size,
    trainingAttempts: seen.training.size,
  });
  const isUsed = (): boolean => Object.values(seen).some(({ size }) => size > 0);
  const periods = (): UsagePeriod[] => {
    if (!isUsed()) return blankUsage.periods;
    const { timeZone: _timeZone, limits: _limits, ...running } = blankUsage.current;
    return [counted(running)];
  };
  return {
    usage: {
      current: (call) => answer('usage.current', call, () => options.usage?.current ?? counted(blankUsage.current)),
      periods: (call) => answer('usage.periods', call, () => options.usage?.periods ?? periods()),
    },
    count: (kind, id) => void seen[kind].add(id),
  };
}
