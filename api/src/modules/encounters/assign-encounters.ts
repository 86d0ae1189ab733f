import type { encounterAssignSchema, EncounterAssigned, PracticeId, UserId } from '@codeloom/contracts';
import type { z } from 'zod';
import type { Tx } from '../../platform/database/index.ts';
import { AppError } from '../../platform/errors.ts';
import { auditActor, type PracticeActor } from '../../transport/actor.ts';
import { appendAudit } from '../audit/index.ts';
import type { EncounterDeps } from './encounter-deps.ts';
import { noSuchEncounter } from './encounter-reader.ts';
import { visibilityIn } from './visibility.ts';
import { lockVisible, setAssignee } from './worklist.repository.ts';

/**
 * Hands encounters to one person, or back to nobody: all of them or, where one is not there for the actor, none. It leaves the
 * version alone, so that handing work on never refuses the codes a colleague is about to save.
 */
export const assignEncounters =
  ({ database, clock }: EncounterDeps) =>
  async (
    actor: PracticeActor,
    { ids, assigneeId }: z.output<typeof encounterAssignSchema>,
  ): Promise<EncounterAssigned> => {
    const { practiceId } = actor;
    const wanted = [...new Set(ids)];
    return database.withPractice(practiceId, async (tx) => {
      const rows = await lockVisible(tx, practiceId, { ids: wanted, visibility: await visibilityIn(tx, actor) });
      if (rows.length < wanted.length) throw noSuchEncounter();
      await assertAssignee(tx, practiceId, assigneeId);
      const changed = rows.filter((row) => row.assigneeId !== assigneeId);
      await setAssignee(tx, practiceId, { ids: changed.map(({ id }) => id), assigneeId, now: clock.now() });
      for (const row of changed) {
        await appendAudit(tx, {
          practiceId,
          actor: auditActor(actor),
          encounterId: row.id,
          action: 'ENCOUNTER_UPDATED',
          payload: {
            fields: ['assigneeId'],
            changes: [{ field: 'assigneeId', from: row.assigneeId, to: assigneeId }],
          },
        });
      }
      return { changed: changed.length };
    });
  };

/** An active user of this practice; another practice's id answers as a missing one. */
async function assertAssignee(tx: Tx, practiceId: PracticeId, assigneeId: UserId | null): Promise<void> {
  if (assigneeId === null) return;
  const found = await tx.user.count({ where: { practiceId, id: assigneeId, status: 'active' } });
  if (found === 0) throw new AppError('invalidInput', 'assigneeId: there is no such active user in this practice.');
}
