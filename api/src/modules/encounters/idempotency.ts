import type { PracticeId } from '@codeloom/contracts';
import type { Tx } from '../../platform/database/index.ts';
import { AppError } from '../../platform/errors.ts';
import { sha256 } from './encounter-content.ts';

/** One use of an Idempotency-Key. The hash binds it to caller, route and body. */
export interface IdempotentCall {
  readonly practiceId: PracticeId;
  readonly key: string;
  readonly principalId: string;
  readonly requestHash: string;
}

export function idempotentCall(
  who: { practiceId: PracticeId; principalId: string },
  key: string | null,
  request: { route: string; body: unknown },
): IdempotentCall | null {
  if (key === null) return null;
  const requestHash = sha256(JSON.stringify([who.principalId, request.route, request.body]));
  return { ...who, key, requestHash };
}

function answerOf(call: IdempotentCall, row: { requestHash: string; encounterId: string }): string {
  if (row.requestHash === call.requestHash) return row.encounterId;
  throw new AppError('conflict', 'This Idempotency-Key was used for another request. Use a new key for a new request.');
}

/** The encounter an earlier call with this key answered; null when the key is new. */
export async function earlierAnswer(tx: Tx, call: IdempotentCall | null): Promise<string | null> {
  if (!call) return null;
  const { practiceId, key } = call;
  const row = await tx.idempotencyKey.findUnique({ where: { practiceId_key: { practiceId, key } } });
  return row && answerOf(call, row);
}

/**
 * Takes the key for this transaction. Null = it is ours; otherwise the encounter a call that ran at the same time answered.
 * The insert waits for that other call, so two callers never both do the work.
 */
export async function takeKey(
  tx: Tx,
  call: IdempotentCall | null,
  encounterId: string,
  now: Date,
): Promise<string | null> {
  if (!call) return null;
  const { practiceId, key, principalId, requestHash } = call;
  const { count } = await tx.idempotencyKey.createMany({
    data: [{ practiceId, key, userId: principalId, requestHash, encounterId, createdAt: now }],
    skipDuplicates: true,
  });
  return count === 1 ? null : earlierAnswer(tx, call);
}
