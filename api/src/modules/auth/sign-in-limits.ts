import { createHash } from 'node:crypto';
import type { Clock } from '../../platform/clock.ts';
import type { Database, Tx } from '../../platform/database/index.ts';
import { AppError } from '../../platform/errors.ts';

/** Tries without success in one window, for one account and for one address (SECURITY G8). */
export const TRIES_PER_WINDOW = 10;
export const WINDOW_SECONDS = 15 * 60;
/** Consecutive failures after which an account closes (SECURITY G8). */
export const LOCK_AFTER_FAILURES = 100;
/** A closed account takes one more try after this long, and its practice admin can open it at once. */
export const LOCK_HOURS = 24;

export function isLocked(login: { failedTries: number; updatedAt: Date }, now: Date): boolean {
  const isRecent = now.getTime() - login.updatedAt.getTime() < LOCK_HOURS * 3_600_000;
  return login.failedTries >= LOCK_AFTER_FAILURES && isRecent;
}

/** Tries of the present window, counted in the database: one count for all processes. */
export interface SignInLimits {
  /** Counts a try before the password is looked at, so that parallel tries cannot slip through. */
  begin(emailHash: string, ip: string): Promise<void>;
  /** Takes the try back: only failures count. */
  succeeded(emailHash: string, ip: string): Promise<void>;
  /** Gives an account its tries back. */
  clear(emailHash: string): Promise<void>;
}

const hash = (text: string) => createHash('sha256').update(text).digest('hex');
const accountKey = (emailHash: string) => hash(`account ${emailHash}`);
const addressKey = (ip: string) => hash(`address ${ip}`);

/** One statement counts and answers, so that of eleven tries at once exactly ten pass. */
async function count(tx: Tx, key: string, now: Date): Promise<{ tries: number; endsAt: Date }> {
  const ends = new Date(now.getTime() + WINDOW_SECONDS * 1000);
  const [row] = await tx.$queryRaw<{ tries: number; endsAt: Date }[]>`
    INSERT INTO sign_in_try AS t (key_hash, tries, window_ends_at) VALUES (${key}, 1, ${ends})
    ON CONFLICT (key_hash) DO UPDATE SET
      tries = CASE WHEN t.window_ends_at <= ${now} THEN 1 ELSE t.tries + 1 END,
      window_ends_at = CASE WHEN t.window_ends_at <= ${now} THEN ${ends} ELSE t.window_ends_at END
    RETURNING tries, window_ends_at AS "endsAt"`;
  if (row === undefined) throw new Error('The database did not count a sign-in try.');
  return row;
}

function refuseBeyond({ tries, endsAt }: { tries: number; endsAt: Date }, now: Date): void {
  if (tries <= TRIES_PER_WINDOW) return;
  const seconds = Math.max(1, Math.ceil((endsAt.getTime() - now.getTime()) / 1000));
  const minutes = Math.ceil(seconds / 60);
  throw new AppError(
    'tooManyRequests',
    `Too many sign-in tries. Try again in ${minutes} ${minutes === 1 ? 'minute' : 'minutes'}.`,
    { retryAfterSeconds: seconds },
  );
}

export function createSignInLimits({ database, clock }: { database: Database; clock: Clock }): SignInLimits {
  return {
    async begin(emailHash, ip) {
      const now = clock.now();
      // Committed before it is judged: a refused try counts too.
      const counts = await database.withGlobal(async (tx) => [
        await count(tx, addressKey(ip), now),
        await count(tx, accountKey(emailHash), now),
      ]);
      for (const one of counts) refuseBeyond(one, now);
    },

    async succeeded(emailHash, ip) {
      await database.withGlobal(async (tx) => {
        await tx.signInTry.deleteMany({ where: { keyHash: accountKey(emailHash) } });
        await tx.signInTry.updateMany({
          where: { keyHash: addressKey(ip), tries: { gt: 0 } },
          data: { tries: { decrement: 1 } },
        });
      });
    },

    async clear(emailHash) {
      await database.withGlobal((tx) => tx.signInTry.deleteMany({ where: { keyHash: accountKey(emailHash) } }));
    },
  };
}
