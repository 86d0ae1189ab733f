import { trainingCases, type SeedTrainingCase } from '@codeloom/prisma/training';
import type { Clock } from '../platform/clock.ts';
import type { Database } from '../platform/database/index.ts';

/**
 * Brings the training cases of this release into the database: what is new or has a higher version is written, what this
 * release no longer has is removed. Running it again changes nothing.
 */
export async function loadTrainingCases(
  database: Database,
  clock: Clock,
  cases: readonly SeedTrainingCase[] = trainingCases,
): Promise<void> {
  const now = clock.now();
  await database.withGlobal(async (tx) => {
    const known = new Map(
      (await tx.trainingCase.findMany({ select: { id: true, version: true, position: true } })).map((row) => [
        row.id,
        row,
      ]),
    );
    for (const [position, { id, payer = null, answer, ...rest }] of cases.entries()) {
      const there = known.get(id);
      known.delete(id);
      // A newer release may share the database while this one is on its way out.
      if (there && (there.version > rest.version || (there.version === rest.version && there.position === position)))
        continue;
      const data = { ...rest, payer, answer: structuredClone(answer) as object[], position, updatedAt: now };
      await tx.trainingCase.upsert({ where: { id }, create: { id, ...data }, update: data });
    }
    await tx.trainingCase.deleteMany({ where: { id: { in: [...known.keys()] } } });
  });
}
