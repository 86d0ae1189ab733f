import type { CodeHit, CodeSystem, Encounter, Preferences, SavedCodeSet } from '@codeloom/contracts';
import type { CallOptions, CodeloomClient } from '../client.ts';
import { CodeloomError } from '../error.ts';
import { denied } from './fake-access.ts';
import type { FakeCall, FakeOptions } from './fake-options.ts';
import type { FakeStore } from './fake-store.ts';

interface FakeServer {
  options: FakeOptions;
  answer: <T>(call: FakeCall, options: CallOptions | undefined, work: () => T) => Promise<T>;
  now: () => string;
  store: FakeStore;
  /** Whoever uses the client. */
  selfId: string | null;
}

/** Rows under a search field, as the server answers them. */
const ROWS = 8;

type ShelfCalls = Pick<CodeloomClient, 'codeSets' | 'preferences'> & {
  codes: Pick<CodeloomClient['codes'], 'shortlist' | 'setFavourite'>;
};

/** What a person keeps at hand: favourites, code sets and keys, in memory. */
export function fakeShelf({ options, answer, now, store, selfId }: FakeServer): ShelfCalls {
  const favourites: Record<CodeSystem, string[]> = { icd10cm: [], procedure: [] };
  for (const system of ['icd10cm', 'procedure'] as const) {
    favourites[system] = options.shortlist?.[system]?.favourites?.map(({ code }) => code) ?? [];
  }
  const sets = new Map((options.codeSets ?? []).map((set) => [set.id, set]));
  let preferences: Preferences = options.preferences ?? { keys: {} };
  const hitOf = (system: CodeSystem, code: string): CodeHit =>
    options.table?.[system].find((hit) => hit.code === code) ?? { code, description: '', billable: true };

  const codesOf = (system: CodeSystem, { finalDiagnoses, finalProcedures }: Encounter): string[] =>
    (system === 'icd10cm' ? finalDiagnoses : finalProcedures).map(({ code }) => code);
  /** Finalized by somebody here; what tests hand over as finalized by nobody is no habit. */
  const finalized = (): Encounter[] =>
    [...store.rows.values()]
      .filter(({ finalizedByUserId, finalizedAt }) => finalizedByUserId !== null && finalizedAt !== null)
      .sort((a, b) => (b.finalizedAt ?? '').localeCompare(a.finalizedAt ?? ''));
  const recent = (system: CodeSystem): string[] => {
    const own = finalized().filter(({ finalizedByUserId }) => finalizedByUserId === selfId);
    return [...new Set(own.flatMap((encounter) => codesOf(system, encounter)))].slice(0, ROWS);
  };
  const mostUsed = (system: CodeSystem): string[] => {
    const counts = new Map<string, number>();
    for (const code of finalized().flatMap((encounter) => codesOf(system, encounter))) {
      counts.set(code, (counts.get(code) ?? 0) + 1);
    }
    return [...counts.entries()]
      .sort(([a, x], [b, y]) => y - x || a.localeCompare(b))
      .map(([code]) => code)
      .slice(0, ROWS);
  };
  /** The set, if it is there. */
  const known = (id: string): SavedCodeSet => {
    const set = sets.get(id);
    if (!set) throw new CodeloomError('notFound', 'This code set was not found. Load the list again.');
    return set;
  };

  return {
    codes: {
      shortlist: ({ system }, call) =>
        answer('codes.shortlist', call, () => ({
          recent: recent(system).map((code) => hitOf(system, code)),
          mostUsed: mostUsed(system).map((code) => hitOf(system, code)),
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
          if (id !== undefined) known(id);
          if (shared && options.caller?.role === 'PROVIDER') {
            throw denied('Billers and practice admins share code sets. Save this one for yourself.');
          }
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
            diagnoses: codes.diagnoses.map(({ code }) => ({ code, description: hitOf('icd10cm', code).description })),
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
          sets.delete(known(id).id);
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
