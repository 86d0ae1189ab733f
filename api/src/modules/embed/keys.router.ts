import {
  apiKeyCreatedSchema,
  apiKeyCreateSchema,
  apiKeyPathSchema,
  apiKeyRotateCallSchema,
  apiKeySchema,
  apiKeysSchema,
  partnerCreatedSchema,
  partnerCreateSchema,
  partnerPathSchema,
  partnerSchema,
  partnersSchema,
} from '@codeloom/contracts';
import { AppError } from '../../platform/errors.ts';
import { practiceProcedure, procedure, router } from '../../transport/trpc.ts';
import type { ApiKeysService } from './api-keys.service.ts';
import type { PartnersService } from './partners.service.ts';
import { personOf } from './person.ts';

export const apiKeysRouter = (keys: ApiKeysService) =>
  router({
    list: practiceProcedure.output(apiKeysSchema).query(({ ctx }) => keys.list(ctx.actor)),

    create: practiceProcedure
      .input(apiKeyCreateSchema)
      .output(apiKeyCreatedSchema)
      .mutation(({ ctx, input }) => keys.create(personOf(ctx.actor), input)),

    rotate: practiceProcedure
      .input(apiKeyRotateCallSchema)
      .output(apiKeyCreatedSchema)
      .mutation(({ ctx, input }) => keys.rotate(personOf(ctx.actor), input.id, input.overlapHours)),

    revoke: practiceProcedure
      .input(apiKeyPathSchema)
      .output(apiKeySchema)
      .mutation(({ ctx, input }) => keys.revoke(personOf(ctx.actor), input.id)),
  });

export const partnersRouter = (partners: PartnersService) =>
  router({
    list: procedure.output(partnersSchema).query(({ ctx }) => partners.list(ctx.actor)),

    create: procedure
      .input(partnerCreateSchema)
      .output(partnerCreatedSchema)
      .mutation(({ ctx, input }) => {
        if (ctx.actor.type !== 'platform') throw new AppError('denied', 'A platform admin adds partners.');
        return partners.create(ctx.actor.platformUserId, input.name);
      }),

    consent: practiceProcedure
      .input(partnerPathSchema)
      .output(partnerSchema)
      .mutation(({ ctx, input }) => partners.consent(personOf(ctx.actor), input.id)),

    withdraw: practiceProcedure
      .input(partnerPathSchema)
      .output(partnerSchema)
      .mutation(({ ctx, input }) => partners.withdraw(personOf(ctx.actor), input.id)),
  });
