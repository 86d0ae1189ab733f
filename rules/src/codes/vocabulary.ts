import { stemOf, wordsOf } from '../read/words.ts';

/**
 * Numbers the stems of the words of one big text. An open hash over the places of spellings, so that the million words of a whole table
 * are numbered without making a string of each.
 */
export class Vocabulary {
  readonly stems: string[] = [];
  readonly #text: string;
  readonly #idOfStem = new Map<string, number>();
  readonly #starts: number[] = [];
  readonly #lengths: number[] = [];
  readonly #stemOfSpelling: number[] = [];
  #slots = new Int32Array(1 << 16).fill(-1);

  constructor(text: string) {
    this.#text = text;
  }

  idOf(stem: string): number {
    return this.#idOfStem.get(stem) ?? -1;
  }

  /** The number of the stem of the word at `start`; `hash` is `hashOf` of its letters, `plain` says that they are ASCII. */
  idAt(start: number, length: number, hash: number, plain: boolean): number {
    const mask = this.#slots.length - 1;
    for (let slot = hash & mask; ; slot = (slot + 1) & mask) {
      const spelling = this.#slots[slot] ?? -1;
      if (spelling === -1) {
        this.#slots[slot] = this.#starts.length;
        return this.#add(start, length, plain);
      }
      if (this.#isSame(spelling, start, length)) return this.#stemOfSpelling[spelling] ?? -1;
    }
  }

  #isSame(spelling: number, start: number, length: number): boolean {
    if (this.#lengths[spelling] !== length) return false;
    const other = this.#starts[spelling] ?? 0;
    for (let index = 0; index < length; index += 1)
      if (this.#text.charCodeAt(start + index) !== this.#text.charCodeAt(other + index)) return false;
    return true;
  }

  #add(start: number, length: number, plain: boolean): number {
    const word = this.#text.slice(start, start + length);
    const stem = plain ? stemOf(word.toLowerCase()) : (wordsOf(word)[0]?.stem ?? word.toLowerCase());
    const id = this.#idOfStem.get(stem) ?? this.stems.length;
    if (id === this.stems.length) {
      this.stems.push(stem);
      this.#idOfStem.set(stem, id);
    }
    this.#starts.push(start);
    this.#lengths.push(length);
    this.#stemOfSpelling.push(id);
    if (this.#starts.length * 2 > this.#slots.length) this.#grow();
    return id;
  }

  #grow(): void {
    const slots = new Int32Array(this.#slots.length * 2).fill(-1);
    const mask = slots.length - 1;
    for (const [spelling, start] of this.#starts.entries()) {
      let slot = hashOf(this.#text, start, this.#lengths[spelling] ?? 0) & mask;
      while (slots[slot] !== -1) slot = (slot + 1) & mask;
      slots[slot] = spelling;
    }
    this.#slots = slots;
  }
}

const FNV_OFFSET = 0x811c9dc5;

/** One step of FNV-1a over UTF-16 units; begin with `startHash`. */
export function stepHash(hash: number, unit: number): number {
  return Math.imul(hash ^ unit, 0x01000193);
}

export const startHash = FNV_OFFSET;

function hashOf(text: string, start: number, length: number): number {
  let hash = startHash;
  for (let at = start; at < start + length; at += 1) hash = stepHash(hash, text.charCodeAt(at));
  return hash;
}
