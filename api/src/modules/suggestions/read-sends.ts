import { modelSendsSchema, type ModelSend, type ModelSendQuery } from '@codeloom/contracts';
import type { PracticeActor } from '../../transport/actor.ts';
import type { EncounterDeps } from '../encounters/index.ts';
import { findSends } from './suggestions.repository.ts';

/** The practice's send log. */
export const readSends =
  ({ database }: EncounterDeps) =>
  (actor: PracticeActor, query: ModelSendQuery): Promise<{ items: ModelSend[]; nextCursor: string | null }> =>
    database.withPractice(actor.practiceId, async (tx) => {
      const rows = await findSends(tx, actor.practiceId, query);
      const page = rows.slice(0, query.limit);
      return modelSendsSchema.parse({
        items: page.map((row) => ({ ...row, createdAt: row.createdAt.toISOString() })),
        nextCursor: rows.length > query.limit ? (page.at(-1)?.id ?? null) : null,
      });
    });
