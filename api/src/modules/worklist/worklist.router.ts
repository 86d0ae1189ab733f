import {
  doneSchema,
  peopleSchema,
  savedViewRemoveSchema,
  savedViewSaveSchema,
  savedViewSchema,
  savedViewsSchema,
} from '@codeloom/contracts';
import { practiceProcedure, router } from '../../transport/trpc.ts';
import type { WorklistService } from './worklist.service.ts';

export const worklistRouter = (worklist: WorklistService) =>
  router({
    people: practiceProcedure.output(peopleSchema).query(({ ctx }) => worklist.people(ctx.actor)),
  });

export const savedViewsRouter = (worklist: WorklistService) =>
  router({
    list: practiceProcedure.output(savedViewsSchema).query(({ ctx }) => worklist.listViews(ctx.actor)),

    save: practiceProcedure
      .input(savedViewSaveSchema)
      .output(savedViewSchema)
      .mutation(({ ctx, input }) => worklist.saveView(ctx.actor, input)),

    remove: practiceProcedure
      .input(savedViewRemoveSchema)
      .output(doneSchema)
      .mutation(({ ctx, input }) => worklist.removeView(ctx.actor, input.id)),
  });
