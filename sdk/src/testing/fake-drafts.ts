import type { Draft, DraftKind } from '@codeloom/contracts';
import type { CallOptions, CodeloomClient } from '../client.ts';
import { denied, type FakeCaller } from './fake-access.ts';
import type { FakeCall } from './fake-options.ts';
import { assertEditable, type FakeStore } from './fake-store.ts';

interface FakeServer {
  answer<T>(call: FakeCall, options: CallOptions | undefined, work: () => T): Promise<T>;
  store: FakeStore;
  now(): string;
  caller: FakeCaller | undefined;
}

/** A draft lives a day (DESIGN section 5). */
const DAY_MS = 86_400_000;

/** Drafts of the one user of a fake: at most one of each kind for an encounter. */
export function fakeDrafts({ answer, store, now, caller }: FakeServer): {
  drafts: CodeloomClient['drafts'];
  drop: (encounterId: string, kind?: DraftKind) => void;
} {
  const drafts = new Map<string, Draft>();
  const keyOf = (encounterId: string, kind: string): string => `${encounterId} ${kind}`;
  const drop = (encounterId: string, kind?: DraftKind): void => {
    for (const one of ['note', 'codes', 'comment'] as const) {
      if (kind === undefined || kind === one) drafts.delete(keyOf(encounterId, one));
    }
  };
  const calls: CodeloomClient['drafts'] = {
    save: (input, call) =>
      answer('drafts.save', call, () => {
        assertMayHold(caller, input.content.kind);
        const encounter = store.stored(input.encounterId);
        if (input.content.kind !== 'comment') assertEditable(encounter);
        const savedAt = now();
        const expiresAt = new Date(Date.parse(savedAt) + DAY_MS).toISOString();
        const draft = { ...input, savedAt, expiresAt } as Draft;
        drafts.set(keyOf(input.encounterId, input.content.kind), draft);
        return { savedAt, expiresAt };
      }),
    get: (encounterId, call) =>
      answer('drafts.get', call, () => {
        store.stored(encounterId);
        return [...drafts.values()].filter((draft) => draft.encounterId === encounterId && draft.expiresAt > now());
      }),
    discard: (encounterId, kind, call) =>
      answer('drafts.discard', call, () => {
        store.stored(encounterId);
        drop(encounterId, kind);
      }),
  };
  return { drafts: calls, drop };
}

/** A session holds drafts of what it may edit, and of nothing else. */
function assertMayHold(caller: FakeCaller | undefined, kind: DraftKind): void {
  if (!caller?.components) return;
  const { note, finalCodes } = caller.components;
  const may = { note: note?.canEdit, codes: finalCodes?.canEdit, comment: finalCodes?.canComment }[kind];
  if (may !== true) {
    throw denied('This embedded session does not edit this part. Ask for it when the session is created.');
  }
}
