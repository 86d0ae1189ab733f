import type {
  ApiKey,
  ApiKeyCreated,
  PartnerCreated,
  PartnerKeyCreate,
  PartnerOverview,
  PracticeId,
} from '@codeloom/contracts';
import type { PhiCipher } from '../../platform/crypto/index.ts';
import type { Tx } from '../../platform/database/index.ts';
import { AppError } from '../../platform/errors.ts';
import { newId } from '../../platform/ids.ts';
import type { VendorActor } from '../../transport/actor.ts';
import { appendPlatformAudit, type AuditActor } from '../audit/index.ts';
import { hexSha256, makeApiKey, readApiKey } from './api-keys.ts';
import { findKey, insertApiKey, listKeys, toApiKey, type KeyRow } from './api-keys.repository.ts';
import { revokeKeys, rotateKey } from './api-keys.service.ts';
import { toPartner, type PartnersDeps } from './partners.service.ts';
import { furnishSandbox } from './sandbox.ts';

const by: AuditActor = { type: 'partner', userId: null, role: null };
const noSuchKey = () => new AppError('notFound', 'There is no such API key.');
/** One answer for a practice that does not exist and for one that does not consent: neither is the vendor's business. */
const noConsent = () =>
  new AppError(
    'notFound',
    'There is no such practice for this partner. Its admin consents to you in the settings first.',
  );

/** A replaced key that somebody found must not outlive its overlap by making a newer one. */
function assertCurrentKey({ isPrevious }: VendorActor): void {
  if (isPrevious) throw new AppError('denied', 'This key was replaced. Use the newer one to make or replace keys.');
}

export type PartnerConsoleService = ReturnType<typeof createPartnerConsoleService>;

/** What an EMR vendor does with its own key: sees who consents to it, and makes, replaces and ends keys. */
export function createPartnerConsoleService({
  database,
  clock,
  cipher,
}: PartnersDeps & { readonly cipher: PhiCipher }) {
  const partnerOf = async ({ partnerId }: VendorActor) => {
    const row = await database.withGlobal((tx) => tx.partner.findUnique({ where: { id: partnerId } }));
    if (row?.status !== 'active') throw new AppError('notFound', 'There is no such partner.');
    return row;
  };

  const practicesOf = ({ partnerId }: VendorActor) =>
    database.withGlobal(async (tx) => {
      const grants = await tx.partnerGrant.findMany({ where: { partnerId }, orderBy: { grantedAt: 'desc' } });
      const named = await tx.practice.findMany({
        where: { id: { in: grants.map(({ practiceId }) => practiceId) } },
        select: { id: true, name: true },
      });
      const names = new Map(named.map(({ id, name }) => [id, name]));
      return grants.map(({ practiceId, grantedAt, withdrawnAt }) => ({
        practiceId: practiceId as PracticeId,
        name: names.get(practiceId) ?? '',
        consentedAt: grantedAt.toISOString(),
        withdrawnAt: withdrawnAt?.toISOString() ?? null,
      }));
    });

  /** Where keys of the vendor may lie: its sandbox, and every practice that consents or once did. */
  async function placesOf(actor: VendorActor): Promise<PracticeId[]> {
    const { sandboxPracticeId } = await partnerOf(actor);
    const practices = (await practicesOf(actor)).map(({ practiceId }) => practiceId);
    return sandboxPracticeId === null ? practices : [sandboxPracticeId as PracticeId, ...practices];
  }

  /** Work on one of the vendor's keys. Another's answers as a missing one. */
  async function withOwnKey<T>(actor: VendorActor, id: string, work: (tx: Tx, key: KeyRow) => Promise<T>): Promise<T> {
    for (const practiceId of await placesOf(actor)) {
      const done = await database.withPractice(practiceId, async (tx) => {
        const key = await findKey(tx, practiceId, id);
        return key?.partnerId === actor.partnerId ? { answer: await work(tx, key) } : null;
      });
      if (done) return done.answer;
    }
    throw noSuchKey();
  }

  /** The vendor's sandbox, made at its first test key: a practice of its own, with a data key of its own. */
  async function ensureOwnSandbox(actor: VendorActor): Promise<PracticeId> {
    const { name } = await partnerOf(actor);
    const now = clock.now();
    const sandbox = await database.withGlobal(async (tx) => {
      // Locked, so that two first test keys at once share one sandbox.
      const [row] = await tx.$queryRaw<{ id: string | null }[]>`
        SELECT sandbox_practice_id::text AS id FROM partner WHERE id = ${actor.partnerId}::uuid FOR UPDATE`;
      if (row?.id) return row.id as PracticeId;
      const [orgId, id] = [newId(), newId()];
      await tx.organization.create({ data: { id: orgId, name, createdAt: now } });
      const title = `${name} (sandbox)`;
      const times = { createdAt: now, updatedAt: now };
      const place = { specialty: 'family_medicine', timeZone: 'America/New_York' };
      await tx.practice.create({ data: { id, orgId, name: title, ...place, ...times } });
      await tx.partner.update({ where: { id: actor.partnerId }, data: { sandboxPracticeId: id } });
      return id as PracticeId;
    });
    await furnishSandbox({ database, cipher, now }, sandbox);
    return sandbox;
  }

  async function assertConsent(tx: Tx, practiceId: PracticeId, partnerId: string): Promise<void> {
    // Locked, so that a consent withdrawn at the same moment either finds this key or forbids it.
    const consents = await tx.$queryRaw<{ id: string }[]>`
      SELECT id::text AS id FROM partner_grant
      WHERE practice_id = ${practiceId}::uuid AND partner_id = ${partnerId}::uuid AND withdrawn_at IS NULL
      FOR UPDATE`;
    if (consents.length === 0) throw noConsent();
  }

  return {
    async overview(actor: VendorActor): Promise<PartnerOverview> {
      const row = await partnerOf(actor);
      const keys: ApiKey[] = [];
      for (const practiceId of await placesOf(actor)) {
        const there = await database.withPractice(practiceId, (tx) => listKeys(tx, practiceId));
        keys.push(...there.filter(({ partnerId }) => partnerId === actor.partnerId).map(toApiKey));
      }
      const previousEnds = row.previousKeyEndsAt;
      return {
        partner: toPartner(row, null),
        ownKey: {
          prefix: `clv_${row.keyPrefix}`,
          previousEndsAt: previousEnds !== null && previousEnds > clock.now() ? previousEnds.toISOString() : null,
        },
        practices: await practicesOf(actor),
        sandboxPracticeId: row.sandboxPracticeId as PracticeId | null,
        keys,
      };
    },

    /** A key of a consenting practice, or a test key of the vendor's own sandbox: every scope, and the vendor's name on it. */
    async createKey(actor: VendorActor, { practiceId: asked, name, mode }: PartnerKeyCreate): Promise<ApiKeyCreated> {
      assertCurrentKey(actor);
      const partner = await partnerOf(actor);
      const { partnerId } = actor;
      const practiceId = asked ?? (await ensureOwnSandbox(actor));
      const secret = makeApiKey('secret', mode);
      const now = clock.now();
      return database.withPractice(practiceId, async (tx) => {
        if (mode === 'live') await assertConsent(tx, practiceId, partnerId);
        const title = `${partner.name}: ${name}`;
        const id = await insertApiKey(tx, { practiceId, name: title, secret, now, mode, partnerId, by });
        const key = await findKey(tx, practiceId, id);
        if (!key) throw new Error('The key was not stored.');
        return { key: toApiKey(key), secret };
      });
    },

    /** A live key is replaced only while its practice consents. */
    async rotateKey(actor: VendorActor, id: string, overlapHours: number): Promise<ApiKeyCreated> {
      assertCurrentKey(actor);
      const now = clock.now();
      return withOwnKey(actor, id, async (tx, old) => {
        if (old.mode === 'live') await assertConsent(tx, old.practiceId, actor.partnerId);
        return rotateKey(tx, old, { now, overlapHours, by });
      });
    },

    async revokeKey(actor: VendorActor, id: string): Promise<ApiKey> {
      const now = clock.now();
      return withOwnKey(actor, id, async (tx, key) => {
        const { practiceId } = key;
        if (key.revokedAt === null) await revokeKeys(tx, { practiceId, ids: [id], now, by });
        const ended = await findKey(tx, practiceId, id);
        if (!ended) throw noSuchKey();
        return toApiKey(ended);
      });
    },

    /** Replaces the vendor's own key; the old one works on for the overlap, the one before it ends at once. */
    async rotateOwnKey(actor: VendorActor, overlapHours: number): Promise<PartnerCreated> {
      assertCurrentKey(actor);
      const row = await partnerOf(actor);
      const secret = makeApiKey('vendor');
      const keyPrefix = readApiKey(secret)?.prefix ?? '';
      const endsAt = new Date(clock.now().getTime() + overlapHours * 3_600_000);
      await database.withGlobal(async (tx) => {
        // Two rotations at once: the second finds another key than it read, and changes nothing.
        const { count } = await tx.partner.updateMany({
          where: { id: row.id, keyPrefix: row.keyPrefix },
          data: {
            keyPrefix,
            keyHash: hexSha256(secret),
            previousKeyPrefix: row.keyPrefix,
            previousKeyHash: row.keyHash,
            previousKeyEndsAt: endsAt,
          },
        });
        if (count === 0) {
          throw new AppError(
            'conflict',
            'Somebody else changed this at the same moment. Load it again and repeat your change.',
          );
        }
        await appendPlatformAudit(tx, {
          platformUserId: null,
          action: 'API_KEY_CHANGED',
          payload: { change: 'rotated', apiKeyId: null, partnerId: row.id },
        });
      });
      return { partner: toPartner(row, null), secret };
    },
  };
}
