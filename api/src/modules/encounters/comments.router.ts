import {
  commentAddSchema,
  commentsListInputSchema,
  encounterCommentSchema,
  encounterCommentsSchema,
} from '@codeloom/contracts';
import { practiceProcedure, router } from '../../transport/trpc.ts';
import type { CommentsService } from './comments.service.ts';

export const commentsRouter = (comments: CommentsService) =>
  router({
    list: practiceProcedure
      .input(commentsListInputSchema)
      .output(encounterCommentsSchema)
      .query(({ ctx, input }) => comments.list(ctx.actor, input.encounterId)),

    add: practiceProcedure
      .input(commentAddSchema)
      .output(encounterCommentSchema)
      .mutation(({ ctx, input }) => comments.add(ctx.actor, input)),
  });
