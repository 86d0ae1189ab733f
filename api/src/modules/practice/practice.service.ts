import type { Practice, PracticeSettings, PracticeSettingsChange } from '@codeloom/contracts';
import type { Clock } from '../../platform/clock.ts';
import type { Database } from '../../platform/database/index.ts';
import { AppError } from '../../platform/errors.ts';
import { auditActor, type PracticeActor } from '../../transport/actor.ts';
import { appendAudit } from '../audit/index.ts';
import { findPractice, updateSettings } from './practice.repository.ts';

export interface PracticeDeps {
  readonly database: Database;
  readonly clock: Clock;
}

const noPractice = () => new AppError('notFound', 'The practice does not exist.');
const settingNames = [
  'phiRetentionDays',
  'providersFinalize',
  'storePhi',
  'billersSee',
  'trainingEnabled',
] as const satisfies (keyof PracticeSettings)[];

export function createPracticeService({ database, clock }: PracticeDeps) {
  return {
    /** The caller's own practice and its settings. */
    async me({ practiceId }: PracticeActor): Promise<Practice> {
      const practice = await database.withPractice(practiceId, (tx) => findPractice(tx, practiceId));
      if (!practice) throw noPractice();
      return practice;
    },

    /** Changes what the call names; each value that differs is one audit event with its old and new value. */
    async changeSettings(actor: PracticeActor, change: PracticeSettingsChange): Promise<Practice> {
      const { practiceId } = actor;
      return database.withPractice(practiceId, async (tx) => {
        const practice = await findPractice(tx, practiceId);
        if (!practice) throw noPractice();
        const before = practice.settings;
        const settings = { ...before, ...withoutAbsent(change) };
        const changed = settingNames.filter((name) => settings[name] !== before[name]);
        if (changed.length === 0) return practice;
        await updateSettings(tx, practiceId, settings, clock.now());
        for (const setting of changed) {
          await appendAudit(tx, {
            practiceId,
            actor: auditActor(actor),
            action: 'SETTING_CHANGED',
            payload: { setting, from: before[setting], to: settings[setting] },
          });
        }
        return { ...practice, settings };
      });
    },
  };
}

export type PracticeService = ReturnType<typeof createPracticeService>;

function withoutAbsent(change: PracticeSettingsChange): Partial<PracticeSettings> {
  return Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
}
