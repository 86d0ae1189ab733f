import {
  dateSchema,
  idSchema,
  type EncounterList,
  type EncounterListInput,
  type encounterListInputSchema,
} from '@codeloom/contracts';
import { z } from 'zod';
import { AppError } from '../../platform/errors.ts';
import type { PracticeActor } from '../../transport/actor.ts';
import type { EncounterDeps } from './encounter-deps.ts';
import { toSummary } from './encounter-view.ts';
import { visibilityOf } from './encounters.policy.ts';
import { asDateText, listEncounters, type Position } from './encounters.repository.ts';

export type ListQuery = z.output<typeof encounterListInputSchema>;

const positionSchema = z.tuple([dateSchema, idSchema]);

/** A cursor says where the page before ended; it is no secret and grants nothing. */
function readCursor(cursor: string | undefined): Position | null {
  if (cursor === undefined) return null;
  try {
    const [date, id] = positionSchema.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')));
    return { date, id };
  } catch {
    throw new AppError('invalidInput', 'cursor: use the nextCursor of the page before, as it is.');
  }
}

const writeCursor = ({ date, id }: Position): string => Buffer.from(JSON.stringify([date, id])).toString('base64url');

const statusesOf = (status: EncounterListInput['status']) => {
  if (status === undefined) return undefined;
  return status === 'needs_coding' ? ['draft', 'ai_suggested'] : [status];
};

/** One page of the encounters the actor sees, newest date of service first. */
export const listPage =
  ({ database }: EncounterDeps) =>
  async (actor: PracticeActor, query: ListQuery): Promise<EncounterList> => {
    const { status, from, to, providerId, cursor, limit } = query;
    const after = readCursor(cursor);
    const rows = await database.withPractice(actor.practiceId, (tx) =>
      listEncounters(tx, actor.practiceId, {
        filter: { statuses: statusesOf(status), from, to, providerId },
        visibility: visibilityOf(actor),
        after,
        limit: limit + 1,
      }),
    );
    const page = rows.slice(0, limit);
    const last = page.at(-1);
    const hasMore = rows.length > limit && last !== undefined;
    return {
      items: page.map(toSummary),
      nextCursor: hasMore ? writeCursor({ date: asDateText(last.encounterDate), id: last.id }) : null,
    };
  };
