/** Notes nobody wrote, the same for the same seed: put together from words of the book, then damaged. */
import { book } from '../src/gen/book.js';

/** Numbers from 0 to 1, the same for the same seed (mulberry32). */
export function randomFrom(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const problems = book.concepts.filter(({ terms, course }) => terms.length > 0 && course !== 'service');
const drugs = book.drugs.filter(({ terms }) => terms.length > 0);
const tests = book.tests.filter(({ terms }) => terms.length > 0);
const services = book.procedures.filter(({ terms }) => terms.length > 0);

/** What a note is made of, kept apart so that its sections can be put in another order. */
export interface MilledNote {
  readonly sections: readonly string[];
  readonly text: string;
}

/** Makes notes from one stream of numbers. */
export class NoteMill {
  readonly #random: () => number;

  constructor(seed: number) {
    this.#random = randomFrom(seed);
  }

  pick<T>(from: readonly T[]): T {
    const found = from[Math.floor(this.#random() * from.length)];
    if (found === undefined) throw new RangeError('Nothing to pick from.');
    return found;
  }

  below(limit: number): number {
    return Math.floor(this.#random() * limit);
  }

  #word(from: readonly { readonly terms: readonly string[] }[]): string {
    return this.pick(this.pick(from).terms).replaceAll(' * ', ' ');
  }

  problem(): string {
    return this.#word(problems);
  }

  /** A note with headings: complaint, history, findings, assessment and plan. */
  note(): MilledNote {
    const count = 1 + this.below(3);
    const named = Array.from({ length: count }, () => this.problem());
    const status = ['stable', 'worse than last month', 'well controlled', 'new', 'not at goal', ''];
    const history = [
      `${String(20 + this.below(60))} year old ${this.pick(['male', 'female'])} with ${named.join(' and ')}.`,
      `Denies ${this.problem()}. Father had ${this.problem()}. ${this.pick(['Possible', 'Rule out', 'History of'])} ${this.problem()}.`,
    ];
    const assessment = named.map(
      (name, index) =>
        `${String(index + 1)}. ${name}, ${this.pick(status)}. ${this.pick(['Continue', 'Start', 'Stop', 'Increase'])} ${this.#word(drugs)} ${String(5 * (1 + this.below(20)))} mg.`,
    );
    const plan = [
      `${this.pick(['Ordered', 'Reviewed', 'Done today:'])} ${this.#word(tests)}.`,
      ...(this.below(3) === 0 ? [`${this.#word(services)} ${this.pick(['performed', 'was done', 'planned'])}.`] : []),
      ...(this.below(4) === 0 ? [`Total time ${String(10 + this.below(60))} minutes on the date of the visit.`] : []),
    ];
    const sections = [
      `CHIEF COMPLAINT:\n${named[0] ?? 'pain'}`,
      `HISTORY OF PRESENT ILLNESS:\n${history.join(' ')}`,
      `PHYSICAL EXAM:\nBP ${String(100 + this.below(80))}/${String(60 + this.below(40))}. Lungs clear.`,
      `ASSESSMENT:\n${assessment.join('\n')}`,
      `PLAN:\n${plan.join('\n')}`,
    ];
    return { sections, text: sections.join('\n\n') };
  }

  /** The same text in another order of parts. */
  shuffled(parts: readonly string[]): string {
    const left = [...parts];
    const order: string[] = [];
    while (left.length > 0) order.push(...left.splice(this.below(left.length), 1));
    return order.join('\n\n');
  }

  /** Cuts, doubles, swaps and strews: what damage, paste and hostile hands do to a text. */
  damaged(text: string): string {
    let note = text;
    for (let times = this.below(12); times >= 0; times -= 1) {
      const at = this.below(note.length + 1);
      const length = this.below(60);
      const part = note.slice(at, at + length);
      note = this.pick([
        () => note.slice(0, at) + note.slice(at + length),
        () => note.slice(0, at) + part.repeat(1 + this.below(30)) + note.slice(at),
        () => note.slice(0, at) + this.pick(noise) + note.slice(at),
        () => note.slice(0, at) + part.toUpperCase() + note.slice(at + length),
        () => note.slice(at) + note.slice(0, at),
        () => note.slice(0, at) + part.split('').reverse().join('') + note.slice(at + length),
        () => note.slice(0, at) + this.pick(noise).repeat(this.below(400)) + note.slice(at),
      ])();
    }
    return note.toWellFormed();
  }
}

const noise = [
  '\r\n',
  '\n\n\n',
  '\t',
  '\u200b',
  '\u202e',
  '\u00ad',
  '🩺',
  '“',
  '’',
  '\u0301',
  'é',
  'ß',
  '漢',
  '(',
  ')',
  '[',
  '<b>',
  '&nbsp;',
  '%',
  '*',
  '#',
  '|',
  ':',
  ';',
  '.',
  ',',
  '-',
  '/',
  '1. ',
  'no ',
  'denies ',
  'if ',
  'not ',
  'history of ',
  'possible ',
  'SUBJECTIVE: ',
  'PLAN: ',
  '99215',
  'E11.65',
  '{{',
  '$(',
  '0',
  '9',
  '1/2',
  '3 x 4 cm',
  '120/80',
  '45 minutes ',
  'No. ',
];
