import type { ApiKey, ApiScope } from '@codeloom/contracts';
import { dateText, todayDate } from '../words.ts';

/** What a scope lets a server do, in words. */
export const scopeWords: Record<ApiScope, string> = {
  embed: 'Open embedded sessions',
  'encounters:read': 'Read encounters',
  'encounters:write': 'Store notes and ask for suggestions',
  'exports:read': 'Read exports',
};

export const allScopes = Object.keys(scopeWords) as ApiScope[];

/** The day of an instant where the reader is, written as every other date of the portal. */
export const day = (instant: string): string => dateText(todayDate(new Date(instant)));

/** What a key is worth today. */
export function stateOf(key: ApiKey, now: Date): { word: string; isLive: boolean } {
  if (key.revokedAt !== null) return { word: `Revoked ${day(key.revokedAt)}`, isLive: false };
  if (key.expiresAt !== null) {
    const isLive = Date.parse(key.expiresAt) > now.getTime();
    return { word: `${isLive ? 'Replaced, ends' : 'Replaced, ended'} ${day(key.expiresAt)}`, isLive };
  }
  return { word: key.lastUsedAt === null ? 'Not used so far' : `Last used ${day(key.lastUsedAt)}`, isLive: true };
}

/** What a key is for, on one line. */
export function purposeOf(key: ApiKey): string {
  if (key.kind === 'publishable') return `Pages of ${key.allowedOrigins.join(', ')}`;
  if (key.scopes.length === allScopes.length) return 'Everything a server may do';
  return key.scopes.map((scope) => scopeWords[scope]).join(' · ');
}
