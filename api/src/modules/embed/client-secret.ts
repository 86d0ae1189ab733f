import { randomBytes } from 'node:crypto';
import type { PracticeId } from '@codeloom/contracts';

/** `cls_<practice>_<session>_<256 random bits>`: it names its practice, so an exchange needs no look-up across practices. */
const form = /^cls_([0-9a-f]{32})_([0-9a-f]{32})_[\w-]{43}$/;

const bare = (uuid: string) => uuid.replaceAll('-', '');
const dashed = (hex: string) => hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');

export function makeClientSecret(practiceId: PracticeId, sessionId: string): string {
  return `cls_${bare(practiceId)}_${bare(sessionId)}_${randomBytes(32).toString('base64url')}`;
}

export function readClientSecret(secret: string): { practiceId: PracticeId; sessionId: string } | null {
  const match = form.exec(secret);
  if (!match?.[1] || !match[2]) return null;
  return { practiceId: dashed(match[1]) as PracticeId, sessionId: dashed(match[2]) };
}
