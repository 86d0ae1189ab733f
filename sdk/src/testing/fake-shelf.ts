import type { CodeHit, CodeSystem, Preferences, SavedCodeSet } from '@codeloom/contracts';
import type { CallOptions, CodeloomClient } from '../client.ts';
import { CodeloomError } from '../error.ts';
import type { FakeCall, FakeOptions } from './fake-options.ts';

interface FakeServer {
  options: FakeOptions;
  answer: <T>(call: FakeCall, options: CallOptions | undefined, work: () => T) => Promise<T>;
  now: () => string;
}

type ShelfCalls = Pick<CodeloomClient, 'codeSets' | 'preferences'> & {
  codes: Pick<CodeloomClient['codes'], 'shortlist' | 'setFavourite'>;
};

/** What a person keeps at hand: favourites, code sets and keys, in memory. */
export function fakeShelf({ options, answer, now }: FakeServer): ShelfCalls {
  const favourites: Record<CodeSystem, string[]> = { icd10cm: [], procedure: [] };
  for (const system of ['icd10cm', 'procedure'] as const) {
    favourites[system] = options.shortlist?.[system]?.favourites?.map(({ code }) => code) ?? [];
  }
  const sets = new Map((options.codeSets ?? []).map((set) => [set.id, set]));
  let preferences: Preferences = options.preferences ?? { keys: {} };
  const hitOf = (system: CodeSystem, code: string): CodeHit =>
    options.table?.[system].find((hit) => hit.code === code) ?? { code, description: '', billable: true };

  return {
    codes: {
      shortlist: ({ system }, call) =>
        answer('codes.shortlist', call, () => ({
          recent: [],
          mostUsed: [],
          ...options.shortlist?.[system],
          favourites: favourites[system].map((code) => hitOf(system, code)),
        })),
      setFavourite: ({ system, code, favourite }, call) =>
        answer('codes.setFavourite', call, () => {
          const others = favourites[system].filter((other) => other !== code);
          favourites[system] = favourite ? [code, ...others] : others;
        }),
    },
    codeSets: {
      list: (call) =>
        answer('codeSets.list', call, () => [...sets.values()].sort((a, b) => a.name.localeCompare(b.name))),
      save: ({ id, name, shared, codes }, call) =>
        answer('codeSets.save', call, () => {
          if ([...sets.values()].some((set) => set.name === name && set.id !== id)) {
            throw new CodeloomError('conflict', 'You have a code set of this name already. Choose another name.');
          }
          const set: SavedCodeSet = {
            id: id ?? crypto.randomUUID(),
            name,
            shared: shared ?? false,
            canChange: true,
            ownerName: options.userName ?? 'Robin Hale',
            emCode: codes.emCode,
            emModifiers: codes.emModifiers ?? [],
            diagnoses: codes.diagnoses.map(({ code }) => hitOf('icd10cm', code)),
            procedures: codes.procedures.map(({ code, modifiers, units, pointers }) => ({
              code,
              description: hitOf('procedure', code).description,
              modifiers: modifiers ?? [],
              units: units ?? 1,
              pointers: pointers ?? [],
            })),
            updatedAt: now(),
          };
          sets.set(set.id, set);
          return set;
        }),
      remove: (id, call) =>
        answer('codeSets.remove', call, () => {
          sets.delete(id);
        }),
    },
    preferences: {
      get: (call) => answer('preferences.get', call, () => preferences),
      save: (input, call) =>
        answer('preferences.save', call, () => {
          preferences = input;
          return preferences;
        }),
    },
  };
}
