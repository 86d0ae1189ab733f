import { draftContentSchema, type Draft, type DraftKind, type DraftSave, type PracticeId } from '@codeloom/contracts';
import type { PhiCipher } from '../../platform/crypto/index.ts';
import type { Tx } from '../../platform/database/index.ts';
import { newId } from '../../platform/ids.ts';

/** What a user typed outlives an ended session by a day, never longer. */
export const DRAFT_HOURS = 24;

const column = { table: 'draft', column: 'content_ciphertext' } as const;
export const typedKinds: readonly DraftKind[] = ['note', 'codes', 'comment'];

/** Whose draft of which encounter. Nobody else ever reads it. */
export interface DraftOwner {
  readonly practiceId: PracticeId;
  readonly encounterId: string;
  readonly principalId: string;
}

/** One draft of each kind: saving again replaces. */
export async function saveDraft(
  tx: Tx,
  cipher: PhiCipher,
  owner: DraftOwner & { now: Date },
  { encounterVersion, content }: DraftSave,
): Promise<Date> {
  const { practiceId, encounterId, principalId: userId, now } = owner;
  const { kind } = content;
  const id = newId();
  const expiresAt = new Date(now.getTime() + DRAFT_HOURS * 3_600_000);
  const where = { practiceId, ...column, rowId: id };
  const contentCiphertext = await cipher.encrypt(tx, where, JSON.stringify(content));
  // An upsert, so that two tabs that save at once do not collide. The row's id is part of the encryption, so it changes with it.
  const row = { id, encounterVersion, contentCiphertext, createdAt: now, expiresAt };
  await tx.draft.upsert({
    where: { practiceId_encounterId_userId_kind: { practiceId, encounterId, userId, kind } },
    create: { practiceId, encounterId, userId, kind, ...row },
    update: row,
  });
  return expiresAt;
}

/** The owner's drafts that have not expired. */
export async function readDrafts(tx: Tx, cipher: PhiCipher, owner: DraftOwner & { now: Date }): Promise<Draft[]> {
  const { practiceId, encounterId, principalId: userId, now } = owner;
  const rows = await tx.draft.findMany({
    where: { practiceId, encounterId, userId, kind: { in: [...typedKinds] }, expiresAt: { gt: now } },
    orderBy: { createdAt: 'asc' },
  });
  const drafts: Draft[] = [];
  for (const row of rows) {
    const text = await cipher.decrypt(tx, { practiceId, ...column, rowId: row.id }, row.contentCiphertext);
    drafts.push({
      encounterId: row.encounterId as Draft['encounterId'],
      encounterVersion: row.encounterVersion,
      content: draftContentSchema.parse(JSON.parse(text)),
      savedAt: row.createdAt.toISOString(),
      expiresAt: row.expiresAt.toISOString(),
    });
  }
  return drafts;
}

/** Drops the owner's draft of one kind, or of all: what was saved needs no draft. */
export async function dropTyped(tx: Tx, owner: DraftOwner, kinds: readonly DraftKind[]): Promise<void> {
  const { practiceId, encounterId, principalId: userId } = owner;
  await tx.draft.deleteMany({ where: { practiceId, encounterId, userId, kind: { in: [...kinds] } } });
}
