import type { PracticeId, PracticeSettings } from '@codeloom/contracts';
import type { Clock } from '../../platform/clock.ts';
import type { Database, Tx } from '../../platform/database/index.ts';
import { appendAudit } from '../audit/index.ts';
import { findSettings } from '../practice/index.ts';
import { HELD_HOURS } from './held-content.ts';

/** Encounters of one transaction: their rows, marks and audit events are kept together or not at all. */
const PAGE = 50;
const DAY_MS = 86_400_000;

type Reason = 'retentionEnded' | 'notesNotKept';

/** Encounters past their retention whose text is still there. Counted from the date of service, as the setting says. */
function findPastRetention(
  tx: Tx,
  practiceId: PracticeId,
  settings: PracticeSettings,
  now: Date,
): Promise<{ id: string }[]> {
  // A day later than the database's own check asks for, so that the two never differ over a time zone.
  const before = new Date(now.getTime() - (settings.phiRetentionDays + 1) * DAY_MS);
  return tx.encounter.findMany({
    where: { practiceId, phiPurgedAt: null, encounterDate: { lt: before } },
    orderBy: { id: 'asc' },
    take: PAGE,
    select: { id: true },
  });
}

/** An hour of slack, as a held note goes at its minute and the job comes now and then. */
const notKeptBefore = (now: Date): Date => new Date(now.getTime() - (HELD_HOURS - 1) * 3_600_000);

/** Encounters with a stored note or comment in a practice that keeps none: it is older than a held one would become. */
function findNotKept(tx: Tx, practiceId: PracticeId, now: Date): Promise<{ id: string }[]> {
  const text = { textCiphertext: { not: null }, createdAt: { lt: notKeptBefore(now) } };
  return tx.encounter.findMany({
    where: { practiceId, OR: [{ notes: { some: text } }, { comments: { some: { ...text, kind: 'comment' } } }] },
    orderBy: { id: 'asc' },
    take: PAGE,
    select: { id: true },
  });
}

async function forget(
  tx: Tx,
  of: { practiceId: PracticeId; encounterId: string },
  reason: Reason,
  now: Date,
): Promise<void> {
  const notes = await tx.encounterNote.updateMany({
    where: { ...of, textCiphertext: { not: null } },
    data: { textCiphertext: null },
  });
  // A run made where no notes are kept has no quotes and stays; one beside a stored note was made before the setting changed.
  const runs =
    reason === 'retentionEnded' || notes.count > 0
      ? await tx.suggestionRun.updateMany({
          where: { ...of, resultCiphertext: { not: null } },
          data: { resultCiphertext: null },
        })
      : { count: 0 };
  // Reasons are the record of people's decisions and go with the retention only; what people said to each other goes with the note.
  const said = reason === 'retentionEnded' ? {} : { kind: 'comment', createdAt: { lt: notKeptBefore(now) } };
  const comments = await tx.encounterComment.updateMany({
    where: { ...of, textCiphertext: { not: null }, ...said },
    data: { textCiphertext: null },
  });
  if (reason === 'retentionEnded') {
    await tx.draft.deleteMany({ where: of });
    const { practiceId, encounterId: id } = of;
    await tx.encounter.update({ where: { practiceId_id: { practiceId, id } }, data: { phiPurgedAt: now } });
  }
  await appendAudit(tx, {
    practiceId: of.practiceId,
    actor: { type: 'system', userId: null, role: null },
    encounterId: of.encounterId,
    action: 'RETENTION_PURGED',
    payload: { reason, notes: notes.count, runs: runs.count, comments: comments.count },
  });
}

/**
 * Takes back the notes, quotes, comments and reasons a practice may no longer keep; codes, hashes and the audit trail stay. Each encounter is one
 * audit event. Answers how many encounters it was; running it again finds nothing more.
 */
export async function forgetEncounters(
  { database, clock }: { database: Database; clock: Clock },
  practiceId: PracticeId,
): Promise<number> {
  let total = 0;
  for (;;) {
    const done = await database.withPractice(practiceId, async (tx) => {
      const settings = await findSettings(tx, practiceId);
      if (!settings) return 0;
      const now = clock.now();
      const ended = await findPastRetention(tx, practiceId, settings, now);
      for (const { id } of ended) await forget(tx, { practiceId, encounterId: id }, 'retentionEnded', now);
      const notKept = settings.storePhi ? [] : await findNotKept(tx, practiceId, now);
      for (const { id } of notKept) await forget(tx, { practiceId, encounterId: id }, 'notesNotKept', now);
      return ended.length + notKept.length;
    });
    total += done;
    if (done === 0) return total;
  }
}
