import type { EncounterId, PracticeId } from '@codeloom/contracts';
import type { Tx } from '../../platform/database/index.ts';
import { newId } from '../../platform/ids.ts';
import { auditActor, principalId, type PracticeActor } from '../../transport/actor.ts';
import { appendAudit } from '../audit/index.ts';
import type { SendRecord } from './llm/index.ts';

export interface SendOwner {
  readonly practiceId: PracticeId;
  readonly encounterId: EncounterId;
  readonly actor: PracticeActor;
  readonly now: Date;
}

/** Writes what left for a model: one row and one audit event for each call, whatever became of the suggestion. */
export async function recordSends(tx: Tx, sends: readonly SendRecord[], owner: SendOwner): Promise<void> {
  const { practiceId, encounterId, actor, now } = owner;
  for (const send of sends) {
    const id = newId();
    await tx.llmSend.create({
      data: {
        ...send,
        practiceId,
        id,
        encounterId,
        replaced: { ...send.replaced },
        invisible: { ...send.invisible },
        createdById: principalId(actor),
        createdAt: now,
      },
    });
    await appendAudit(tx, {
      practiceId,
      actor: auditActor(actor),
      encounterId,
      action: 'LLM_SENT',
      payload: {
        sendId: id,
        call: send.call,
        charsSent: send.charsSent,
        replacements: Object.values(send.replaced).reduce((sum, count) => sum + count, 0),
        model: send.model.replace(/[^\x21-\x7e]/g, '_').slice(0, 200),
        endpoint: send.endpoint,
        promptHash: send.promptHash,
        responseHash: send.responseHash,
        outcome: send.outcome,
      },
    });
  }
}
