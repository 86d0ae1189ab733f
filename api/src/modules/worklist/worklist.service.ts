import type { Done, People, SavedView, savedViewSaveSchema, SavedViews } from '@codeloom/contracts';
import type { z } from 'zod';
import type { Clock } from '../../platform/clock.ts';
import type { Database } from '../../platform/database/index.ts';
import { AppError } from '../../platform/errors.ts';
import { newId } from '../../platform/ids.ts';
import type { PracticeActor } from '../../transport/actor.ts';
import {
  countViews,
  deleteView,
  findView,
  insertView,
  isNameTaken,
  listPeople,
  listViews,
  toSavedView,
  updateView,
  type ViewOwner,
} from './worklist.repository.ts';

/** Views of one person. Enough for every payer and colleague, few enough for a menu. */
const MAX_VIEWS = 50;

export interface WorklistDeps {
  readonly database: Database;
  readonly clock: Clock;
}

const noSuchView = () => new AppError('notFound', 'There is no such view.');

/** Views belong to people; a vendor's server has no worklist. */
function ownerOf(actor: PracticeActor): ViewOwner {
  if (actor.type === 'partner') throw new AppError('denied', 'An API key keeps no views; a person does.');
  return { practiceId: actor.practiceId, userId: actor.userId, isAdmin: actor.role === 'PRACTICE_ADMIN' };
}

/** What a worklist needs beside its encounters: the people of the practice, and views kept under a name. */
export function createWorklistService({ database, clock }: WorklistDeps) {
  return {
    people: (actor: PracticeActor): Promise<People> =>
      database.withPractice(actor.practiceId, async (tx) => ({
        items: await listPeople(tx, actor.practiceId, actor.type === 'partner' ? null : actor.userId),
      })),

    /** The caller's own views and those shared with the practice, by name. */
    async listViews(actor: PracticeActor): Promise<SavedViews> {
      const owner = ownerOf(actor);
      const rows = await database.withPractice(owner.practiceId, (tx) => listViews(tx, owner));
      return { items: rows.map((row) => toSavedView(row, owner)) };
    },

    /** Keeps a view, or changes one of the caller's own; admins also change what is shared. */
    async saveView(actor: PracticeActor, input: z.output<typeof savedViewSaveSchema>): Promise<SavedView> {
      const owner = ownerOf(actor);
      const { id, name, shared, view } = input;
      if (shared && !owner.isAdmin) {
        throw new AppError('denied', 'Practice admins share views. Keep it for yourself, or ask one of them.');
      }
      return database.withPractice(owner.practiceId, async (tx) => {
        const before = id === undefined ? null : await findView(tx, owner, id);
        if (id !== undefined && !before) throw noSuchView();
        const ownerId = before?.ownerId ?? owner.userId;
        if (await isNameTaken(tx, { practiceId: owner.practiceId, ownerId, name, exceptId: id ?? null })) {
          throw new AppError('conflict', 'A view of this name exists. Choose another name, or save over that view.');
        }
        const now = clock.now();
        if (before) return toSavedView(await updateView(tx, owner, { id: before.id, name, shared, view, now }), owner);
        if ((await countViews(tx, owner)) >= MAX_VIEWS) {
          throw new AppError('conflict', `You keep ${MAX_VIEWS} views already. Remove one first.`);
        }
        return toSavedView(await insertView(tx, owner, { id: newId(), name, shared, view, now }), owner);
      });
    },

    async removeView(actor: PracticeActor, id: string): Promise<Done> {
      const owner = ownerOf(actor);
      await database.withPractice(owner.practiceId, async (tx) => {
        const view = await findView(tx, owner, id);
        if (!view) throw noSuchView();
        await deleteView(tx, owner.practiceId, view.id);
      });
      return { done: true };
    },
  };
}

export type WorklistService = ReturnType<typeof createWorklistService>;
