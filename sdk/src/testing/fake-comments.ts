import type { AuditAction, DraftKind, Encounter, EncounterComment } from '@codeloom/contracts';
import type { CallOptions, CodeloomClient } from '../client.ts';
import { CodeloomError } from '../error.ts';
import type { FakeCall, FakeOptions } from './fake-options.ts';
import type { FakeStore } from './fake-store.ts';
import { samplePeople } from './fake-worklist.ts';

interface FakeServer {
  answer<T>(call: FakeCall, options: CallOptions | undefined, work: () => T): Promise<T>;
  options: FakeOptions;
  store: FakeStore;
  now(): string;
  record(action: AuditAction, encounter: Encounter, payload: Record<string, unknown>): void;
  dropDrafts(encounterId: string, kind: DraftKind): void;
}

/** What people say about the encounters of a fake; the first of its people writes. */
export function fakeComments(server: FakeServer): CodeloomClient['comments'] {
  const { answer, options, store, now, record, dropDrafts } = server;
  const said = [...(options.comments ?? [])];
  const [self] = options.people ?? samplePeople;
  return {
    list: (encounterId, call) =>
      answer('comments.list', call, () => {
        const encounter = store.stored(encounterId);
        const thread = said.filter((comment) => comment.encounterId === encounter.id);
        const count = thread.filter(({ text }) => text !== null).length;
        if (count > 0) record('COMMENTS_READ', encounter, { count });
        return thread;
      }),
    add: (encounterId, text, call) =>
      answer('comments.add', call, () => {
        const encounter = store.stored(encounterId);
        if (encounter.status === 'voided') {
          throw new CodeloomError('conflict', 'This encounter is voided and takes no more comments.');
        }
        if (text.trim() === '') throw new CodeloomError('invalidInput', 'text: Write a comment first.');
        const comment: EncounterComment = {
          id: crypto.randomUUID(),
          encounterId: encounter.id,
          text: text.trim(),
          authorName: self?.name ?? options.userName ?? 'Robin Hale',
          authorRole: self?.role ?? 'BILLER',
          mine: true,
          createdAt: now(),
        };
        said.push(comment);
        dropDrafts(encounterId, 'comment');
        record('ENCOUNTER_COMMENTED', encounter, { commentId: comment.id });
        return comment;
      }),
  };
}
