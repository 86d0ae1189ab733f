import type { PracticeId } from '@codeloom/contracts';
import type { Tx } from '../../platform/database/index.ts';

/** What a stored run was made from; its result stays encrypted. */
export function findRun(tx: Tx, practiceId: PracticeId, id: string): Promise<{ inputHash: string } | null> {
  return tx.suggestionRun.findUnique({ where: { practiceId_id: { practiceId, id } }, select: { inputHash: true } });
}
