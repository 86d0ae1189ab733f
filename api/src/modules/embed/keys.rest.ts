import {
  apiKeyCreatedSchema,
  apiKeyCreateSchema,
  apiKeyPathSchema,
  apiKeyRotateSchema,
  apiKeySchema,
  apiKeysSchema,
  partnerCreatedSchema,
  partnerCreateSchema,
  partnerKeyCreateSchema,
  partnerPathSchema,
  partnerSchema,
  partnersSchema,
} from '@codeloom/contracts';
import { AppError } from '../../platform/errors.ts';
import { answers, optionalBody, practiceActor, type RestApp } from '../../transport/rest.ts';
import type { ApiKeysService } from './api-keys.service.ts';
import type { PartnersService } from './partners.service.ts';
import { personOf } from './person.ts';

const tags = ['API keys'];

export function keyRoutes(app: RestApp, keys: ApiKeysService, partners: PartnersService): void {
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

  app.get(
    '/partners',
    {
      schema: {
        tags,
        summary: 'EMR vendors, and which of them the practice consents to.',
        response: answers(partnersSchema),
      },
    },
    (request) => partners.list(request.actor),
  );

  app.post(
    '/partners',
    {
      schema: {
        tags,
        summary: 'Add an EMR vendor (platform admins). Its own key is shown in this answer and never again.',
        body: partnerCreateSchema,
        response: answers(partnerCreatedSchema),
      },
    },
    ({ actor, body }) => {
      if (actor.type !== 'platform') throw new AppError('denied', 'A platform admin adds partners.');
      return partners.create(actor.platformUserId, body.name);
    },
  );

  app.post(
    '/partners/keys',
    {
      schema: {
        tags,
        summary: 'A vendor’s server makes an API key for a practice that consents to it.',
        description: 'Authorized by the vendor’s own key (`clv_…`).',
        body: partnerKeyCreateSchema,
        response: answers(apiKeyCreatedSchema, 'one'),
      },
    },
    ({ actor, body }) => {
      if (actor.type !== 'vendor') throw new AppError('denied', 'Use the vendor’s own key.');
      return partners.createKey(actor, body);
    },
  );

  const consent = { tags, params: partnerPathSchema, response: answers(partnerSchema, 'one') };
  app.put(
    '/partners/:id/consent',
    { schema: { ...consent, summary: 'Consent to an EMR vendor: it may then make API keys for this practice.' } },
    (request) => partners.consent(personOf(request.actor), request.params.id),
  );
  app.delete(
    '/partners/:id/consent',
    { schema: { ...consent, summary: 'Withdraw the consent. The vendor’s keys of this practice end at once.' } },
    (request) => partners.withdraw(personOf(request.actor), request.params.id),
  );
}
