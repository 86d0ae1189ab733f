import type { EncounterId, FeedbackQuery, ModelSendQuery, PracticeId } from '@codeloom/contracts';
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

/** Newest runs first; far more than anybody makes of one encounter. */
const MOST_RUNS = 100;

/** The runs of an encounter, newest first; results stay encrypted. */
export function findRuns(tx: Tx, practiceId: PracticeId, encounterId: EncounterId) {
  return tx.suggestionRun.findMany({
    where: { practiceId, encounterId },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: MOST_RUNS,
    omit: { resultCiphertext: true },
  });
}

function span({ from, to }: { from?: string | undefined; to?: string | undefined }) {
  return {
    ...(from === undefined ? {} : { gte: new Date(`${from}T00:00:00.000Z`) }),
    ...(to === undefined ? {} : { lt: new Date(Date.parse(`${to}T00:00:00.000Z`) + 86_400_000) }),
  };
}

/** One page of the send log, newest first: the ids rise with time. */
export function findSends(tx: Tx, practiceId: PracticeId, query: ModelSendQuery) {
  return tx.llmSend.findMany({
    where: {
      practiceId,
      createdAt: span(query),
      ...(query.encounterId === undefined ? {} : { encounterId: query.encounterId }),
      ...(query.cursor === undefined ? {} : { id: { lt: query.cursor } }),
    },
    orderBy: { id: 'desc' },
    take: query.limit + 1,
  });
}

const feedbackActions = [
  'SUGGESTION_ACCEPTED',
  'SUGGESTION_DISMISSED',
  'USER_ADDED_DIAGNOSIS',
  'USER_CHANGED_PROCEDURE',
  'USER_CHANGED_EM_CODE',
];

/** Audit events that say what people did with suggested codes. Read in pages by the caller's cursor. */
export function findFeedback(tx: Tx, practiceId: PracticeId, query: FeedbackQuery, after: number, take: number) {
  return tx.auditEvent.findMany({
    where: { practiceId, action: { in: feedbackActions }, seq: { gt: after }, createdAt: span(query) },
    orderBy: { seq: 'asc' },
    select: { seq: true, action: true, payload: true },
    take,
  });
}
