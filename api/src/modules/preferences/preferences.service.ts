import type { Preferences, PreferencesSave } from '@codeloom/contracts';
import type { Clock } from '../../platform/clock.ts';
import type { Database } from '../../platform/database/index.ts';
import { principalId, type PracticeActor } from '../../transport/actor.ts';
import { readPreferences, writePreferences } from './preferences.repository.ts';

const personOf = (actor: PracticeActor) => ({ practiceId: actor.practiceId, userId: principalId(actor) });

/** A person's own settings. Not audited: they say how somebody works, and touch no encounter and nobody else. */
export function createPreferencesService({ database, clock }: { database: Database; clock: Clock }) {
  return {
    get: (actor: PracticeActor): Promise<Preferences> =>
      database.withPractice(actor.practiceId, (tx) => readPreferences(tx, personOf(actor))),

    save: (actor: PracticeActor, input: PreferencesSave): Promise<Preferences> =>
      database.withPractice(actor.practiceId, async (tx) => {
        await writePreferences(tx, personOf(actor), input, clock.now());
        return input;
      }),
  };
}

export type PreferencesService = ReturnType<typeof createPreferencesService>;
