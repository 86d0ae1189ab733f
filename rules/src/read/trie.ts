import { Gap, stemOf, wordsOf } from './words.ts';
import type { Word } from './words.ts';

/** A phrase of the lexicon found in the note; `from` and `to` are word positions, `to` exclusive. */
export interface Hit<T> {
  readonly from: number;
  readonly to: number;
  readonly value: T;
  /** The phrase goes over a comma: "fracture of the left clavicle, closed". */
  readonly comma?: boolean;
}

interface Node<T> {
  next: Map<string, Node<T>> | null;
  values: T[] | null;
}

/** Longest phrase of the lexicon in words; a longer one is a mistake in the book. */
const LONGEST_PHRASE = 12;

/** Stands for any one word in a phrase of the book: "admits * to the hospital". */
const ANY = '*';

/** Stands for any number in a phrase of the book: "gad-7 #" is "GAD-7: 9". */
const NUMBER = '#';
const digits = /^\d{1,3}$/;

const plain = /^[a-z0-9]+(?: [a-z0-9]+)*$/;

/** The stems of a phrase of the book. Most phrases are plain words, for which the splitter of notes is not needed. */
export function stemsOf(phrase: string): string[] {
  if (plain.test(phrase)) return phrase.split(' ').map(stemOf);
  return phrase
    .split(' ')
    .flatMap((part) => (part === ANY || part === NUMBER ? [part] : wordsOf(part).map((word) => word.stem)));
}

/** All phrases of all lexicons in one tree of word stems: a note is read in one pass, whatever the size of the book. */
export class PhraseTree<T> {
  readonly #root: Node<T> = { next: null, values: null };

  add(phrase: string, value: T): void {
    const stems = stemsOf(phrase);
    if (stems.length === 0 || stems.length > LONGEST_PHRASE || stems[0] === ANY) return;
    let node = this.#root;
    for (const stem of stems) {
      node.next ??= new Map();
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

  /** Does any phrase of the tree stand inside this one, of those that `counts` takes? */
  touches(stems: readonly string[], counts: (value: T) => boolean = () => true): boolean {
    for (let from = 0; from < stems.length; from += 1) {
      let node: Node<T> | undefined = this.#root;
      for (let at = from; at < stems.length && node !== undefined; at += 1) {
        node = node.next?.get(stems[at] ?? '');
        if (node?.values?.some(counts)) return true;
      }
    }
    return false;
  }

  /** Every phrase that starts at every word; `overCommas` also those that go over a comma. The caller keeps the longest of each kind. */
  find(words: readonly Word[], overCommas = false): Hit<T>[] {
    const hits: Hit<T>[] = [];
    const widest = overCommas ? Gap.comma : Gap.tight;
    for (let from = 0; from < words.length; from += 1) this.#walk(this.#root, words, from, from, widest, false, hits);
    return hits;
  }

  #walk(
    node: Node<T>,
    words: readonly Word[],
    from: number,
    at: number,
    widest: Gap,
    comma: boolean,
    hits: Hit<T>[],
  ): void {
    const word = words[at];
    if (word === undefined || (at > from && word.gap > widest)) return;
    const crosses = comma || (at > from && word.gap === Gap.comma);
    const number = digits.test(word.stem) ? node.next?.get(NUMBER) : undefined;
    for (const child of [node.next?.get(word.stem), node.next?.get(ANY), number]) {
      if (child === undefined) continue;
      if (child.values)
        for (const value of child.values)
          hits.push(crosses ? { from, to: at + 1, value, comma: true } : { from, to: at + 1, value });
      if (child.next) this.#walk(child, words, from, at + 1, widest, crosses, hits);
    }
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
