import type { Tx } from '../../platform/database/index.ts';
import { auditActor, type PracticeActor } from '../../transport/actor.ts';
import { appendAudit } from '../audit/index.ts';

/** Each read of a note is one audit event, in the transaction that reads it. */
export async function recordNoteRead(tx: Tx, actor: PracticeActor, encounterId: string): Promise<void> {
  await appendAudit(tx, {
    practiceId: actor.practiceId,
    actor: auditActor(actor),
    encounterId,
    action: 'NOTE_READ',
    payload: {},
  });
}
