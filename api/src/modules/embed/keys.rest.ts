import {
  apiKeyCreatedSchema,
  apiKeyCreateSchema,
  apiKeyPathSchema,
  apiKeyRotateSchema,
  apiKeySchema,
  apiKeysSchema,
} from '@codeloom/contracts';
import { answers, optionalBody, practiceActor, type RestApp } from '../../transport/rest.ts';
import type { ApiKeysService } from './api-keys.service.ts';
import { personOf } from './person.ts';

const tags = ['API keys'];

export function keyRoutes(app: RestApp, keys: ApiKeysService): void {
  app.get(
    '/keys',
    {
      schema: {
        tags,
        summary: 'The practice’s API keys and those of its sandbox, without their secrets.',
        response: answers(apiKeysSchema),
      },
    },
    (request) => keys.list(practiceActor(request)),
  );

  app.post(
    '/keys',
    {
      schema: {
        tags,
        summary: 'Create an API key. Its secret is shown in this answer and never again.',
        description:
          'A `secret` key is for your servers, a `publishable` one for pages of the origins it names. A `test` key works in a sandbox practice of your own, on made-up patients.',
        body: apiKeyCreateSchema,
        response: answers(apiKeyCreatedSchema, 'one'),
      },
    },
    (request) => keys.create(personOf(request.actor), request.body),
  );

  app.post(
    '/keys/:id/rotate',
    {
      schema: {
        tags,
        summary: 'Replace an API key; the old one works on for the overlap.',
        params: apiKeyPathSchema,
        body: optionalBody(apiKeyRotateSchema),
        response: answers(apiKeyCreatedSchema, 'change'),
      },
    },
    (request) => keys.rotate(personOf(request.actor), request.params.id, request.body.overlapHours),
  );

  app.delete(
    '/keys/:id',
    {
      schema: {
        tags,
        summary: 'Revoke an API key. Sessions it opened end with their next call.',
        params: apiKeyPathSchema,
        response: answers(apiKeySchema, 'one'),
      },
    },
    (request) => keys.revoke(personOf(request.actor), request.params.id),
  );
}
