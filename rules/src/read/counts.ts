import { numberWords } from './number-words.ts';
import type { Word } from './words.ts';

/** Counts that are said in other words than numbers. */
const numerals: Readonly<Record<string, number>> = {
  ...numberWords,
  a: 1,
  an: 1,
  single: 1,
  both: 2,
  pair: 2,
  several: 3,
  multiple: 2,
  few: 3,
  couple: 2,
  twice: 2,
};

/** The number a word says, or null. */
export function numberOf(word: Word | undefined): number | null {
  if (word === undefined) return null;
  if (/^\d{1,3}$/.test(word.norm)) return Number(word.norm);
  return numerals[word.norm] ?? null;
}

const unitAfter = new Set([
  'mg',
  'mm',
  'cm',
  'ml',
  'cc',
  'mcg',
  'g',
  'year',
  'years',
  'month',
  'months',
  'week',
  'weeks',
  'day',
  'days',
  'minutes',
  'min',
  'mins',
  'hour',
  'hours',
  'x',
  'percent',
  'units',
  'gauge',
  'french',
  'pack',
  'degrees',
  'blade',
  'scalpel',
  'inch',
  'nylon',
  'vicryl',
  'prolene',
  'ethilon',
  'kenalog',
  'lidocaine',
  'o',
  '0',
  'lead',
  'view',
  'views',
  'day',
  'step',
  'component',
  'point',
  'layer',
  'layers',
  'times',
]);

/** The nearest number within `reach` words before a position that is a count, not a dose, size or date. */
export function countBefore(words: readonly Word[], from: number, reach: number): number | null {
  for (let at = from - 1; at >= 0 && at >= from - reach; at -= 1) {
    const value = numberOf(words[at]);
    if (
      value !== null &&
      value > 0 &&
      value < 100 &&
      !unitAfter.has(words[at + 1]?.norm ?? '') &&
      !/^\d+\.\d/.test(words[at]?.norm ?? '')
    )
      return value;
  }
  return null;
}

const countedNouns = new Set([
  'specimen',
  'specimens',
  'samples',
  'lesion',
  'lesions',
  'abscess',
  'abscesses',
  'boils',
  'furuncles',
  'cysts',
  'moles',
  'nevi',
  'spots',
  'growths',
  'polyps',
  'keloids',
  'treatments',
  'nebs',
  'allergens',
  'extracts',
  'antigens',
  'verrucae',
  'mollusca',
  'acrochordons',
  'tags',
  'warts',
  'keratoses',
  'nails',
  'toenails',
  'points',
  'muscles',
  'injections',
  'biopsies',
  'sites',
  'areas',
  'swabs',
  'joints',
  'calluses',
  'corns',
  'nodules',
  'papules',
]);

/** "five blood specimens": a number in the sentence that counts the things a procedure is done to. */
export function countOfThings(words: readonly Word[]): number | null {
  let best: number | null = null;
  words.forEach((word, at) => {
    const value = numberOf(word);
    if (value === null || value > 90) return;
    for (let next = at + 1; next <= at + 3 && next < words.length; next += 1) {
      const noun = words[next];
      if (noun === undefined || unitAfter.has(noun.norm)) break;
      if (countedNouns.has(noun.norm)) {
        best = Math.max(best ?? 0, value);
        break;
      }
    }
  });
  return best;
}

/** "x 3" and "times three" after a phrase. */
export function countAfter(words: readonly Word[], to: number): number | null {
  const next = words[to]?.norm ?? '';
  const glued = /^x(\d{1,2})$/.exec(next);
  if (glued) return Number(glued[1]);
  if (next === 'x' || next === 'times' || next === '×')
    return /^(?:sec|second)s?$/.test(words[to + 2]?.norm ?? '') ? null : numberOf(words[to + 1]);
  return null;
}

const spans = /^(?:sec|second|day|week|wk|month|d|year|hour|min|minute|mg|time|night)s?$/;

/** "Keratoses of the scalp x 5": the number of a thing, a few words after it; never a number of days or doses. */
export function countSoonAfter(words: readonly Word[], to: number, most = 5): number | null {
  for (let at = to; at < to + most; at += 1) {
    const count = countAfter(words, at);
    if (count !== null) return words.slice(at, at + 3).some(({ norm }) => spans.test(norm)) ? null : count;
  }
  return null;
}

const measure =
  /(\d{1,3}(?:\.\d{1,2})?)\s?-?\s?(?:(?:cm|mm)?\s?(?:x|by|×)\s?(\d{1,3}(?:\.\d{1,2})?)\s?)?-?\s?(cm|centimeters?|mm|millimeters?)\b/gi;

interface Measure {
  readonly cm: number;
  readonly before: string;
  readonly after: string;
}

function measuresOf(text: string): Measure[] {
  const found: Measure[] = [];
  measure.lastIndex = 0;
  for (let match = measure.exec(text); match !== null; match = measure.exec(text)) {
    const scale = match[3]?.toLowerCase().startsWith('m') ? 0.1 : 1;
    const cm = Math.max(Number(match[1]), Number(match[2] ?? 0)) * scale;
    const end = match.index + match[0].length;
    found.push({
      cm,
      before: text.slice(Math.max(0, match.index - 28), match.index),
      after: text.slice(end, end + 20),
    });
  }
  return found;
}

/** Right after the length: "0.3 cm margins", "0.3 cm on each side". */
const margin =
  /^[\s-]{0,2}(?!(?:\w+ )?(?:including|with)\b)(?:\w+ ){0,2}margins?\b|^ (?:on|at) (?:each|all|every|both|either) (?:side|edge)/i;
const whole = /\b(?:(?:excised|total|final|resulting) (?:diameter|size|defect)|including margins?)\b/i;

/**
 * The length that codes ask for, in cm: the excised diameter where one is given, else the greatest with the margins on both sides of it
 * (CPT: excision is coded by the lesion and its narrowest margins). Millimetres are turned into centimetres.
 */
export function sizeCm(text: string): number | null {
  const all = measuresOf(text);
  const isMargin = ({ before, after }: Measure): boolean =>
    margin.test(after) || /margins? (?:of|was|were)? ?$/i.test(before);
  const excised = all.find(({ before }) => whole.test(before));
  if (excised) return excised.cm;
  const lesions = all.filter((item) => !isMargin(item));
  const margins = all.filter(isMargin);
  if (lesions.length === 0) return null;
  const lesion = Math.max(...lesions.map(({ cm }) => cm));
  return Math.round((lesion + (margins.length > 0 ? 2 * Math.min(...margins.map(({ cm }) => cm)) : 0)) * 100) / 100;
}

/** All lengths of a text added up, in cm: wounds of one class are repaired as one. */
export function lengthCm(text: string): number | null {
  const all = measuresOf(text);
  return all.length === 0 ? null : Math.round(all.reduce((sum, { cm }) => sum + cm, 0) * 100) / 100;
}

const doseUnits: Readonly<Record<string, readonly ['mg' | 'mcg' | 'mL' | 'unit', number]>> = {
  mg: ['mg', 1],
  g: ['mg', 1000],
  gm: ['mg', 1000],
  gram: ['mg', 1000],
  grams: ['mg', 1000],
  mcg: ['mcg', 1],
  ml: ['mL', 1],
  cc: ['mL', 1],
  unit: ['unit', 1],
  units: ['unit', 1],
};

/** The dose of a unit nearest to a drug, where a text names several drugs with their doses. */
export function doseNear(text: string, of: 'mg' | 'mcg' | 'mL' | 'unit', from: number, to: number): number | undefined {
  let best: { readonly dose: number; readonly distance: number } | undefined;
  for (const match of text.matchAll(/\d[\d,.]*\s?-?\s?(?:million )?(?:mg|gm|grams?|g|mcg|ml|cc|units?)\b/gi)) {
    const dose = dosesOf(match[0])[of];
    if (dose === undefined) continue;
    const distance = match.index >= to ? match.index - to : from - match.index - match[0].length;
    if (best === undefined || distance < best.distance) best = { dose, distance };
  }
  return best?.dose;
}

/** What is thrown away is not given, and the size of a vial is no dose. */
const notGiven = /^\s*(?:single-dose |single-use |multi-?dose )?vial\b|^[^.;,]{0,12}\b(?:discarded|wasted)\b/i;

/** The greatest dose of each unit in a text. Grams are milligrams; "1.2 million units" are units. */
export function dosesOf(text: string): Partial<Record<'mg' | 'mcg' | 'mL' | 'unit', number>> {
  const doses: Partial<Record<'mg' | 'mcg' | 'mL' | 'unit', number>> = {};
  const pattern = /(\d{1,3}(?:,\d{3})+|\d{1,7}(?:\.\d{1,3})?)\s?-?\s?(million )?(mg|gm|grams?|g|mcg|ml|cc|units?)\b/gi;
  for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) {
    const unit = doseUnits[(match[3] ?? '').toLowerCase()];
    if (unit === undefined || notGiven.test(text.slice(match.index + match[0].length))) continue;
    const value = Number((match[1] ?? '').replaceAll(',', '')) * unit[1] * (match[2] ? 1_000_000 : 1);
    doses[unit[0]] = Math.max(doses[unit[0]] ?? 0, value);
  }
  return doses;
}
