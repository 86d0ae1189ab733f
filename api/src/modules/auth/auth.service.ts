import {
  practiceRoleSchema,
  type LoginResult,
  type Me,
  type PracticeId,
  type PracticeRole,
  type Register,
  type SignedInUser,
  type UserId,
} from '@codeloom/contracts';
import type { Clock } from '../../platform/clock.ts';
import type { Database, Tx } from '../../platform/database/index.ts';
import { AppError } from '../../platform/errors.ts';
import { newId } from '../../platform/ids.ts';
import { auditActor, type Actor, type PlatformActor, type UserActor } from '../../transport/actor.ts';
import { appendAudit, appendPlatformAudit } from '../audit/index.ts';
import { findPractice } from '../practice/index.ts';
import type { AccessTokens, TokenClaims } from './access-tokens.ts';
import {
  clearFailures,
  countFailure,
  emailHashOf,
  findActivePlatformUser,
  findActiveUser,
  findLogin,
  insertUser,
  signedIn,
  type LoginOwner,
} from './auth.repository.ts';
import { hashPassword, verifyPassword } from './passwords.ts';
import type { SessionStore, StoredSession } from './session-store.ts';
import { isLocked, type SignInLimits } from './sign-in-limits.ts';

export interface AuthDeps {
  readonly database: Database;
  readonly clock: Clock;
  readonly sessions: SessionStore;
  readonly tokens: AccessTokens;
  readonly limits: SignInLimits;
}

export interface Credentials {
  readonly email: string;
  readonly password: string;
  readonly ip: string;
}

export interface AuthService {
  /** Opens a browser session; the token goes into the cookie. */
  signIn(credentials: Credentials): Promise<{ token: string; me: Me }>;
  /** Opens a REST session and hands out its access token. */
  login(credentials: Credentials): Promise<LoginResult>;
  /** Checks a person's password for one practice without opening a session: what comes after opens its own. */
  confirm(credentials: Credentials, practiceId: PracticeId): Promise<{ id: UserId; role: PracticeRole }>;
  /** A practice admin opens an account of the practice that too many failures closed. */
  unlock(actor: UserActor, email: string): Promise<void>;
  signOut(actor: UserActor | PlatformActor): Promise<void>;
  me(actor: UserActor | PlatformActor): Promise<Me>;
  /** Adds a user: practice admins to their practice, platform admins to a practice they name. */
  register(actor: Actor, input: Register): Promise<SignedInUser>;
  /** The actor of an access token's session, read anew with each request; null when it has ended or its user is no longer active. */
  actorOfAccess(access: TokenClaims<'rest'>): Promise<UserActor | PlatformActor | null>;
  /** The actor of a live session; null when it has ended or its user is no longer active. */
  actorOf(session: StoredSession | null): Promise<UserActor | PlatformActor | null>;
}

// One text for every refusal: whether the account exists, is disabled or locked is nobody's business.
const refusal = () =>
  new AppError(
    'unauthenticated',
    'Email and password do not match, or the account is not active. Check both, or ask your practice admin.',
  );

export function createAuthService(deps: AuthDeps): AuthService {
  const { database, clock, sessions, tokens, limits } = deps;

  async function refuse(emailHash: string, owner: LoginOwner | null): Promise<never> {
    const now = clock.now();
    if (owner?.kind === 'practice') {
      await database.withPractice(owner.practiceId, async (tx) => {
        await countFailure(tx, emailHash, now);
        await appendAudit(tx, {
          practiceId: owner.practiceId,
          actor: { type: 'system', userId: owner.userId, role: null },
          action: 'SIGN_IN_FAILED',
          payload: { emailHash },
        });
      });
    } else {
      await database.withGlobal(async (tx) => {
        await countFailure(tx, emailHash, now);
        await appendPlatformAudit(tx, {
          platformUserId: owner?.platformUserId ?? null,
          action: 'SIGN_IN_FAILED',
          payload: { emailHash },
        });
      });
    }
    throw refusal();
  }

  /** Checks the password outside any transaction. Everything that does not fit is refused alike. */
  async function check(credentials: Credentials): Promise<{ emailHash: string; owner: LoginOwner }> {
    const emailHash = emailHashOf(credentials.email);
    await limits.begin(emailHash, credentials.ip);
    const login = await findLogin(database, emailHash);
    const fits = await verifyPassword(login?.passwordHash ?? null, credentials.password);
    const owner = login?.owner ?? null;
    if (!login || !owner || !fits || isLocked(login, clock.now())) return refuse(emailHash, owner);
    return { emailHash, owner };
  }

  /** Opens the session together with its audit event. */
  async function open(credentials: Credentials, kind: 'browser' | 'rest') {
    const { emailHash, owner } = await check(credentials);

    const enter = async (tx: Tx): Promise<{ token: string; session: StoredSession; me: Me } | null> => {
      const me = await meOf(tx, owner);
      if (!me) return null;
      await clearFailures(tx, emailHash, clock.now());
      const opened = await sessions.open(tx, owner, kind);
      if (owner.kind === 'practice') {
        await appendAudit(tx, {
          practiceId: owner.practiceId,
          actor: { type: 'user', userId: owner.userId, role: me.user.role },
          action: 'SIGNED_IN',
          payload: { method: 'password', session: kind },
        });
      } else {
        await appendPlatformAudit(tx, {
          platformUserId: owner.platformUserId,
          action: 'SIGNED_IN',
          payload: { method: 'password', session: kind },
        });
      }
      return { ...opened, me };
    };
    const entered =
      owner.kind === 'practice'
        ? await database.withPractice(owner.practiceId, enter)
        : await database.withGlobal(enter);
    if (!entered) return refuse(emailHash, owner);
    await limits.succeeded(emailHash, credentials.ip);
    return entered;
  }

  async function meOf(tx: Tx, owner: LoginOwner): Promise<Me | null> {
    if (owner.kind === 'platform') {
      const user = await findActivePlatformUser(tx, owner.platformUserId);
      return user && { user, practice: null };
    }
    const user = await findActiveUser(tx, owner.practiceId, owner.userId);
    if (!user) return null;
    return { user: signedIn(user), practice: await findPractice(tx, owner.practiceId) };
  }

  async function actorOf(session: StoredSession | null): Promise<UserActor | PlatformActor | null> {
    if (!session) return null;
    const { owner, id: sessionId } = session;
    if (owner.kind === 'platform') {
      const user = await database.withGlobal((tx) => findActivePlatformUser(tx, owner.platformUserId));
      return user && { type: 'platform', platformUserId: owner.platformUserId, sessionId };
    }
    const practiceId = owner.practiceId as UserActor['practiceId'];
    const userId = owner.userId as UserId;
    const user = await database.withPractice(practiceId, (tx) => findActiveUser(tx, practiceId, userId));
    return user && { type: 'user', practiceId, userId, role: user.role, sessionId };
  }

  return {
    async signIn(credentials) {
      const { token, me } = await open(credentials, 'browser');
      return { token, me };
    },

    async login(credentials) {
      const { session, me } = await open(credentials, 'rest');
      const pid = session.owner.kind === 'practice' ? { pid: session.owner.practiceId } : {};
      const token = await tokens.sign('rest', { sub: me.user.id, sid: session.id, ...pid }, session.expiresAt);
      return { token, expiresAt: session.expiresAt.toISOString(), user: me.user };
    },

    async confirm(credentials, practiceId) {
      const { emailHash, owner } = await check(credentials);
      // An account of another practice, or of the platform, is as unknown here as any other.
      if (owner.kind !== 'practice' || owner.practiceId !== practiceId) return refuse(emailHash, owner);
      const confirmed = await database.withPractice(practiceId, async (tx) => {
        const user = await findActiveUser(tx, practiceId, owner.userId);
        if (!user) return null;
        await clearFailures(tx, emailHash, clock.now());
        await appendAudit(tx, {
          practiceId,
          actor: { type: 'user', userId: owner.userId, role: user.role },
          action: 'SIGNED_IN',
          payload: { method: 'password', session: 'embed' },
        });
        return { id: user.id, role: user.role };
      });
      if (!confirmed) return refuse(emailHash, owner);
      await limits.succeeded(emailHash, credentials.ip);
      return confirmed;
    },

    async unlock(actor, email) {
      const { practiceId } = actor;
      const emailHash = emailHashOf(email);
      await database.withPractice(practiceId, async (tx) => {
        const login = await tx.login.findFirst({ where: { emailHash, practiceId } });
        if (!login?.userId) throw new AppError('notFound', 'There is no such user in this practice.');
        await clearFailures(tx, emailHash, clock.now());
        await appendAudit(tx, {
          practiceId,
          actor: auditActor(actor),
          action: 'SETTING_CHANGED',
          payload: { setting: 'failedSignIns', from: login.failedTries, to: 0, userId: login.userId },
        });
      });
      await limits.clear(emailHash);
    },

    async signOut(actor) {
      if (actor.type === 'platform') {
        await database.withGlobal(async (tx) => {
          await sessions.end(tx, actor.sessionId);
          await appendPlatformAudit(tx, { platformUserId: actor.platformUserId, action: 'SIGNED_OUT', payload: {} });
        });
        return;
      }
      await database.withPractice(actor.practiceId, async (tx) => {
        await sessions.end(tx, actor.sessionId);
        await appendAudit(tx, {
          practiceId: actor.practiceId,
          actor: auditActor(actor),
          action: 'SIGNED_OUT',
          payload: {},
        });
      });
    },

    async me(actor) {
      const me =
        actor.type === 'platform'
          ? await database.withGlobal((tx) => meOf(tx, { kind: 'platform', platformUserId: actor.platformUserId }))
          : await database.withPractice(actor.practiceId, (tx) =>
              meOf(tx, { kind: 'practice', practiceId: actor.practiceId, userId: actor.userId }),
            );
      if (!me) throw new AppError('unauthenticated', 'The session has ended. Sign in again.');
      return me;
    },

    async register(actor, input) {
      const practiceId = actor.type === 'user' ? actor.practiceId : input.practiceId;
      if (actor.type !== 'user' && actor.type !== 'platform') throw new AppError('denied', 'Only admins add users.');
      if (!practiceId) throw new AppError('invalidInput', 'practiceId: name the practice of the new user.');
      if (input.practiceId && input.practiceId !== practiceId) {
        throw new AppError('denied', 'A practice admin adds users to their own practice only.');
      }
      const passwordHash = await hashPassword(input.password);
      const id = newId() as UserId;
      return database.withPractice(practiceId, async (tx) => {
        if (!(await findPractice(tx, practiceId))) throw new AppError('notFound', 'There is no such practice.');
        const { email, firstName, lastName, role } = input;
        const taken = await tx.login.findUnique({ where: { emailHash: emailHashOf(email) } });
        if (taken) throw new AppError('conflict', 'This email address already belongs to an account.');
        await insertUser(tx, { id, practiceId, email, firstName, lastName, role, passwordHash, now: clock.now() });
        await appendAudit(tx, {
          practiceId,
          actor: actor.type === 'user' ? auditActor(actor) : { type: 'platform', userId: null, role: 'PLATFORM_ADMIN' },
          action: 'USER_INVITED',
          payload: { userId: id, role },
        });
        return signedIn({ id, practiceId, email: email.trim().toLowerCase(), firstName, lastName, role });
      });
    },

    async actorOfAccess({ sid, pid }) {
      if (pid === undefined) return actorOf(await sessions.find(sid));
      const practiceId = pid as PracticeId;
      const user = await database.withPractice(practiceId, (tx) => sessions.userOf(tx, practiceId, sid));
      if (!user) return null;
      const role = practiceRoleSchema.parse(user.role);
      return { type: 'user', practiceId, userId: user.id as UserId, role, sessionId: sid };
    },

    actorOf,
  };
}
