import { practiceRoleSchema, type EncounterComment, type PracticeId } from '@codeloom/contracts';
import type { PhiCipher } from '../../platform/crypto/index.ts';
import type { Tx } from '../../platform/database/index.ts';
import { keepsNotes, readReasons } from './encounter-content.ts';
import { fullName } from './encounters.repository.ts';
import { HELD_HOURS } from './held-content.ts';

interface ThreadOf {
  readonly practiceId: PracticeId;
  readonly encounterId: string;
}

const inThread = ({ practiceId, encounterId }: ThreadOf) => ({ practiceId, encounterId, kind: 'comment' });

/** Where a practice keeps no notes, comments live as long as a note would: the text of older ones is not shown, and goes soon. */
export const heldSince = (now: Date): Date => new Date(now.getTime() - HELD_HOURS * 3_600_000);

export function countComments(tx: Tx, of: ThreadOf): Promise<number> {
  return tx.encounterComment.count({ where: inThread(of) });
}

/** The conversation about one encounter, oldest first. */
export async function readComments(
  tx: Tx,
  cipher: PhiCipher,
  of: ThreadOf & { readerId: string; now: Date },
): Promise<EncounterComment[]> {
  const { practiceId, encounterId, readerId, now } = of;
  const rows = await tx.encounterComment.findMany({
    where: inThread(of),
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    select: { id: true, createdByUserId: true, createdAt: true },
  });
  if (rows.length === 0) return [];
  const since = (await keepsNotes(tx, practiceId)) ? null : heldSince(now);
  const readable = rows.filter(({ createdAt }) => since === null || createdAt > since);
  const texts = await readReasons(
    tx,
    cipher,
    practiceId,
    readable.map(({ id }) => id),
  );
  const authors = await authorsOf(tx, practiceId, new Set(rows.map(({ createdByUserId }) => createdByUserId)));
  return rows.flatMap(({ id, createdByUserId, createdAt }) => {
    const author = authors.get(createdByUserId);
    if (!author) return [];
    return {
      id,
      encounterId: encounterId as EncounterComment['encounterId'],
      text: texts.get(id) ?? null,
      ...author,
      mine: createdByUserId === readerId,
      createdAt: createdAt.toISOString(),
    };
  });
}

type Author = Pick<EncounterComment, 'authorName' | 'authorRole'>;

async function authorsOf(tx: Tx, practiceId: PracticeId, ids: ReadonlySet<string>): Promise<Map<string, Author>> {
  const users = await tx.user.findMany({
    where: { practiceId, id: { in: [...ids] } },
    select: { id: true, firstName: true, lastName: true, role: true },
  });
  return new Map(
    users.map((user) => [user.id, { authorName: fullName(user), authorRole: practiceRoleSchema.parse(user.role) }]),
  );
}

/** The encounter is finished where the practice keeps no notes: who said something when stays, what was said goes. */
export async function forgetThread(tx: Tx, of: ThreadOf): Promise<void> {
  if (await keepsNotes(tx, of.practiceId)) return;
  await tx.encounterComment.updateMany({
    where: { ...inThread(of), textCiphertext: { not: null } },
    data: { textCiphertext: null },
  });
}
