import type { Range } from './facts.ts';
import type { Sentence } from './sentences.ts';

/** Why a note cannot be read as one visit of one patient in English; nothing is guessed from such a note. */
export interface Unfit {
  readonly why: 'language' | 'patients';
  readonly evidence: readonly Range[];
}

const english = new Set(
  'the and of with is was for to in no on has he she her his not at are were be by or an this that denies patient'.split(
    ' ',
  ),
);
const foreign = new Set(
  (
    'el la los las del una un de que con por para sin es en paciente dolor se su ' +
    'le les des une du est avec pour sans dans et il elle ' +
    'der die das und mit nicht ist ein eine ohne wird ' +
    'o os um uma com não da do dos em para ' +
    'il lo gli una con per non di che della'
  ).split(' '),
);

/** Fewer words than these tell nothing about the language. */
const ENOUGH_WORDS = 12;

/** Written in another language: many of its small words and hardly an English one; or mostly in another script. */
function isForeign(note: string, sentences: readonly Sentence[]): boolean {
  const words = sentences.flatMap((sentence) => sentence.words.map((word) => word.norm));
  const letters = note.match(/\p{L}/gu)?.length ?? 0;
  const latin = note.match(/\p{Script=Latin}/gu)?.length ?? 0;
  if (letters >= 30 && latin < letters * 0.6) return true;
  if (words.length < ENOUGH_WORDS) return false;
  const share = (set: ReadonlySet<string>): number => words.filter((word) => set.has(word)).length / words.length;
  return share(foreign) >= 0.15 && share(english) < 0.06;
}

const identities: readonly RegExp[] = [
  /^[ \t]*(?:patient|pt)(?: name)?[ \t]*[:#][ \t]*(\S[^\n,;|]{0,40})/gim,
  /^[ \t]*(?:mrn|medical record (?:number|no\.?)|patient id|dob|date of birth)[ \t]*[:#][ \t]*(\S{3,20})/gim,
  /^[ \t]*(?:patient|pt)[ \t]+(1|2|one|two|a|b)\b[ \t]*[:.–-]/gim,
  /\b(?:[Pp]atient|[Pp]t) (?:is|was) ([A-Z][a-z'’-]+(?: [A-Z]\.)?(?: [A-Z][a-z'’-]+){1,2}),? (?:an? )?\d{1,3}\b/g,
  /(?:^|[.!?]\s+)([A-Z][a-z'’-]+(?: [A-Z]\.)? [A-Z][a-z'’-]+),? (?:is )?(?:an? )?\d{1,3}[- ]?(?:(?:year|yr|month|week)s?[- ]old|y\/?o|[MF]\b)/gm,
  /^[ \t]*(?:[A-Z][\w.]*[ \t]+){0,4}is an? (\d{1,3})[- ]?(?:year|yr|month|week|day)s?[- ]?old\b/gm,
];

/** The writer says so: one patient ends and another begins. */
const nextPatient = /(?:^|[.!?\n]\s*)(?:next|second|other) (?:patient|pt)\b(?! (?:visit|appointment|portal))/i;

/** Two names, numbers or ages where a note has one: the first two places that differ. */
function otherPatient(note: string): Range[] {
  const told = nextPatient.exec(note);
  if (told !== null) return [{ start: told.index, end: told.index + told[0].length }];
  for (const pattern of identities) {
    let first: { readonly value: string; readonly range: Range } | undefined;
    for (const match of note.matchAll(pattern)) {
      const value = (match[1] ?? '').trim().toLowerCase();
      const range = { start: match.index, end: match.index + match[0].trimEnd().length };
      if (first === undefined) first = { value, range };
      else if (first.value !== value) return [first.range, range];
    }
  }
  return [];
}

/** Says whether the note is one that can be read, and where not. */
export function unfitOf(note: string, sentences: readonly Sentence[]): Unfit | null {
  if (isForeign(note, sentences)) return { why: 'language', evidence: sentences.slice(0, 1) };
  const places = otherPatient(note);
  return places.length === 0 ? null : { why: 'patients', evidence: places };
}
