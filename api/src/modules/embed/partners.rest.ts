import {
  apiKeyCreatedSchema,
  apiKeyPathSchema,
  apiKeyRotateSchema,
  apiKeySchema,
  partnerCreatedSchema,
  partnerCreateSchema,
  partnerKeyCreateSchema,
  partnerOverviewSchema,
  partnerPathSchema,
  partnerSchema,
  partnersSchema,
} from '@codeloom/contracts';
import { AppError } from '../../platform/errors.ts';
import type { Actor, VendorActor } from '../../transport/actor.ts';
import { answers, optionalBody, type RestApp } from '../../transport/rest.ts';
import type { PartnerConsoleService } from './partner-console.service.ts';
import type { PartnersService } from './partners.service.ts';
import { personOf } from './person.ts';

const tags = ['Partners'];

function vendorOf(actor: Actor): VendorActor {
  if (actor.type === 'vendor') return actor;
  throw new AppError('denied', 'Use the vendor’s own key.');
}

/** EMR vendors: added by the platform, consented to by practices, and what they do with their own key. */
export function partnerRoutes(app: RestApp, partners: PartnersService, vendor: PartnerConsoleService): void {
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
        summary: 'A vendor makes an API key for a practice that consents to it, or a test key for its own sandbox.',
        description: 'Authorized by the vendor’s own key (`clv_…`).',
        body: partnerKeyCreateSchema,
        response: answers(apiKeyCreatedSchema, 'one'),
      },
    },
    ({ actor, body }) => {
      return vendor.createKey(vendorOf(actor), body);
    },
  );

  app.post(
    '/partners/keys/:id/rotate',
    {
      schema: {
        tags,
        summary: 'A vendor replaces a key it made; the old one works on for the overlap.',
        params: apiKeyPathSchema,
        body: optionalBody(apiKeyRotateSchema),
        response: answers(apiKeyCreatedSchema, 'change'),
      },
    },
    ({ actor, body, params }) => vendor.rotateKey(vendorOf(actor), params.id, body.overlapHours),
  );

  app.delete(
    '/partners/keys/:id',
    {
      schema: {
        tags,
        summary: 'A vendor revokes a key it made.',
        params: apiKeyPathSchema,
        response: answers(apiKeySchema, 'one'),
      },
    },
    ({ actor, params }) => vendor.revokeKey(vendorOf(actor), params.id),
  );

  app.get(
    '/partners/self',
    {
      schema: {
        tags,
        summary: 'What a vendor sees of itself: the practices that consent, its sandbox and the keys it made.',
        response: answers(partnerOverviewSchema, 'one'),
      },
    },
    ({ actor }) => vendor.overview(vendorOf(actor)),
  );

  app.post(
    '/partners/self/rotate',
    {
      schema: {
        tags,
        summary: 'A vendor replaces its own key; the old one works on for the overlap.',
        body: optionalBody(apiKeyRotateSchema),
        response: answers(partnerCreatedSchema, 'change'),
      },
    },
    ({ actor, body }) => vendor.rotateOwnKey(vendorOf(actor), body.overlapHours),
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
