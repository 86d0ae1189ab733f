import type {
  EncounterFilter,
  EncounterId,
  EncounterSort,
  EncounterStatus,
  PracticeId,
  UserId,
} from '@codeloom/contracts';
import { Prisma } from '@codeloom/prisma';
import type { Tx } from '../../platform/database/index.ts';
import type { Visibility } from './encounters.policy.ts';

/** A row of the list as the view needs it. */
export const summaryColumns = {
  provider: { select: { firstName: true, lastName: true } },
  assignee: { select: { firstName: true, lastName: true } },
} as const satisfies Prisma.EncounterInclude;

export type EncounterSummaryRow = Prisma.EncounterGetPayload<{ include: typeof summaryColumns }>;

/** The filters of a list, with `me` and `needs_coding` put into ids and statuses. */
export interface WorklistFilter extends Omit<EncounterFilter, 'assignee' | 'status'> {
  readonly statuses?: readonly EncounterStatus[] | undefined;
  /** A user's id, or nobody. */
  readonly assignee?: string | undefined;
}

/** Where a page ended: the value its rows are sorted by, as text, and the id that breaks ties. */
export interface Position {
  readonly key: string;
  readonly id: string;
}

/** One expression for each sort field, never null, with the type its text is read back as. */
const sortKeys: Record<EncounterSort['by'], { readonly expression: Prisma.Sql; readonly type: Prisma.Sql }> = {
  encounterDate: { expression: Prisma.sql`e.encounter_date`, type: Prisma.sql`date` },
  updatedAt: { expression: Prisma.sql`e.updated_at`, type: Prisma.sql`timestamptz` },
  // "C": the same order on every database, whatever its locale.
  patient: { expression: Prisma.sql`e.patient_pseudo_id COLLATE "C"`, type: Prisma.sql`text` },
  denialRisk: {
    expression: Prisma.sql`CASE e.denial_risk_level WHEN 'high' THEN 3 WHEN 'medium' THEN 2 WHEN 'low' THEN 1 ELSE 0 END`,
    type: Prisma.sql`integer`,
  },
  // In the order of the work.
  status: {
    expression: Prisma.sql`CASE e.status WHEN 'draft' THEN 0 WHEN 'ai_suggested' THEN 1 WHEN 'finalized' THEN 2 WHEN 'exported' THEN 3 ELSE 4 END`,
    type: Prisma.sql`integer`,
  },
};

function visible(visibility: Visibility): Prisma.Sql {
  switch (visibility.kind) {
    case 'all':
      return Prisma.sql`true`;
    case 'own':
      return Prisma.sql`${visibility.userId}::uuid IN (e.created_by_user_id, e.provider_id, e.assignee_id)`;
    case 'assigned':
      return Prisma.sql`e.assignee_id = ${visibility.userId}::uuid`;
    case 'one':
      return visibility.id === null
        ? Prisma.sql`e.external_id = ${visibility.externalId ?? ''}`
        : Prisma.sql`e.id = ${visibility.id}::uuid`;
  }
}

function matching(practiceId: PracticeId, filter: WorklistFilter, visibility: Visibility): Prisma.Sql {
  const { statuses, from, to, providerId, assignee, denialRisk, text } = filter;
  const terms = [Prisma.sql`e.practice_id = ${practiceId}::uuid`, visible(visibility)];
  if (statuses) terms.push(Prisma.sql`e.status IN (${Prisma.join([...statuses])})`);
  if (from) terms.push(Prisma.sql`e.encounter_date >= ${from}::date`);
  if (to) terms.push(Prisma.sql`e.encounter_date <= ${to}::date`);
  if (providerId) terms.push(Prisma.sql`e.provider_id = ${providerId}::uuid`);
  if (assignee === 'none') terms.push(Prisma.sql`e.assignee_id IS NULL`);
  else if (assignee) terms.push(Prisma.sql`e.assignee_id = ${assignee}::uuid`);
  if (denialRisk) terms.push(Prisma.sql`e.denial_risk_level = ${denialRisk}`);
  if (text) {
    // Plain comparison: nothing in the words acts as a pattern.
    terms.push(
      Prisma.sql`(position(lower(${text}) IN lower(e.patient_pseudo_id)) > 0 OR position(lower(${text}) IN lower(coalesce(e.external_id, ''))) > 0)`,
    );
  }
  return Prisma.join(terms, ' AND ');
}

export interface WorklistQuery {
  readonly filter: WorklistFilter;
  readonly visibility: Visibility;
  readonly sort: EncounterSort;
  readonly after: Position | null;
  readonly limit: number;
}

/** One page and the positions of its rows (keyset: rows that arrive meanwhile shift no page). */
export async function listEncounters(
  tx: Tx,
  practiceId: PracticeId,
  query: WorklistQuery,
): Promise<{ row: EncounterSummaryRow; position: Position }[]> {
  const { filter, visibility, sort, after, limit } = query;
  const { expression, type } = sortKeys[sort.by];
  const [direction, comparison] =
    sort.direction === 'asc' ? [Prisma.sql`ASC`, Prisma.sql`>`] : [Prisma.sql`DESC`, Prisma.sql`<`];
  const beyond = after
    ? Prisma.sql`AND (${expression}, e.id) ${comparison} (${after.key}::${type}, ${after.id}::uuid)`
    : Prisma.empty;
  const positions = await tx.$queryRaw<Position[]>`
    SELECT e.id::text AS id, (${expression})::text AS key FROM encounter e
    WHERE ${matching(practiceId, filter, visibility)} ${beyond}
    ORDER BY ${expression} ${direction}, e.id ${direction} LIMIT ${limit}`;
  const rows = await tx.encounter.findMany({
    where: { practiceId, id: { in: positions.map(({ id }) => id) } },
    include: summaryColumns,
  });
  const byId = new Map(rows.map((row) => [row.id, row]));
  return positions.flatMap((position) => {
    const row = byId.get(position.id);
    return row ? [{ row, position }] : [];
  });
}

export async function countByStatus(
  tx: Tx,
  practiceId: PracticeId,
  { filter, visibility }: Pick<WorklistQuery, 'filter' | 'visibility'>,
): Promise<{ status: string; count: number }[]> {
  return tx.$queryRaw<{ status: string; count: number }[]>`
    SELECT e.status, count(*)::integer AS count FROM encounter e
    WHERE ${matching(practiceId, filter, visibility)} GROUP BY e.status`;
}

/** Those of the ids that the actor sees, locked until the transaction ends, in the order of their ids so that two bulk changes cannot block each other. */
export async function lockVisible(
  tx: Tx,
  practiceId: PracticeId,
  { ids, visibility }: { ids: readonly EncounterId[]; visibility: Visibility },
): Promise<{ id: EncounterId; assigneeId: UserId | null }[]> {
  return tx.$queryRaw<{ id: EncounterId; assigneeId: UserId | null }[]>`
    SELECT e.id::text AS id, e.assignee_id::text AS "assigneeId" FROM encounter e
    WHERE ${matching(practiceId, {}, visibility)} AND e.id::text IN (${Prisma.join([...ids])})
    ORDER BY e.id FOR UPDATE`;
}

export async function setAssignee(
  tx: Tx,
  practiceId: PracticeId,
  change: { ids: readonly string[]; assigneeId: UserId | null; now: Date },
): Promise<void> {
  const { ids, assigneeId, now } = change;
  await tx.encounter.updateMany({
    where: { practiceId, id: { in: [...ids] } },
    data: { assigneeId, updatedAt: now },
  });
}
