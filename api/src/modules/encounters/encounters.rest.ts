import {
  auditTrailSchema,
  codeSetInputSchema,
  codesCheckResultSchema,
  encounterCreateSchema,
  encounterFinalizeSchema,
  encounterListInputSchema,
  encounterListSchema,
  encounterPathSchema,
  encounterReopenSchema,
  encounterSchema,
  encounterSetCodesSchema,
  encounterUpdateSchema,
  encounterVoidSchema,
} from '@codeloom/contracts';
import { answers, idempotencyKeyOf, practiceActor, type RestApp } from '../../transport/rest.ts';
import type { EncountersService } from './encounters.service.ts';

const tags = ['Encounters'];
const one = { tags, params: encounterPathSchema, response: answers(encounterSchema, 'change') };
const idempotent = 'Takes an Idempotency-Key header: the same key and body answer the same encounter.';

export function encounterRoutes(app: RestApp, encounters: EncountersService): void {
  app.get(
    '/encounters',
    {
      schema: {
        tags,
        summary: 'The encounters you see, newest date of service first. Dates are inclusive.',
        querystring: encounterListInputSchema,
        response: answers(encounterListSchema),
      },
    },
    (request) => encounters.list(practiceActor(request), request.query),
  );

  app.post(
    '/encounters',
    {
      schema: {
        tags,
        summary: 'Store an encounter and its note.',
        description: idempotent,
        body: encounterCreateSchema,
        response: answers(encounterSchema, 'create'),
      },
    },
    (request) =>
      encounters.create(practiceActor(request), request.body, idempotencyKeyOf(request.headers['idempotency-key'])),
  );

  app.get(
    '/encounters/:id',
    { schema: { ...one, response: answers(encounterSchema, 'one'), summary: 'One encounter, whole.' } },
    (request) => encounters.get(practiceActor(request), request.params),
  );

  app.patch(
    '/encounters/:id',
    {
      schema: {
        ...one,
        summary: 'Change the note or facts of the visit; a changed note is a new version and returns to draft.',
        body: encounterUpdateSchema,
      },
    },
    (request) => encounters.update(practiceActor(request), request.params.id, request.body),
  );

  app.patch(
    '/encounters/:id/codes',
    { schema: { ...one, summary: 'Set the codes of the claim, in claim order.', body: encounterSetCodesSchema } },
    (request) => encounters.setCodes(practiceActor(request), request.params.id, request.body),
  );

  app.post(
    '/encounters/:id/codes/check',
    {
      schema: {
        tags,
        summary: 'The edits a set of codes would meet. Changes nothing.',
        params: encounterPathSchema,
        body: codeSetInputSchema,
        response: answers(codesCheckResultSchema, 'one'),
      },
    },
    (request) => encounters.checkCodes(practiceActor(request), request.params.id, request.body),
  );

  app.post(
    '/encounters/:id/finalize',
    {
      schema: {
        ...one,
        summary: 'Fix the codes that will be submitted.',
        description: `${idempotent} A stop answers 422 with the edits; a warning needs an override with a reason.`,
        body: encounterFinalizeSchema,
        response: answers(encounterSchema, 'finalize'),
      },
    },
    (request) =>
      encounters.finalize(
        practiceActor(request),
        request.params.id,
        request.body,
        idempotencyKeyOf(request.headers['idempotency-key']),
      ),
  );

  app.post(
    '/encounters/:id/reopen',
    { schema: { ...one, summary: 'Open a finalized encounter again, with a reason.', body: encounterReopenSchema } },
    (request) => encounters.reopen(practiceActor(request), request.params.id, request.body),
  );

  app.post(
    '/encounters/:id/void',
    { schema: { ...one, summary: 'Take an encounter out of work, with a reason.', body: encounterVoidSchema } },
    (request) => encounters.void(practiceActor(request), request.params.id, request.body),
  );

  app.get(
    '/encounters/:id/audit',
    {
      schema: {
        tags,
        summary: 'Who did what with this encounter, oldest first.',
        params: encounterPathSchema,
        response: answers(auditTrailSchema, 'one'),
      },
    },
    (request) => encounters.auditTrail(practiceActor(request), request.params.id),
  );
}
