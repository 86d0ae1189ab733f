import { auditExportInputSchema, auditExportSchema, auditListInputSchema, auditPageSchema } from '@codeloom/contracts';
import { practiceProcedure, router } from '../../transport/trpc.ts';
import type { AuditTrailService } from './audit-trail.service.ts';

/** Merged into `audit`. */
export const auditRouter = (trail: AuditTrailService) =>
  router({
    list: practiceProcedure
      .input(auditListInputSchema)
      .output(auditPageSchema)
      .query(({ ctx, input }) => trail.list(ctx.actor, input)),

    // A mutation: the export itself is an event of the trail.
    export: practiceProcedure
      .input(auditExportInputSchema)
      .output(auditExportSchema)
      .mutation(({ ctx, input }) => trail.export(ctx.actor, input)),
  });
