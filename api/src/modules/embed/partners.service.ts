import type { Partner, PartnerCreated, Partners } from '@codeloom/contracts';
import type { Clock } from '../../platform/clock.ts';
import type { Database } from '../../platform/database/index.ts';
import { AppError } from '../../platform/errors.ts';
import { newId } from '../../platform/ids.ts';
import { auditActor, isPracticeActor, type Actor, type UserActor, type VendorActor } from '../../transport/actor.ts';
import { appendAudit, appendPlatformAudit } from '../audit/index.ts';
import { hexSha256, makeApiKey, readApiKey, sameHash } from './api-keys.ts';
import { revokeKeys } from './api-keys.service.ts';

export interface PartnersDeps {
  readonly database: Database;
  readonly clock: Clock;
}

const noSuchPartner = () => new AppError('notFound', 'There is no such partner.');
const notValid = () =>
  new AppError('unauthenticated', 'This partner key is not valid. Check it, or ask Codeloom for a new one.');

export type PartnerRow = { id: string; name: string; createdAt: Date };
export const toPartner = ({ id, name, createdAt }: PartnerRow, consentedAt: Date | null): Partner => ({
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

    /** The vendor behind its own key. */
    async vendorOf(secret: string): Promise<VendorActor> {
      const read = readApiKey(secret);
      if (read?.kind !== 'vendor') throw notValid();
      const { prefix } = read;
      const row = await database.withGlobal((tx) =>
        tx.partner.findFirst({ where: { OR: [{ keyPrefix: prefix }, { previousKeyPrefix: prefix }] } }),
      );
      const isPrevious = row?.previousKeyPrefix === prefix;
      const hash = isPrevious ? row.previousKeyHash : row?.keyHash;
      const hasEnded = isPrevious && (row.previousKeyEndsAt ?? clock.now()) <= clock.now();
      if (row?.status !== 'active' || !hash || hasEnded || !sameHash(hash, hexSha256(secret))) throw notValid();
      return { type: 'vendor', partnerId: row.id, isPrevious };
    },
  };
}
