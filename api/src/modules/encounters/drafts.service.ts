import type { DraftDiscard, DraftKind, Drafts, DraftSave, DraftSaved, EncounterId } from '@codeloom/contracts';
import { AppError } from '../../platform/errors.ts';
import { principalId, type PracticeActor } from '../../transport/actor.ts';
import { dropTyped, readDrafts, saveDraft, typedKinds } from './drafts.repository.ts';
import type { EncounterDeps } from './encounter-deps.ts';
import { assertEditable, assertTakesComments } from './encounter-state.ts';
import { statusOf } from './encounter-view.ts';

/** A session holds drafts of what it may edit, and of nothing else. */
function mayHold(actor: PracticeActor, kind: DraftKind): boolean {
  if (actor.type !== 'embed') return true;
  const { note, finalCodes } = actor.components;
  switch (kind) {
    case 'note':
      return note?.canEdit === true;
    case 'codes':
      return finalCodes?.canEdit === true;
    case 'comment':
      return finalCodes?.canComment === true;
  }
}

function assertMayHold(actor: PracticeActor, kind: DraftKind): void {
  if (mayHold(actor, kind)) return;
  throw new AppError(
    'denied',
    'This embedded session does not edit this part. Ask for it when the session is created.',
  );
}

/**
 * What a user typed and did not save, for the same user and encounter only. Not audited: nothing of the record changes, and nobody but
 * its author ever sees it.
 */
export function createDraftsService({ database, cipher, clock, reader }: EncounterDeps) {
  return {
    async save(actor: PracticeActor, input: DraftSave): Promise<DraftSaved> {
      assertMayHold(actor, input.content.kind);
      const { practiceId } = actor;
      const { encounterId } = input;
      const now = clock.now();
      const expiresAt = await database.withPractice(practiceId, async (tx) => {
        const status = statusOf(await reader.row(tx, actor, { id: encounterId }));
        if (input.content.kind === 'comment') assertTakesComments(status);
        else assertEditable(status);
        const owner = { practiceId, encounterId, principalId: principalId(actor), now };
        return saveDraft(tx, cipher, owner, input);
      });
      return { savedAt: now.toISOString(), expiresAt: expiresAt.toISOString() };
    },

    async get(actor: PracticeActor, encounterId: EncounterId): Promise<Drafts> {
      const { practiceId } = actor;
      return database.withPractice(practiceId, async (tx) => {
        await reader.row(tx, actor, { id: encounterId });
        const owner = { practiceId, encounterId, principalId: principalId(actor), now: clock.now() };
        const items = await readDrafts(tx, cipher, owner);
        return { items: items.filter(({ content }) => mayHold(actor, content.kind)) };
      });
    },

    async discard(actor: PracticeActor, { encounterId, kind }: DraftDiscard): Promise<void> {
      if (kind !== undefined) assertMayHold(actor, kind);
      const kinds = (kind === undefined ? typedKinds : [kind]).filter((each) => mayHold(actor, each));
      const { practiceId } = actor;
      await database.withPractice(practiceId, async (tx) => {
        await reader.row(tx, actor, { id: encounterId });
        await dropTyped(tx, { practiceId, encounterId, principalId: principalId(actor) }, kinds);
      });
    },
  };
}

export type DraftsService = ReturnType<typeof createDraftsService>;
