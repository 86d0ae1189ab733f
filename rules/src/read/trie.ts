import { Gap, stemOf, wordsOf } from './words.ts';
import type { Word } from './words.ts';

/** A phrase of the lexicon found in the note; `from` and `to` are word positions, `to` exclusive. */
export interface Hit<T> {
  readonly from: number;
  readonly to: number;
  readonly value: T;
}

interface Node<T> {
  next: Map<string, Node<T>> | null;
  values: T[] | null;
}

/** Longest phrase of the lexicon in words; a longer one is a mistake in the book. */
const LONGEST_PHRASE = 12;

/** All phrases of all lexicons in one tree of word stems: a note is read in one pass, whatever the size of the book. */
export class PhraseTree<T> {
  readonly #root: Node<T> = { next: null, values: null };

  add(phrase: string, value: T): void {
    const words = wordsOf(phrase);
    if (words.length === 0 || words.length > LONGEST_PHRASE) return;
    let node = this.#root;
    for (const word of words) {
      node.next ??= new Map();
      const stem = stemOf(word.norm);
      let child = node.next.get(stem);
      if (child === undefined) {
        child = { next: null, values: null };
        node.next.set(stem, child);
      }
      node = child;
    }
    node.values ??= [];
    if (!node.values.includes(value)) node.values.push(value);
  }

  /** Every phrase that starts at every word. The caller keeps the longest of each kind. */
  find(words: readonly Word[]): Hit<T>[] {
    const hits: Hit<T>[] = [];
    for (let from = 0; from < words.length; from += 1) {
      let node: Node<T> | undefined = this.#root;
      for (let at = from; at < words.length; at += 1) {
        const word = words[at];
        if (word === undefined || (at > from && word.gap !== Gap.tight)) break;
        node = node.next?.get(word.stem);
        if (node === undefined) break;
        if (node.values) for (const value of node.values) hits.push({ from, to: at + 1, value });
      }
    }
    return hits;
  }
}

/** Of overlapping hits the longest stays, the first of equals. */
export function longest<T>(hits: readonly Hit<T>[]): Hit<T>[] {
  const order = [...hits].sort((a, b) => b.to - b.from - (a.to - a.from) || a.from - b.from);
  const taken = new Set<number>();
  const kept: Hit<T>[] = [];
  for (const hit of order) {
    let free = true;
    for (let at = hit.from; at < hit.to && free; at += 1) free = !taken.has(at);
    if (!free) continue;
    for (let at = hit.from; at < hit.to; at += 1) taken.add(at);
    kept.push(hit);
  }
  return kept.sort((a, b) => a.from - b.from);
}
