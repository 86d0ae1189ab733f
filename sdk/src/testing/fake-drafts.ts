import type { Draft, Encounter } from '@codeloom/contracts';
import type { CallOptions, CodeloomClient } from '../client.ts';
import type { FakeCall } from './fake-options.ts';

interface FakeServer {
  answer<T>(call: FakeCall, options: CallOptions | undefined, work: () => T): Promise<T>;
  stored(id: string): Encounter;
  now(): string;
}

/** A draft lives a day (DESIGN section 5). */
const DAY_MS = 86_400_000;

/** Drafts of the one user of a fake: at most one of each kind for an encounter. */
export function fakeDrafts({ answer, stored, now }: FakeServer): CodeloomClient['drafts'] {
  const drafts = new Map<string, Draft>();
  const keyOf = (encounterId: string, kind: string): string => `${encounterId} ${kind}`;
  return {
    save: (input, call) =>
      answer('drafts.save', call, () => {
        stored(input.encounterId);
        const savedAt = now();
        const expiresAt = new Date(Date.parse(savedAt) + DAY_MS).toISOString();
        const draft = { ...input, savedAt, expiresAt } as Draft;
        drafts.set(keyOf(input.encounterId, input.content.kind), draft);
        return { savedAt, expiresAt };
      }),
    get: (encounterId, call) =>
      answer('drafts.get', call, () => [...drafts.values()].filter((draft) => draft.encounterId === encounterId)),
    discard: (encounterId, kind, call) =>
      answer('drafts.discard', call, () => {
        for (const one of ['note', 'codes'] as const) {
          if (kind === undefined || kind === one) drafts.delete(keyOf(encounterId, one));
        }
      }),
  };
}
