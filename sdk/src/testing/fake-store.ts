import type { Encounter } from '@codeloom/contracts';
import { CodeloomError } from '../error.ts';

/** The encounters of a fake, and the refusals the server answers with. */
export interface FakeStore {
  readonly rows: Map<string, Encounter>;
  stored(id: string): Encounter;
  find(ref: { id: string } | { externalId: string }): Encounter;
  /** Stores the next version. */
  save(encounter: Encounter, patch: Partial<Encounter>): Encounter;
  /** The encounter, if the caller saw its present version. */
  open(id: string, version: number): Encounter;
  /** The same, if it may still be changed. */
  editable(id: string, version: number): Encounter;
}

export function assertEditable({ status }: Encounter): void {
  if (status === 'draft' || status === 'ai_suggested') return;
  throw new CodeloomError(
    'conflict',
    status === 'voided'
      ? 'This encounter is voided and no longer changes.'
      : 'This encounter is finalized. Reopen it, with a reason, before changing it.',
  );
}

/** `only`: the one encounter that the caller's session is bound to; another answers as a missing one. */
export function createFakeStore(encounters: readonly Encounter[], now: () => string, only?: string): FakeStore {
  const rows = new Map(encounters.map((encounter) => [String(encounter.id), encounter]));
  const there = (encounter: Encounter | undefined): Encounter => {
    if (encounter && (only === undefined || encounter.id === only)) return encounter;
    throw new CodeloomError('notFound', 'There is no such encounter.');
  };
  const store: FakeStore = {
    rows,
    stored: (id) => there(rows.get(id)),
    find: (ref) =>
      there(
        'id' in ref ? rows.get(ref.id) : [...rows.values()].find(({ externalId }) => externalId === ref.externalId),
      ),
    save(encounter, patch) {
      const next = { ...encounter, ...patch, version: encounter.version + 1, updatedAt: now() };
      rows.set(next.id, next);
      return next;
    },
    open(id, version) {
      const encounter = store.stored(id);
      if (encounter.version === version) return encounter;
      throw new CodeloomError(
        'conflict',
        'Somebody changed this encounter meanwhile. Load it again, then repeat the change.',
        { details: { version: encounter.version } },
      );
    },
    editable(id, version) {
      const encounter = store.open(id, version);
      assertEditable(encounter);
      return encounter;
    },
  };
  return store;
}
