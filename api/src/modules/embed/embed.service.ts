import type { EmbedAccess, EmbedBootstrap, EmbedSessionCreate, PracticeId } from '@codeloom/contracts';
import type { Clock } from '../../platform/clock.ts';
import type { Database } from '../../platform/database/index.ts';
import { AppError } from '../../platform/errors.ts';
import { newId } from '../../platform/ids.ts';
import type { EmbedActor, PartnerActor } from '../../transport/actor.ts';
import { appendAudit } from '../audit/index.ts';
import type { AccessTokens } from '../auth/index.ts';
import { findEncounter } from '../encounters/index.ts';
import { findPartner, hexSha256, sameHash } from './api-keys.ts';
import { makeClientSecret, readClientSecret } from './client-secret.ts';
import {
  ensureEmbedUser,
  findEmbedSession,
  findEmbedUser,
  insertEmbedSession,
  isKeyLive,
  spendSecret,
  type EmbedSessionRow,
} from './embed.repository.ts';

/** Life of the single-use secret (60 s) and of the access token (10 min). Source: DESIGN section 7. */
export const SECRET_SECONDS = 60;
export const ACCESS_SECONDS = 10 * 60;

export interface EmbedDeps {
  readonly database: Database;
  readonly clock: Clock;
  readonly tokens: AccessTokens;
}

export interface EmbedService {
  /** A vendor's server asks for a session for one of its users; the page gets the secret. */
  createSession(actor: PartnerActor, input: EmbedSessionCreate): Promise<EmbedBootstrap>;
  /** Spends a secret for an access token bound to the page's origin. `allow` is told an origin the session names. */
  exchange(secret: string, origin: string | null, allow: (origin: string) => void): Promise<EmbedAccess>;
  /** The actor of an access token, read anew each time: a revoked key or a disabled user ends it at once. */
  actorOf(token: string, origin: string | null, allow: (origin: string) => void): Promise<EmbedActor>;
  partnerOf(apiKey: string): Promise<PartnerActor>;
}

const spent = () =>
  new AppError('unauthenticated', 'This client secret was used or has expired. Ask your server for a new one.');
const ended = () => new AppError('unauthenticated', 'The embedded session has ended. Ask your server for a new one.');
const wrongOrigin = () =>
  new AppError('denied', 'This page’s origin is not one the session was made for. Name it in allowedOrigins.');

export function createEmbedService({ database, clock, tokens }: EmbedDeps): EmbedService {
  const inSeconds = (seconds: number) => new Date(clock.now().getTime() + seconds * 1000);

  /** The session a secret opens, if its origin, key and user are in order. Spends the secret. */
  async function spend(
    of: { practiceId: PracticeId; sessionId: string },
    secret: string,
    origin: string,
    allow: (origin: string) => void,
  ): Promise<{ session: EmbedSessionRow; userName: string }> {
    return database.withPractice(of.practiceId, async (tx) => {
      const session = await findEmbedSession(tx, of.practiceId, of.sessionId);
      if (!session || !sameHash(session.secretHash, hexSha256(secret))) throw spent();
      if (!session.allowedOrigins.includes(origin)) throw wrongOrigin();
      allow(origin);
      const user = await findEmbedUser(tx, of.practiceId, session.userId);
      if (user?.status !== 'active' || !(await isKeyLive(tx, of.practiceId, session.apiKeyId))) throw ended();
      if (!(await spendSecret(tx, of.practiceId, session.id, clock.now()))) throw spent();
      return { session, userName: user.name };
    });
  }

  return {
    async createSession(actor, input) {
      const { practiceId } = actor;
      if (input.practiceId !== practiceId)
        throw new AppError('notFound', 'There is no such practice for this API key.');
      const id = newId();
      const secret = makeClientSecret(practiceId, id);
      const secretExpiresAt = inSeconds(SECRET_SECONDS);
      const now = clock.now();
      await database.withPractice(practiceId, async (tx) => {
        const { encounterId } = input;
        if (encounterId !== undefined && !(await findEncounter(tx, practiceId, { id: encounterId }, { kind: 'all' }))) {
          throw new AppError('notFound', 'There is no such encounter.');
        }
        const { externalId, name, role } = input.user;
        const user = await ensureEmbedUser(tx, practiceId, { id: newId(), externalId, name, role, now });
        if (user.status !== 'active') {
          throw new AppError('denied', 'This user is not active in the practice. A practice admin can change that.');
        }
        await insertEmbedSession(tx, {
          id,
          practiceId,
          apiKeyId: actor.apiKeyId,
          userId: user.id,
          role,
          encounterId: encounterId ?? null,
          encounterExternalId: input.encounterExternalId ?? null,
          components: input.components,
          allowedOrigins: input.allowedOrigins,
          secretHash: hexSha256(secret),
          secretExpiresAt,
          createdAt: now,
        });
        await appendAudit(tx, {
          practiceId,
          actor: { type: 'partner', userId: null, role: null },
          ...(encounterId === undefined ? {} : { encounterId }),
          action: 'EMBED_SESSION_CREATED',
          payload: {
            embedSessionId: id,
            apiKeyId: actor.apiKeyId,
            userId: user.id,
            role,
            components: Object.keys(input.components),
            allowedOrigins: input.allowedOrigins,
          },
        });
      });
      return { clientSecret: secret, expiresAt: secretExpiresAt.toISOString() };
    },

    async exchange(secret, origin, allow) {
      const of = readClientSecret(secret);
      if (!of) throw spent();
      if (origin === null) throw wrongOrigin();
      const { session, userName } = await spend(of, secret, origin, allow);
      const expiresAt = inSeconds(ACCESS_SECONDS);
      const { practiceId, userId, id } = session;
      return {
        accessToken: await tokens.sign('embed', { sub: userId, pid: practiceId, esid: id, origin }, expiresAt),
        expiresAt: expiresAt.toISOString(),
        practiceId,
        encounterId: session.encounterId,
        encounterExternalId: session.encounterExternalId,
        role: session.role,
        userName,
        components: session.components,
      };
    },

    async actorOf(token, origin, allow) {
      const claims = await tokens.read('embed', token);
      if (origin === null || claims.origin !== origin) throw wrongOrigin();
      allow(origin);
      const practiceId = claims.pid as PracticeId;
      return database.withPractice(practiceId, async (tx) => {
        const session = await findEmbedSession(tx, practiceId, claims.esid);
        if (!session || session.revokedAt !== null || session.userId !== claims.sub) throw ended();
        const user = await findEmbedUser(tx, practiceId, session.userId);
        if (user?.status !== 'active' || !(await isKeyLive(tx, practiceId, session.apiKeyId))) throw ended();
        const { encounterId, encounterExternalId } = session;
        const isBound = encounterId !== null || encounterExternalId !== null;
        return {
          type: 'embed',
          practiceId,
          userId: session.userId,
          role: session.role,
          embedSessionId: session.id,
          components: session.components,
          encounter: isBound ? { id: encounterId, externalId: encounterExternalId } : null,
        };
      });
    },

    async partnerOf(apiKey) {
      const partner = await findPartner(database, apiKey);
      if (!partner)
        throw new AppError('unauthenticated', 'This API key is not valid. Check it, or ask the practice for one.');
      return partner;
    },
  };
}
