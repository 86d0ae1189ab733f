import {
  encounterStatusSchema,
  idSchema,
  type EncounterCounts,
  type EncounterCountsInput,
  type encounterQueueInputSchema,
  type EncounterFilter,
  type EncounterList,
  type EncounterSort,
  type EncounterStatus,
} from '@codeloom/contracts';
import { z } from 'zod';
import { AppError } from '../../platform/errors.ts';
import type { PracticeActor } from '../../transport/actor.ts';
import type { EncounterDeps } from './encounter-deps.ts';
import { toSummary } from './encounter-view.ts';
import { visibilityIn } from './visibility.ts';
import { countByStatus, listEncounters, type Position, type WorklistFilter } from './worklist.repository.ts';

export type ListQuery = z.output<typeof encounterQueueInputSchema>;

const newestFirst: EncounterSort = { by: 'encounterDate', direction: 'desc' };

/** What the key of a position may be, by the field it was sorted by: the database reads it back as that type. */
const keySchemas: Record<EncounterSort['by'], z.ZodType<string>> = {
  encounterDate: z.iso.date(),
  updatedAt: z.string().regex(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(\.\d+)?[+-]\d\d(:\d\d)?$/),
  patient: z.string().max(64),
  denialRisk: z.string().regex(/^[0-3]$/),
  status: z.string().regex(/^[0-4]$/),
};

/** A cursor says where the page before ended, and in which order; it is no secret and grants nothing. */
function readCursor(cursor: string | undefined, sort: EncounterSort): Position | null {
  if (cursor === undefined) return null;
  try {
    const schema = z.tuple([z.literal(sort.by), keySchemas[sort.by], idSchema]);
    const [, key, id] = schema.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')));
    return { key, id };
  } catch {
    throw new AppError('invalidInput', 'cursor: use the nextCursor of the page before, as it is, with the same order.');
  }
}

const writeCursor = (sort: EncounterSort, { key, id }: Position): string =>
  Buffer.from(JSON.stringify([sort.by, key, id])).toString('base64url');

const statusesOf = (status: EncounterFilter['status']): EncounterStatus[] | undefined => {
  if (status === undefined) return undefined;
  return status === 'needs_coding' ? ['draft', 'ai_suggested'] : [status];
};

/** `me` is whoever asks; an API key is nobody's assignee. */
function filterOf(actor: PracticeActor, { status, assignee, ...filter }: EncounterFilter): WorklistFilter {
  if (assignee === 'me' && actor.type === 'partner') {
    throw new AppError('invalidInput', 'assignee: an API key has no worklist of its own; name a person.');
  }
  const whose = assignee === 'me' && actor.type !== 'partner' ? actor.userId : assignee;
  return { ...filter, statuses: statusesOf(status), assignee: whose === 'me' ? undefined : whose };
}

/** One page of the encounters the actor sees, by default newest date of service first. */
export const listPage =
  ({ database }: EncounterDeps) =>
  async (actor: PracticeActor, query: ListQuery): Promise<EncounterList> => {
    const { cursor, limit, sort = newestFirst, ...filters } = query;
    const after = readCursor(cursor, sort);
    const filter = filterOf(actor, filters);
    const found = await database.withPractice(actor.practiceId, async (tx) => {
      const visibility = await visibilityIn(tx, actor);
      return listEncounters(tx, actor.practiceId, { filter, visibility, sort, after, limit: limit + 1 });
    });
    const page = found.slice(0, limit);
    const last = page.at(-1);
    const hasMore = found.length > limit && last !== undefined;
    return {
      items: page.map(({ row }) => toSummary(row)),
      nextCursor: hasMore ? writeCursor(sort, last.position) : null,
    };
  };

/** How many of each status the actor sees under the other filters. */
export const countEncounters =
  ({ database }: EncounterDeps) =>
  async (actor: PracticeActor, filters: EncounterCountsInput): Promise<EncounterCounts> => {
    const filter = filterOf(actor, filters);
    const counts = await database.withPractice(actor.practiceId, async (tx) =>
      countByStatus(tx, actor.practiceId, { filter, visibility: await visibilityIn(tx, actor) }),
    );
    const of = (status: EncounterStatus): number => counts.find((row) => row.status === status)?.count ?? 0;
    const byStatus = Object.fromEntries(encounterStatusSchema.options.map((status) => [status, of(status)]));
    return { byStatus: byStatus as EncounterCounts['byStatus'] };
  };
