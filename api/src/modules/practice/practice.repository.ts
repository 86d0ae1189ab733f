import type { Practice, PracticeId } from '@codeloom/contracts';
import type { Tx } from '../../platform/database/index.ts';

/** The practice with its settings; null when there is none. */
export async function findPractice(tx: Tx, practiceId: PracticeId): Promise<Practice | null> {
  const row = await tx.practice.findUnique({ where: { id: practiceId } });
  const settings = await tx.practiceSettings.findUnique({ where: { practiceId } });
  if (!row || !settings) return null;
  const { name, specialty, timeZone } = row;
  const { phiRetentionDays, providersFinalize } = settings;
  return { id: practiceId, name, specialty, timeZone, settings: { phiRetentionDays, providersFinalize } };
}
