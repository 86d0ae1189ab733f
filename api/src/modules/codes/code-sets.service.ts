import type { CodeSetSave, SavedCodeSet } from '@codeloom/contracts';
import type { CodeTable } from '@codeloom/rules';
import type { Clock } from '../../platform/clock.ts';
import type { Database, Tx } from '../../platform/database/index.ts';
import { AppError } from '../../platform/errors.ts';
import { auditActor, principalId, type PracticeActor } from '../../transport/actor.ts';
import { appendAudit } from '../audit/index.ts';
import {
  deleteCodeSet,
  findCodeSet,
  insertCodeSet,
  isNameTaken,
  listCodeSets,
  updateCodeSet,
  type StoredCodeSet,
} from './code-sets.repository.ts';
import type { CodeTables } from './code-tables.ts';

export interface CodeSetsDeps {
  readonly database: Database;
  readonly tables: CodeTables;
  readonly clock: Clock;
}

const missing = () => new AppError('notFound', 'This code set was not found. Load the list again.');

/** Sets that a practice shares change what everybody there is offered: coders keep them. */
function assertMayShare(actor: PracticeActor): void {
  if (actor.type !== 'partner' && actor.role !== 'PROVIDER') return;
  throw new AppError('denied', 'Billers and practice admins share code sets. Save this one for yourself.');
}

/** The owner; and a practice admin for what is shared. */
function mayChange(actor: PracticeActor, set: StoredCodeSet): boolean {
  if (set.ownerId === principalId(actor)) return true;
  return set.shared && actor.type !== 'partner' && actor.role === 'PRACTICE_ADMIN';
}

/** Codes of common visits: a person's own, and those the practice shares. */
export function createCodeSetsService({ database, tables, clock }: CodeSetsDeps) {
  const tableOfToday = () => tables.forDate(clock.now().toISOString().slice(0, 10));

  return {
    async list(actor: PracticeActor): Promise<{ items: SavedCodeSet[] }> {
      const { practiceId } = actor;
      const sets = await database.withPractice(practiceId, (tx) => listCodeSets(tx, practiceId, principalId(actor)));
      const table = await tableOfToday();
      return { items: sets.map((set) => toView(set, actor, table)) };
    },

    async save(actor: PracticeActor, { id, ...row }: CodeSetSave): Promise<SavedCodeSet> {
      const { practiceId } = actor;
      const table = await tableOfToday();
      const stored = await database.withPractice(practiceId, async (tx) => {
        const before = id === undefined ? null : await changeable(tx, actor, id);
        if (row.shared) assertMayShare(actor);
        const ownerId = before?.ownerId ?? principalId(actor);
        if (await isNameTaken(tx, { practiceId, ownerId }, row.name, id)) {
          throw new AppError('conflict', 'You have a code set of this name already. Choose another name.');
        }
        const now = clock.now();
        if (before) await updateCodeSet(tx, { practiceId, id: before.id, now }, row);
        const setId = before?.id ?? (await insertCodeSet(tx, { practiceId, ownerId, now }, row));
        if (row.shared || before?.shared) await recordShared(tx, actor, before?.id ?? null, setId);
        return findCodeSet(tx, practiceId, setId);
      });
      if (!stored) throw missing();
      return toView(stored, actor, table);
    },

    async remove(actor: PracticeActor, id: string): Promise<{ done: true }> {
      await database.withPractice(actor.practiceId, async (tx) => {
        const set = await changeable(tx, actor, id);
        await deleteCodeSet(tx, actor.practiceId, id);
        if (set.shared) await recordShared(tx, actor, id, null);
      });
      return { done: true };
    },
  };
}

export type CodeSetsService = ReturnType<typeof createCodeSetsService>;

/** The set, if the actor may change it. One that belongs to somebody else alone answers as a missing one. */
async function changeable(tx: Tx, actor: PracticeActor, id: string): Promise<StoredCodeSet> {
  const set = await findCodeSet(tx, actor.practiceId, id);
  if (!set || (!set.shared && set.ownerId !== principalId(actor))) throw missing();
  if (!mayChange(actor, set)) throw new AppError('denied', 'Its owner or a practice admin changes a shared code set.');
  return set;
}

/** A shared set is a setting of the practice; the chain names it by its id. */
function recordShared(tx: Tx, actor: PracticeActor, from: string | null, to: string | null): Promise<unknown> {
  return appendAudit(tx, {
    practiceId: actor.practiceId,
    actor: auditActor(actor),
    action: 'SETTING_CHANGED',
    payload: { setting: 'codeSet', from, to },
  });
}

function toView(set: StoredCodeSet, actor: PracticeActor, table: CodeTable): SavedCodeSet {
  const { codes } = set;
  return {
    id: set.id,
    name: set.name,
    shared: set.shared,
    canChange: mayChange(actor, set),
    ownerName: set.ownerName,
    emCode: codes.emCode,
    emModifiers: codes.emModifiers ?? [],
    diagnoses: codes.diagnoses.map(({ code }) => ({ code, description: table.lookup(code)?.description ?? '' })),
    procedures: codes.procedures.map(({ code, modifiers, units, pointers }) => ({
      code,
      description: table.procedure(code)?.description ?? '',
      modifiers: modifiers ?? [],
      units: units ?? 1,
      pointers: pointers ?? [],
    })),
    updatedAt: set.updatedAt.toISOString(),
  };
}
