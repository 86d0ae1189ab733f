import { PLAIN_WORDS } from '../gen/codes.js';

const none: readonly string[] = [];
const byWord = new Map<string, readonly string[]>(Object.entries(PLAIN_WORDS));

/** A word of a query and the words of the code tables that mean the same: `fx` finds fracture, `kidney` finds renal. */
export function wordAlternatives(word: string): readonly string[] {
  return [word, ...(byWord.get(word) ?? none)];
}
