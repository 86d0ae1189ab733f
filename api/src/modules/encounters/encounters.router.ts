import {
  auditTrailSchema,
  codesCheckCallSchema,
  codesCheckResultSchema,
  encounterAssignedSchema,
  encounterAssignSchema,
  encounterCountsInputSchema,
  encounterCountsSchema,
  encounterCreateSchema,
  encounterFinalizeCallSchema,
  encounterListSchema,
  encounterPathSchema,
  encounterQueueInputSchema,
  encounterRefSchema,
  encounterReopenCallSchema,
  encounterSchema,
  encounterSetCodesCallSchema,
  encounterUpdateCallSchema,
  encounterVoidCallSchema,
} from '@codeloom/contracts';
import { practiceProcedure, router } from '../../transport/trpc.ts';
import type { EncountersService } from './encounters.service.ts';

export const encountersRouter = (encounters: EncountersService) =>
  router({
    get: practiceProcedure
      .input(encounterRefSchema)
      .output(encounterSchema)
      .query(({ ctx, input }) => encounters.get(ctx.actor, input)),

    list: practiceProcedure
      .input(encounterQueueInputSchema)
      .output(encounterListSchema)
      .query(({ ctx, input }) => encounters.list(ctx.actor, input)),

    counts: practiceProcedure
      .input(encounterCountsInputSchema)
      .output(encounterCountsSchema)
      .query(({ ctx, input }) => encounters.counts(ctx.actor, input)),

    assign: practiceProcedure
      .input(encounterAssignSchema)
      .output(encounterAssignedSchema)
      .mutation(({ ctx, input }) => encounters.assign(ctx.actor, input)),

    create: practiceProcedure
      .input(encounterCreateSchema)
      .output(encounterSchema)
      .mutation(({ ctx, input }) => encounters.create(ctx.actor, input, ctx.idempotencyKey)),

    update: practiceProcedure
      .input(encounterUpdateCallSchema)
      .output(encounterSchema)
      .mutation(({ ctx, input: { id, ...input } }) => encounters.update(ctx.actor, id, input)),

    setCodes: practiceProcedure
      .input(encounterSetCodesCallSchema)
      .output(encounterSchema)
      .mutation(({ ctx, input: { id, ...input } }) => encounters.setCodes(ctx.actor, id, input)),

    finalize: practiceProcedure
      .input(encounterFinalizeCallSchema)
      .output(encounterSchema)
      .mutation(({ ctx, input: { id, ...input } }) => encounters.finalize(ctx.actor, id, input, ctx.idempotencyKey)),

    reopen: practiceProcedure
      .input(encounterReopenCallSchema)
      .output(encounterSchema)
      .mutation(({ ctx, input: { id, ...input } }) => encounters.reopen(ctx.actor, id, input)),

    void: practiceProcedure
      .input(encounterVoidCallSchema)
      .output(encounterSchema)
      .mutation(({ ctx, input: { id, ...input } }) => encounters.void(ctx.actor, id, input)),
  });

export const auditTrailRouter = (encounters: EncountersService) =>
  router({
    forEncounter: practiceProcedure
      .input(encounterPathSchema)
      .output(auditTrailSchema)
      .query(({ ctx, input }) => encounters.auditTrail(ctx.actor, input.id)),
  });

/** Merged into `codes`: a check needs the encounter's visit and suggestion. */
export const codesCheckRouter = (encounters: EncountersService) =>
  router({
    check: practiceProcedure
      .input(codesCheckCallSchema)
      .output(codesCheckResultSchema)
      .query(({ ctx, input }) => encounters.checkCodes(ctx.actor, input.encounterId, input.codes)),
  });
