import type { ApiKeyCreated, Partner, PartnerCreated, PartnerKeyCreate, Partners } from '@codeloom/contracts';
import type { Clock } from '../../platform/clock.ts';
import type { Database } from '../../platform/database/index.ts';
import { AppError } from '../../platform/errors.ts';
import { newId } from '../../platform/ids.ts';
import { auditActor, isPracticeActor, type Actor, type UserActor, type VendorActor } from '../../transport/actor.ts';
import { appendAudit, appendPlatformAudit } from '../audit/index.ts';
import { hexSha256, makeApiKey, readApiKey, sameHash } from './api-keys.ts';
import { findKey, insertApiKey, toApiKey } from './api-keys.repository.ts';
import { revokeKeys } from './api-keys.service.ts';

export interface PartnersDeps {
  readonly database: Database;
  readonly clock: Clock;
}

const noSuchPartner = () => new AppError('notFound', 'There is no such partner.');
/** One answer for a practice that does not exist and for one that does not consent: neither is the vendor's business. */
const noConsent = () =>
  new AppError(
    'notFound',
    'There is no such practice for this partner. Its admin consents to you in the settings first.',
  );

type PartnerRow = { id: string; name: string; createdAt: Date };
const toPartner = ({ id, name, createdAt }: PartnerRow, consentedAt: Date | null): Partner => ({
  id,
  name,
  createdAt: createdAt.toISOString(),
  consentedAt: consentedAt?.toISOString() ?? null,
});

export type PartnersService = ReturnType<typeof createPartnersService>;

/** EMR vendors: known to the platform, consented to by each practice, and then able to make a key for it. */
export function createPartnersService({ database, clock }: PartnersDeps) {
  const listActive = (): Promise<PartnerRow[]> =>
    database.withGlobal((tx) => tx.partner.findMany({ where: { status: 'active' }, orderBy: { name: 'asc' } }));

  async function findActive(id: string): Promise<PartnerRow> {
    const row = await database.withGlobal((tx) => tx.partner.findUnique({ where: { id } }));
    if (row?.status !== 'active') throw noSuchPartner();
    return row;
  }

  return {
    /** All partners; a practice also sees which it consents to. */
    async list(actor: Actor): Promise<Partners> {
      const partners = await listActive();
      if (!isPracticeActor(actor)) return { items: partners.map((row) => toPartner(row, null)) };
      const { practiceId } = actor;
      const grants = await database.withPractice(practiceId, (tx) =>
        tx.partnerGrant.findMany({ where: { practiceId, withdrawnAt: null } }),
      );
      const since = new Map(grants.map(({ partnerId, grantedAt }) => [partnerId, grantedAt]));
      return { items: partners.map((row) => toPartner(row, since.get(row.id) ?? null)) };
    },

    /** Adds a vendor; its own key is shown this once. */
    async create(platformUserId: string, name: string): Promise<PartnerCreated> {
      const secret = makeApiKey('vendor');
      const keyPrefix = readApiKey(secret)?.prefix ?? '';
      const row = { id: newId(), name, createdAt: clock.now() };
      await database.withGlobal(async (tx) => {
        await tx.partner.create({ data: { ...row, keyPrefix, keyHash: hexSha256(secret), status: 'active' } });
        await appendPlatformAudit(tx, {
          platformUserId,
          action: 'API_KEY_CHANGED',
          payload: { change: 'partnerCreated', apiKeyId: null, partnerId: row.id },
        });
      });
      return { partner: toPartner(row, null), secret };
    },

    async consent(actor: UserActor, partnerId: string): Promise<Partner> {
      const partner = await findActive(partnerId);
      const { practiceId } = actor;
      const now = clock.now();
      return database.withPractice(practiceId, async (tx) => {
        const where = { practiceId_partnerId: { practiceId, partnerId } };
        const before = await tx.partnerGrant.findUnique({ where });
        if (before?.withdrawnAt === null) return toPartner(partner, before.grantedAt);
        const given = { grantedByUserId: actor.userId, grantedAt: now, withdrawnAt: null };
        await tx.partnerGrant.upsert({
          where,
          create: { practiceId, id: newId(), partnerId, ...given },
          update: given,
        });
        await appendAudit(tx, {
          practiceId,
          actor: auditActor(actor),
          action: 'API_KEY_CHANGED',
          payload: { change: 'partnerConsented', apiKeyId: null, partnerId },
        });
        return toPartner(partner, now);
      });
    },

    /** Takes the consent back: the vendor's keys of this practice end in the same moment. */
    async withdraw(actor: UserActor, partnerId: string): Promise<Partner> {
      const partner = await findActive(partnerId);
      const { practiceId } = actor;
      const now = clock.now();
      return database.withPractice(practiceId, async (tx) => {
        const { count } = await tx.partnerGrant.updateMany({
          where: { practiceId, partnerId, withdrawnAt: null },
          data: { withdrawnAt: now },
        });
        if (count === 0) return toPartner(partner, null);
        const by = auditActor(actor);
        await appendAudit(tx, {
          practiceId,
          actor: by,
          action: 'API_KEY_CHANGED',
          payload: { change: 'partnerWithdrawn', apiKeyId: null, partnerId },
        });
        const keys = await tx.apiKey.findMany({
          where: { practiceId, partnerId, revokedAt: null },
          select: { id: true },
        });
        await revokeKeys(tx, { practiceId, ids: keys.map(({ id }) => id), now, by });
        return toPartner(partner, null);
      });
    },

    /** A consenting practice's key for the vendor: every scope, live, and the vendor's name on it. */
    async createKey({ partnerId }: VendorActor, { practiceId, name }: PartnerKeyCreate): Promise<ApiKeyCreated> {
      const partner = await findActive(partnerId);
      const secret = makeApiKey('secret');
      const now = clock.now();
      return database.withPractice(practiceId, async (tx) => {
        // Locked, so that a consent withdrawn at the same moment either finds this key or forbids it.
        const consents = await tx.$queryRaw<{ id: string }[]>`
          SELECT id::text AS id FROM partner_grant
          WHERE practice_id = ${practiceId}::uuid AND partner_id = ${partnerId}::uuid AND withdrawn_at IS NULL
          FOR UPDATE`;
        if (consents.length === 0) throw noConsent();
        const id = await insertApiKey(tx, {
          practiceId,
          name: `${partner.name}: ${name}`,
          secret,
          now,
          partnerId,
          by: { type: 'partner', userId: null, role: null },
        });
        const key = await findKey(tx, practiceId, id);
        if (!key) throw new Error('The key was not stored.');
        return { key: toApiKey(key), secret };
      });
    },

    /** The vendor behind its own key. */
    async vendorOf(secret: string): Promise<VendorActor> {
      const read = readApiKey(secret);
      const row =
        read?.kind === 'vendor'
          ? await database.withGlobal((tx) => tx.partner.findUnique({ where: { keyPrefix: read.prefix } }))
          : null;
      if (row?.status === 'active' && sameHash(row.keyHash, hexSha256(secret))) {
        return { type: 'vendor', partnerId: row.id };
      }
      throw new AppError('unauthenticated', 'This partner key is not valid. Check it, or ask Codeloom for a new one.');
    },
  };
}
