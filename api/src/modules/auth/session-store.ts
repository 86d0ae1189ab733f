import { createHash } from 'node:crypto';
import { Lucia, TimeSpan, type Adapter, type DatabaseSession } from 'lucia';
import type { Database, Tx } from '../../platform/database/index.ts';

/** Idle session lifetime (15 min). Source: SECURITY.md G8; 45 CFR 164.312(a)(2)(iii). Not modelled: device binding. */
export const SESSION_IDLE_SECONDS = 15 * 60;
/** A session ends after this long, however busy it is (12 h). Source: SECURITY.md G8. */
export const SESSION_ABSOLUTE_SECONDS = 12 * 60 * 60;
/** A REST token lives 1 h (DESIGN section 7), and so does its session: a program has no workstation to walk away from. */
export const REST_SESSION_SECONDS = 60 * 60;

/** Whose session it is: a user of a practice, or a platform admin. */
export type SessionOwner =
  | { readonly kind: 'practice'; readonly practiceId: string; readonly userId: string }
  | { readonly kind: 'platform'; readonly platformUserId: string };

export interface StoredSession {
  /** Hex SHA-256 of the token: what is stored, and what access tokens name. */
  readonly id: string;
  readonly owner: SessionOwner;
  readonly expiresAt: Date;
}

interface SessionAttributes {
  owner: SessionOwner;
  absoluteExpiresAt: Date;
}

declare module 'lucia' {
  interface Register {
    Lucia: Lucia<SessionAttributes>;
    DatabaseSessionAttributes: SessionAttributes;
  }
}

/** What the database knows a session by. The token itself is never stored. */
export function sessionIdOf(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}

const ownerId = (owner: SessionOwner) => (owner.kind === 'practice' ? owner.userId : owner.platformUserId);

/** Lucia's adapter over one transaction. Lucia holds tokens; every row is found by the token's hash. */
function adapterOver(tx: Tx): Adapter {
  const where = (token: string) => ({ id: sessionIdOf(token) });
  return {
    async getSessionAndUser(token) {
      const row = await tx.sessionToken.findUnique({ where: where(token) });
      if (!row) return [null, null];
      const owner = ownerOf(row);
      const session: DatabaseSession = {
        id: token,
        userId: ownerId(owner),
        expiresAt: row.idleExpiresAt < row.expiresAt ? row.idleExpiresAt : row.expiresAt,
        attributes: { owner, absoluteExpiresAt: row.expiresAt },
      };
      return [session, { id: session.userId, attributes: {} }];
    },
    async setSession(session) {
      const { owner, absoluteExpiresAt } = session.attributes;
      await tx.sessionToken.create({
        data: {
          ...where(session.id),
          practiceId: owner.kind === 'practice' ? owner.practiceId : null,
          userId: owner.kind === 'practice' ? owner.userId : null,
          platformUserId: owner.kind === 'platform' ? owner.platformUserId : null,
          createdAt: new Date(),
          idleExpiresAt: earlier(session.expiresAt, absoluteExpiresAt),
          expiresAt: absoluteExpiresAt,
        },
      });
    },
    async updateSessionExpiration(token, expiresAt) {
      await tx.sessionToken.updateMany({ where: where(token), data: { idleExpiresAt: expiresAt } });
    },
    async deleteSession(token) {
      await tx.sessionToken.deleteMany({ where: where(token) });
    },
    async deleteUserSessions(userId) {
      await tx.sessionToken.deleteMany({ where: { OR: [{ userId }, { platformUserId: userId }] } });
    },
    async deleteExpiredSessions() {
      await tx.sessionToken.deleteMany({ where: { expiresAt: { lt: new Date() } } });
    },
    async getUserSessions(userId) {
      const rows = await tx.sessionToken.findMany({ where: { OR: [{ userId }, { platformUserId: userId }] } });
      return rows.map((row) => ({
        id: row.id,
        userId,
        expiresAt: row.idleExpiresAt,
        attributes: { owner: ownerOf(row), absoluteExpiresAt: row.expiresAt },
      }));
    },
  };
}

function ownerOf(row: {
  practiceId: string | null;
  userId: string | null;
  platformUserId: string | null;
}): SessionOwner {
  if (row.practiceId !== null && row.userId !== null) {
    return { kind: 'practice', practiceId: row.practiceId, userId: row.userId };
  }
  if (row.platformUserId !== null) return { kind: 'platform', platformUserId: row.platformUserId };
  throw new Error('A session row names neither a user nor a platform user.');
}

const ownedBy = (owner: SessionOwner) =>
  owner.kind === 'practice'
    ? { practiceId: owner.practiceId, userId: owner.userId }
    : { platformUserId: owner.platformUserId };

const earlier = (a: Date, b: Date) => (a < b ? a : b);
const inSeconds = (seconds: number) => new Date(Date.now() + seconds * 1000);

const luciaOver = (tx: Tx, idleSeconds: number) =>
  new Lucia(adapterOver(tx), {
    sessionExpiresIn: new TimeSpan(idleSeconds, 's'),
    getSessionAttributes: (attributes) => attributes,
  });

/** The one place that knows Lucia. Sessions are opaque tokens; the database holds their SHA-256 only. */
export interface SessionStore {
  /** Opens a session in the caller's transaction, so that it exists only together with its audit event. */
  open(tx: Tx, owner: SessionOwner, kind: 'browser' | 'rest'): Promise<{ token: string; session: StoredSession }>;
  /** The live session of a browser's token; use moves its idle limit. */
  use(token: string): Promise<StoredSession | null>;
  /** The live session an access token names. */
  find(sessionId: string): Promise<StoredSession | null>;
  /** The active user of a live session of this practice: both in one read, inside the practice. */
  userOf(tx: Tx, practiceId: string, sessionId: string): Promise<{ id: string; role: string } | null>;
  end(tx: Tx, sessionId: string): Promise<void>;
}

export function createSessionStore(database: Database): SessionStore {
  return {
    async open(tx, owner, kind) {
      const seconds = kind === 'browser' ? SESSION_ABSOLUTE_SECONDS : REST_SESSION_SECONDS;
      const absoluteExpiresAt = inSeconds(seconds);
      // Each sign-in clears away what the same person left behind.
      await tx.sessionToken.deleteMany({ where: { ...ownedBy(owner), expiresAt: { lt: new Date() } } });
      const lucia = luciaOver(tx, kind === 'browser' ? SESSION_IDLE_SECONDS : REST_SESSION_SECONDS);
      const created = await lucia.createSession(ownerId(owner), { owner, absoluteExpiresAt });
      return { token: created.id, session: { id: sessionIdOf(created.id), owner, expiresAt: absoluteExpiresAt } };
    },

    use: (token) =>
      database.withGlobal(async (tx) => {
        const lucia = luciaOver(tx, SESSION_IDLE_SECONDS);
        const { session } = await lucia.validateSession(token);
        if (!session) return null;
        // Lucia moves the limit in the second half of the idle time only, which would end a session after 8 idle minutes.
        const idleExpiresAt = earlier(inSeconds(SESSION_IDLE_SECONDS), session.absoluteExpiresAt);
        if (idleExpiresAt.getTime() - session.expiresAt.getTime() > 10_000) {
          await tx.sessionToken.updateMany({ where: { id: sessionIdOf(token) }, data: { idleExpiresAt } });
        }
        return { id: sessionIdOf(token), owner: session.owner, expiresAt: session.absoluteExpiresAt };
      }),

    find: (sessionId) =>
      database.withGlobal(async (tx) => {
        const row = await tx.sessionToken.findUnique({ where: { id: sessionId } });
        if (!row || earlier(row.idleExpiresAt, row.expiresAt) <= new Date()) return null;
        return { id: row.id, owner: ownerOf(row), expiresAt: row.expiresAt };
      }),

    async userOf(tx, practiceId, sessionId) {
      const now = new Date().toISOString();
      const rows = await tx.$queryRaw<{ id: string; role: string }[]>`
        SELECT person.id, person.role
        FROM session_token AS session
        JOIN user_account AS person ON person.practice_id = session.practice_id AND person.id = session.user_id
        WHERE session.id = ${sessionId} AND session.practice_id = ${practiceId}::uuid AND person.status = 'active'
          AND least(session.idle_expires_at, session.expires_at) > ${now}::timestamptz`;
      return rows[0] ?? null;
    },

    async end(tx, sessionId) {
      await tx.sessionToken.deleteMany({ where: { id: sessionId } });
    },
  };
}
