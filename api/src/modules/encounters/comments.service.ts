import { MAX_COMMENTS, type CommentAdd, type EncounterComment, type EncounterComments } from '@codeloom/contracts';
import type { EncounterId } from '@codeloom/contracts';
import type { Tx } from '../../platform/database/index.ts';
import { AppError } from '../../platform/errors.ts';
import { auditActor, principalId, type PracticeActor } from '../../transport/actor.ts';
import { appendAudit } from '../audit/index.ts';
import { countComments, readComments } from './comments.repository.ts';
import { dropTyped } from './drafts.repository.ts';
import { insertComment, keepsNotes } from './encounter-content.ts';
import type { EncounterDeps } from './encounter-deps.ts';
import { assertTakesComments } from './encounter-state.ts';
import { statusOf } from './encounter-view.ts';
import type { EncounterRow } from './encounters.repository.ts';

/**
 * What people of a practice say to each other about an encounter they see. The words rest encrypted and go with the note; the audit
 * chain names a comment by id and hash. Not under the optimistic lock: a comment disturbs nobody's open edits.
 */
export function createCommentsService({ database, cipher, clock, reader }: EncounterDeps) {
  return {
    async list(actor: PracticeActor, encounterId: EncounterId): Promise<EncounterComments> {
      const { practiceId } = actor;
      return database.withPractice(practiceId, async (tx) => {
        await reader.row(tx, actor, { id: encounterId });
        const of = { practiceId, encounterId, readerId: principalId(actor), now: clock.now() };
        const items = await readComments(tx, cipher, of);
        const count = items.filter(({ text }) => text !== null).length;
        // As with a note: whoever reads what was said about a patient is recorded. An empty thread says nothing.
        if (count > 0) await record(tx, actor, encounterId, { action: 'COMMENTS_READ', payload: { count } });
        return { items };
      });
    },

    async add(actor: PracticeActor, { encounterId, text }: CommentAdd): Promise<EncounterComment> {
      const { practiceId } = actor;
      return database.withPractice(practiceId, async (tx) => {
        await assertRoom(tx, await reader.row(tx, actor, { id: encounterId }));
        const owner = { practiceId, encounterId, principalId: principalId(actor), now: clock.now() };
        const comment = await insertComment(tx, cipher, owner, { kind: 'comment', text });
        await dropTyped(tx, owner, ['comment']);
        await record(tx, actor, encounterId, { action: 'ENCOUNTER_COMMENTED', payload: comment });
        const all = await readComments(tx, cipher, { ...owner, readerId: owner.principalId });
        const added = all.find(({ id }) => id === comment.commentId);
        if (!added) throw new Error('The comment was not stored.');
        return added;
      });
    },
  };
}

export type CommentsService = ReturnType<typeof createCommentsService>;

async function assertRoom(tx: Tx, row: EncounterRow): Promise<void> {
  const practiceId = row.practiceId as PracticeActor['practiceId'];
  const status = statusOf(row);
  assertTakesComments(status);
  if ((status === 'finalized' || status === 'exported') && !(await keepsNotes(tx, practiceId))) {
    throw new AppError('conflict', 'This practice keeps no notes, so comments end when the codes are finalized.');
  }
  if ((await countComments(tx, { practiceId, encounterId: row.id })) >= MAX_COMMENTS) {
    throw new AppError('conflict', `This encounter has ${MAX_COMMENTS} comments, as many as it takes.`);
  }
}

function record(
  tx: Tx,
  actor: PracticeActor,
  encounterId: EncounterId,
  event:
    | { action: 'COMMENTS_READ'; payload: { count: number } }
    | { action: 'ENCOUNTER_COMMENTED'; payload: { commentId: string; commentSha256: string } },
) {
  return appendAudit(tx, { practiceId: actor.practiceId, actor: auditActor(actor), encounterId, ...event });
}
