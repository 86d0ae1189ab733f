import type { PracticeId, PracticeRole, PracticeSettings, UserId } from '@codeloom/contracts';
import { insertUser } from '../modules/auth/index.ts';
import { insertApiKey } from '../modules/embed/index.ts';
import type { Clock } from '../platform/clock.ts';
import type { PhiCipher } from '../platform/crypto/index.ts';
import type { Database } from '../platform/database/index.ts';

export interface NewPractice {
  readonly id: PracticeId;
  readonly organization: {
    readonly id: string;
    readonly name: string;
    readonly billingContactName?: string;
    readonly billingContactEmail?: string;
  };
  readonly name: string;
  readonly specialty: string;
  readonly timeZone: string;
  readonly settings: Omit<PracticeSettings, 'billersSee' | 'trainingEnabled'> &
    Partial<Pick<PracticeSettings, 'billersSee' | 'trainingEnabled'>>;
  readonly users: readonly NewPracticeUser[];
  readonly apiKey?: { readonly name: string; readonly secret: string } | undefined;
}

export interface NewPracticeUser {
  readonly id: UserId;
  readonly email: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly role: PracticeRole;
}

export interface CreatePracticeDeps {
  readonly database: Database;
  readonly cipher: PhiCipher;
  readonly clock: Clock;
}

/**
 * Adds a practice with its settings, its data key, its first users (who share one password hash) and an API key. What is there already
 * stays. The directory rows come first: a practice without users is harmless, and the next call completes it.
 */
export async function createPractice(
  { database, cipher, clock }: CreatePracticeDeps,
  practice: NewPractice,
  passwordHash: string,
): Promise<void> {
  const now = clock.now();
  const { id, organization, name, specialty, timeZone, settings, users, apiKey } = practice;
  await database.withGlobal(async (tx) => {
    await tx.organization.createMany({ data: [{ ...organization, createdAt: now }], skipDuplicates: true });
    await tx.practice.createMany({
      data: [{ id, orgId: organization.id, name, specialty, timeZone, createdAt: now, updatedAt: now }],
      skipDuplicates: true,
    });
  });
  await database.withPractice(id, async (tx) => {
    if (await tx.practiceSettings.findUnique({ where: { practiceId: id } })) return;
    const { phiRetentionDays, providersFinalize, storePhi, billersSee = 'all', trainingEnabled = true } = settings;
    await tx.practiceSettings.create({
      data: {
        practiceId: id,
        phiRetentionDays,
        providersFinalize,
        storePhi,
        billersSee,
        trainingEnabled,
        updatedAt: now,
      },
    });
    await cipher.createPracticeKey(tx, id);
    for (const user of users) await insertUser(tx, { ...user, practiceId: id, passwordHash, now });
    if (apiKey) await insertApiKey(tx, { practiceId: id, ...apiKey, now });
  });
}

/** Whether the practice is complete. */
export async function isPracticeThere(database: Database, id: PracticeId): Promise<boolean> {
  return database.withPractice(id, async (tx) => {
    const settings = await tx.practiceSettings.findUnique({ where: { practiceId: id }, select: { practiceId: true } });
    return settings !== null;
  });
}
