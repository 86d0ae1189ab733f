import type {
  EmbedAccess,
  EmbedBootstrap,
  EmbedComponents,
  EmbedSessionCreate,
  EmbedSignIn,
  PracticeId,
  PracticeRole,
  UserId,
} from '@codeloom/contracts';
import type { Clock } from '../../platform/clock.ts';
import type { Database, Tx } from '../../platform/database/index.ts';
import { AppError } from '../../platform/errors.ts';
import { newId } from '../../platform/ids.ts';
import type { EmbedActor, PartnerActor } from '../../transport/actor.ts';
import { appendAudit, type AuditActor } from '../audit/index.ts';
import type { AccessTokens, AuthService } from '../auth/index.ts';
import { findEncounter } from '../encounters/index.ts';
import { findKeyBySecret, findPartner } from './api-keys.repository.ts';
import { hexSha256, sameHash } from './api-keys.ts';
import { makeClientSecret, readClientSecret } from './client-secret.ts';
import {
  ensureEmbedUser,
  findEmbedSession,
  findEmbedUser,
  insertEmbedSession,
  isKeyLive,
  revokeSession,
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
  readonly auth: Pick<AuthService, 'confirm'>;
}

export interface EmbedService {
  /** A vendor's server asks for a session for one of its users; the page gets the secret. */
  createSession(actor: PartnerActor, input: EmbedSessionCreate): Promise<EmbedBootstrap>;
  /** A person signs in within a page that carries a publishable key; the page gets the secret. */
  signIn(input: EmbedSignIn, ip: string): Promise<EmbedBootstrap>;
  /** The pages a publishable key may stand in; none for a key that opens nothing. */
  originsOf(publishableKey: string): Promise<readonly string[]>;
  /** The vendor's server ends a session of its key. */
  endSession(actor: PartnerActor, sessionId: string): Promise<void>;
  /** The page ends its own session. */
  end(actor: EmbedActor): Promise<void>;
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
const wrongKey = () =>
  new AppError(
    'denied',
    'This publishable key does not work in this page. A practice admin can add the page’s origin.',
  );

/** Everything a session is bound to. */
interface SessionTerms {
  readonly practiceId: PracticeId;
  readonly apiKeyId: string;
  readonly userId: UserId;
  readonly role: PracticeRole;
  readonly encounterId?: string | undefined;
  readonly encounterExternalId?: string | undefined;
  readonly patientPseudoId?: string | undefined;
  readonly components: EmbedComponents;
  readonly allowedOrigins: readonly string[];
  /** Who opened it: a vendor's server, or the person who signed in. */
  readonly by: AuditActor;
}

export function createEmbedService({ database, clock, tokens, auth }: EmbedDeps): EmbedService {
  const inSeconds = (seconds: number) => new Date(clock.now().getTime() + seconds * 1000);

  /** Stores a session and answers its secret, with the audit event that names user and key. */
  async function open(tx: Tx, terms: SessionTerms): Promise<EmbedBootstrap> {
    const { practiceId, apiKeyId, userId, role, encounterId, components, allowedOrigins, by } = terms;
    const id = newId();
    const secret = makeClientSecret(practiceId, id);
    const secretExpiresAt = inSeconds(SECRET_SECONDS);
    await insertEmbedSession(tx, {
      id,
      practiceId,
      apiKeyId,
      userId,
      role,
      encounterId: (encounterId ?? null) as EmbedSessionRow['encounterId'],
      encounterExternalId: terms.encounterExternalId ?? null,
      patientPseudoId: terms.patientPseudoId ?? null,
      components,
      allowedOrigins,
      secretHash: hexSha256(secret),
      secretExpiresAt,
      createdAt: clock.now(),
    });
    await appendAudit(tx, {
      practiceId,
      actor: by,
      ...(encounterId === undefined ? {} : { encounterId }),
      action: 'EMBED_SESSION_CREATED',
      payload: {
        embedSessionId: id,
        apiKeyId,
        userId,
        role,
        components: Object.keys(components),
        allowedOrigins,
      },
    });
    return { clientSecret: secret, expiresAt: secretExpiresAt.toISOString(), sessionId: id };
  }

  /** A named encounter exists in this practice and is the named patient's. One that is bound by the vendor's key may come later. */
  async function assertContext(tx: Tx, practiceId: PracticeId, input: EmbedSessionCreate): Promise<void> {
    const { encounterId, encounterExternalId, patientPseudoId } = input;
    if (encounterId === undefined && (encounterExternalId === undefined || patientPseudoId === undefined)) return;
    const ref = encounterId === undefined ? { externalId: encounterExternalId ?? '' } : { id: encounterId };
    const encounter = await findEncounter(tx, practiceId, ref, { kind: 'all' });
    if (!encounter && encounterId !== undefined) throw new AppError('notFound', 'There is no such encounter.');
    if (encounter && patientPseudoId !== undefined && encounter.patientPseudoId !== patientPseudoId) {
      throw new AppError(
        'conflict',
        'This encounter belongs to another patient. Open the session for the chart on screen.',
      );
    }
  }

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
      const now = clock.now();
      const user = await findEmbedUser(tx, of.practiceId, session.userId);
      if (user?.status !== 'active' || !(await isKeyLive(tx, of.practiceId, session.apiKeyId, now))) throw ended();
      if (!(await spendSecret(tx, of.practiceId, session.id, now))) throw spent();
      return { session, userName: user.name };
    });
  }

  return {
    async createSession(actor, input) {
      const { practiceId, apiKeyId } = actor;
      if (input.practiceId !== practiceId)
        throw new AppError('notFound', 'There is no such practice for this API key.');
      return database.withPractice(practiceId, async (tx) => {
        await assertContext(tx, practiceId, input);
        const { externalId, name, role } = input.user;
        const now = clock.now();
        const user = await ensureEmbedUser(tx, practiceId, { id: newId(), externalId, name, role, now });
        if (user.status !== 'active') {
          throw new AppError('denied', 'This user is not active in the practice. A practice admin can change that.');
        }
        const { user: _user, practiceId: _practice, ...bounds } = input;
        const by: AuditActor = { type: 'partner', userId: null, role: null };
        return open(tx, { ...bounds, practiceId, apiKeyId, userId: user.id, role, by });
      });
    },

    async signIn({ publishableKey, origin, email, password, encounterExternalId }, ip) {
      const key = await findKeyBySecret(database, publishableKey, { kind: 'publishable', now: clock.now() });
      if (!key?.components || !key.allowedOrigins.includes(origin)) throw wrongKey();
      const { practiceId, id: apiKeyId, components } = key;
      const user = await auth.confirm({ email, password, ip }, practiceId);
      return database.withPractice(practiceId, (tx) =>
        open(tx, {
          practiceId,
          apiKeyId,
          userId: user.id,
          role: user.role,
          encounterExternalId,
          components,
          // Only the page that asked, not every page of the key.
          allowedOrigins: [origin],
          by: { type: 'user', userId: user.id, role: user.role },
        }),
      );
    },

    async originsOf(publishableKey) {
      const key = await findKeyBySecret(database, publishableKey, { kind: 'publishable', now: clock.now() });
      return key?.allowedOrigins ?? [];
    },

    async endSession({ practiceId, apiKeyId }, id) {
      const isEnded = await database.withPractice(practiceId, (tx) =>
        revokeSession(tx, { practiceId, id, apiKeyId }, clock.now()),
      );
      if (!isEnded) throw new AppError('notFound', 'There is no such open session of this API key.');
    },

    async end({ practiceId, embedSessionId: id }) {
      await database.withPractice(practiceId, (tx) => revokeSession(tx, { practiceId, id }, clock.now()));
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
        patientPseudoId: session.patientPseudoId,
        role: session.role,
        userId,
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
        const isOpen = await isKeyLive(tx, practiceId, session.apiKeyId, clock.now());
        if (user?.status !== 'active' || !isOpen) throw ended();
        const { encounterId, encounterExternalId, patientPseudoId } = session;
        const isBound = encounterId !== null || encounterExternalId !== null;
        return {
          type: 'embed',
          practiceId,
          userId: session.userId,
          role: session.role,
          embedSessionId: session.id,
          components: session.components,
          encounter: isBound ? { id: encounterId, externalId: encounterExternalId, patientPseudoId } : null,
        };
      });
    },

    async partnerOf(apiKey) {
      const partner = await findPartner(database, apiKey, clock.now());
      if (!partner)
        throw new AppError('unauthenticated', 'This API key is not valid. Check it, or ask the practice for one.');
      return partner;
    },
  };
}
