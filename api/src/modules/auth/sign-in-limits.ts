import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { AppError } from '../../platform/errors.ts';

/** Tries without success in one window, for one account and for one address (SECURITY G8). */
export const TRIES_PER_WINDOW = 10;
export const WINDOW_SECONDS = 15 * 60;
/** Consecutive failures after which an account opens for its practice admin only (SECURITY G8). */
export const LOCK_AFTER_FAILURES = 100;

/**
 * Limits of this process. The lock after 100 failures is counted in the database and so holds over all processes;
 * a deployment of several processes should also limit by address at its proxy.
 */
export interface SignInLimits {
  /** Counts a try before the password is looked at, so that parallel tries cannot slip through. */
  begin(emailHash: string, ip: string): Promise<void>;
  /** Takes the try back: only failures count. */
  succeeded(emailHash: string, ip: string): Promise<void>;
}

export function createSignInLimits(): SignInLimits {
  const options = { points: TRIES_PER_WINDOW, duration: WINDOW_SECONDS };
  const byAccount = new RateLimiterMemory({ ...options, keyPrefix: 'account' });
  const byAddress = new RateLimiterMemory({ ...options, keyPrefix: 'address' });

  async function consume(limiter: RateLimiterMemory, key: string): Promise<void> {
    try {
      await limiter.consume(key);
    } catch (refusal) {
      if (!(refusal instanceof RateLimiterRes)) throw refusal;
      const minutes = Math.max(1, Math.ceil(refusal.msBeforeNext / 60_000));
      throw new AppError(
        'tooManyRequests',
        `Too many sign-in tries. Try again in ${minutes} ${minutes === 1 ? 'minute' : 'minutes'}.`,
        { retryAfterSeconds: Math.ceil(refusal.msBeforeNext / 1000) },
      );
    }
  }

  return {
    async begin(emailHash, ip) {
      await consume(byAddress, ip);
      await consume(byAccount, emailHash);
    },
    async succeeded(emailHash, ip) {
      await byAccount.delete(emailHash);
      await byAddress.reward(ip);
    },
  };
}
