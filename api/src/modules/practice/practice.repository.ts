import { practiceSettingsSchema } from '@codeloom/contracts';
import type { Practice, PracticeId, PracticeSettings, PracticeSettingsChange } from '@codeloom/contracts';
import type { Tx } from '../../platform/database/index.ts';

/** The practice's settings; null when there is no such practice. */
export async function findSettings(tx: Tx, practiceId: PracticeId): Promise<PracticeSettings | null> {
  const row = await tx.practiceSettings.findUnique({ where: { practiceId } });
  if (!row) return null;
  const { phiRetentionDays, providersFinalize, storePhi, billersSee, trainingEnabled } = row;
  return practiceSettingsSchema.parse({ phiRetentionDays, providersFinalize, storePhi, billersSee, trainingEnabled });
}

/** The practice with its settings; null when there is none. */
export async function findPractice(tx: Tx, practiceId: PracticeId): Promise<Practice | null> {
  const row = await tx.practice.findUnique({ where: { id: practiceId } });
  const settings = await findSettings(tx, practiceId);
  if (!row || !settings) return null;
  const { name, specialty, timeZone } = row;
  return { id: practiceId, name, specialty, timeZone, settings };
}

export async function updateSettings(
  tx: Tx,
  practiceId: PracticeId,
  change: { [K in keyof PracticeSettingsChange]: Exclude<PracticeSettingsChange[K], undefined> },
  now: Date,
): Promise<void> {
  await tx.practiceSettings.update({ where: { practiceId }, data: { ...change, updatedAt: now } });
}
