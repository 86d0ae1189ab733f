import type { Reading } from './facts.ts';
import type { Sentence } from './sentences.ts';

interface Pattern {
  readonly kind: Reading['kind'];
  readonly pattern: RegExp;
  readonly min: number;
  readonly max: number;
}

/** Values with their plausible limits; what lies outside is a typing error or another number. Bounded gaps keep them linear. */
const patterns: readonly Pattern[] = [
  { kind: 'bp', pattern: /\b(?:bp|blood pressure)\b[^0-9\n]{0,30}(\d{2,3})\s?\/\s?(\d{2,3})/gi, min: 60, max: 280 },
  {
    kind: 'a1c',
    pattern: /\b(?:hba1c|hgba1c|hemoglobin a1c|hgb a1c|a1c)\b[^0-9\n.]{0,40}(\d{1,2}(?:\.\d{1,2})?)\s?%?/gi,
    min: 3.5,
    max: 20,
  },
  { kind: 'bmi', pattern: /\b(?:bmi|body mass index)\b[^0-9\n]{0,15}(\d{2}(?:\.\d{1,2})?)/gi, min: 10, max: 90 },
  { kind: 'egfr', pattern: /\b(?:egfr|gfr)\b[^0-9\n]{0,15}(\d{1,3})/gi, min: 1, max: 150 },
  { kind: 'phq9', pattern: /\bphq[- ]?9\b[^0-9\n]{0,25}(\d{1,2})\b/gi, min: 0, max: 27 },
  { kind: 'temp', pattern: /\b(?:temp(?:erature)?|t)\b[^0-9\n]{0,12}(\d{2,3}(?:\.\d)?)/gi, min: 90, max: 110 },
  {
    kind: 'spo2',
    pattern: /\b(?:spo2|o2 sat\w*|oxygen saturation|pulse ox\w*|sat)\b[^0-9\n]{0,15}(\d{2,3})\s?%?/gi,
    min: 50,
    max: 100,
  },
  // Whole weeks of a pregnancy; "in 4 weeks" and "6 weeks ago" are other weeks.
  {
    kind: 'gestation',
    pattern:
      /\b(\d{1,2})(?:\s?w?(?:eeks?|ks?)?[ ,+&]{0,2}(?:and )?\d(?:\/7|d| days?)?)?[ -]?(?:weeks?|wks?)?[ -](?:of )?(?:gestation\w*|pregnan\w+|ega|iup|gravid|intrauterine)\b/gi,
    min: 4,
    max: 44,
  },
  {
    kind: 'gestation',
    pattern:
      /\b(?:ega|gestational age|gestation|trimester|abortion|pre-?eclampsia|hyperemesis|placenta|fetal|obstetrics?|prenatal|antepartum|pregnan\w+|ob visit|iup|labor|g\dp\d)\b[^.\n]{0,40}?(?<!in |every |for |over |past |last )\b(\d{1,2})(?:\s?(?:\+|and)?\s?\d(?:\/7)?)?[ -]?(?:weeks?|wks?|w)\b(?! ago| later| post)/gi,
    min: 4,
    max: 44,
  },
  // "28 weeks." as a sentence of its own.
  { kind: 'gestation', pattern: /^(\d{1,2}) ?(?:weeks?|wks?)[.,;]?$/gi, min: 4, max: 44 },
  // "28w3d" and "28 3/7 weeks" are written of a pregnancy only.
  {
    kind: 'gestation',
    pattern: /\b(\d{1,2})(?:\s?w(?:ks?)?\s?[0-6]\s?d|\s[0-6]\/7(?:\s?w(?:ee)?ks?)?)\b/gi,
    min: 4,
    max: 44,
  },
  { kind: 'ldl', pattern: /\bldl\b[^0-9\n]{0,15}(\d{2,3})/gi, min: 20, max: 400 },
];

/** Numbers with units that rules compare: blood pressure in mmHg, A1c in %, BMI in kg/m². */
export function readingsOf(note: string, sentences: readonly Sentence[]): Reading[] {
  const readings: Reading[] = [];
  for (const sentence of sentences) {
    const text = note.slice(sentence.start, sentence.end);
    if (!/\d/.test(text)) continue;
    for (const { kind, pattern, min, max } of patterns) {
      pattern.lastIndex = 0;
      for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) {
        const value = Number(match[1]);
        if (value < min || value > max) continue;
        const second = match[2] === undefined ? null : Number(match[2]);
        readings.push({
          kind,
          value,
          second,
          start: sentence.start + match.index,
          end: sentence.start + match.index + match[0].trimEnd().length,
        });
      }
    }
  }
  return readings;
}
