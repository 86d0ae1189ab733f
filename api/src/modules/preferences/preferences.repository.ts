import { preferencesSchema, type PracticeId, type Preferences } from '@codeloom/contracts';
import type { Tx } from '../../platform/database/index.ts';

export interface Person {
  readonly practiceId: PracticeId;
  readonly userId: string;
}

/** A person's own settings; the built-in ones when they never changed any. */
export async function readPreferences(tx: Tx, { practiceId, userId }: Person): Promise<Preferences> {
  const row = await tx.userPreferences.findUnique({ where: { practiceId_userId: { practiceId, userId } } });
  return preferencesSchema.parse({ keys: row?.keys ?? {} });
}

export async function writePreferences(tx: Tx, person: Person, { keys }: Preferences, now: Date): Promise<void> {
  const { practiceId, userId } = person;
  await tx.userPreferences.upsert({
    where: { practiceId_userId: { practiceId, userId } },
    create: { practiceId, userId, keys, updatedAt: now },
    update: { keys, updatedAt: now },
  });
}
