import type { PracticeId } from '@codeloom/contracts';
import type { Tx } from '../../platform/database/index.ts';

/** Far above any practice: a bound on the work of one suggestion. */
const MOST_PEOPLE = 500;

/** What a stored run was made from; its result stays encrypted. */
export function findRun(tx: Tx, practiceId: PracticeId, id: string): Promise<{ inputHash: string } | null> {
  return tx.suggestionRun.findUnique({ where: { practiceId_id: { practiceId, id } }, select: { inputHash: true } });
}

/** Names of the practice's people: the first values to be replaced in a note that leaves. */
export function peopleOf(tx: Tx, practiceId: PracticeId): Promise<{ firstName: string; lastName: string }[]> {
  return tx.user.findMany({ where: { practiceId }, select: { firstName: true, lastName: true }, take: MOST_PEOPLE });
}
