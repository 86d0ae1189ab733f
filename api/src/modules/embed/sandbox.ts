import type { PracticeId } from '@codeloom/contracts';
import type { PhiCipher } from '../../platform/crypto/index.ts';
import type { Database } from '../../platform/database/index.ts';
import { AppError } from '../../platform/errors.ts';
import { newId } from '../../platform/ids.ts';

/** Invented notes need no long keeping. */
const SANDBOX_RETENTION_DAYS = 30;

/** The practice's sandbox, where its test keys work; null when it has none yet. */
export async function findSandbox(database: Database, practiceId: PracticeId): Promise<PracticeId | null> {
  const row = await database.withGlobal((tx) => tx.practice.findUnique({ where: { sandboxOf: practiceId } }));
  return (row?.id as PracticeId | undefined) ?? null;
}

/**
 * Makes the practice's sandbox at its first test key: a practice of its own with a data key of its own, so that the same walls stand
 * between invented and real patients as between two practices. Safe to call twice and at once.
 */
export async function ensureSandbox(
  { database, cipher, now }: { database: Database; cipher: PhiCipher; now: Date },
  practiceId: PracticeId,
): Promise<PracticeId> {
  await database.withGlobal(async (tx) => {
    const practice = await tx.practice.findUnique({ where: { id: practiceId } });
    if (!practice) throw new AppError('notFound', 'The practice does not exist.');
    if (practice.sandboxOf !== null) throw new AppError('conflict', 'This practice is a sandbox itself.');
    const { orgId, name, specialty, timeZone } = practice;
    const times = { createdAt: now, updatedAt: now };
    await tx.practice.createMany({
      data: [{ id: newId(), orgId, name: `${name} (sandbox)`, specialty, timeZone, sandboxOf: practiceId, ...times }],
      skipDuplicates: true,
    });
  });
  const sandbox = await findSandbox(database, practiceId);
  if (sandbox === null) throw new Error('The sandbox was not made.');
  await furnishSandbox({ database, cipher, now }, sandbox);
  return sandbox;
}

/** Settings and a data key of its own. Safe to call twice. */
export async function furnishSandbox(
  { database, cipher, now }: { database: Database; cipher: PhiCipher; now: Date },
  sandbox: PracticeId,
): Promise<void> {
  await database.withPractice(sandbox, async (tx) => {
    const { count } = await tx.practiceSettings.createMany({
      data: [
        {
          practiceId: sandbox,
          phiRetentionDays: SANDBOX_RETENTION_DAYS,
          providersFinalize: true,
          storePhi: true,
          billersSee: 'all',
          updatedAt: now,
        },
      ],
      skipDuplicates: true,
    });
    if (count === 1) await cipher.createPracticeKey(tx, sandbox);
  });
}
