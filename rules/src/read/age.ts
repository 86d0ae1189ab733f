import { numberWords, wordToNumber } from './number-words.ts';

/** Years, months, weeks or days as the note gives them; the first form that is found counts. */
const agePatterns: readonly { readonly pattern: RegExp; readonly perYear: number }[] = [
  { pattern: /\b(\d{1,3})\s?-?\s?(?:years?|yrs?|yr|y)\s?[-./ ]?\s?o(?:ld|\b)/i, perYear: 1 },
  { pattern: /\b(\d{1,3})\s?y\/?o\b/i, perYear: 1 },
  { pattern: /\b(?:age|aged)[: ]{1,2}(\d{1,3})\b(?! (?:group|appropriate))/i, perYear: 1 },
  {
    pattern: /\b(\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\s?-?\s?months?\s?-?\s?old\b/i,
    perYear: 12,
  },
  // "18-month well child check".
  {
    pattern: /\b(\d{1,2})\s?-?\s?(?:months?|mo)\b\s+(?:old|wcc|well|check|visit|boy|girl|male|female|infant)/i,
    perYear: 12,
  },
  // "Established infant, 4 months, well-baby visit".
  {
    pattern: /\b(?:infant|baby|newborn|toddler|child|boy|girl),? (?:age |aged )?(\d{1,2}) months?\b(?! ago)/i,
    perYear: 12,
  },
  // "Well child visit, 12 months".
  {
    pattern: /\bwell[- ](?:child|baby|visit|check|infant)\b[^.\n]{0,24}?\b(\d{1,2})\s?-?\s?(?:months?|mo)\b/i,
    perYear: 12,
  },
  {
    pattern: /\b(\d{1,2}|one|two|three|four|five|six|seven|eight)\s?-?\s?(?:weeks?|days?)\s?-?\s?old\b/i,
    perYear: 1000,
  },
  // "Man of 51".
  {
    pattern:
      /\b(?:man|woman|boy|girl|lady|gentleman|male|female|patient|child) of (\d{1,3})\b(?! (?:weeks?|months?|days?|minutes?))/i,
    perYear: 1,
  },
  // "Jane Doe, 55 F", "38 M."
  { pattern: /\b(\d{1,3}) ?[MF]\b(?=[\s,.;)]|$)/, perYear: 1 },
  // "New patient, 46." and "Established patient of the clinic, 61, COPD".
  {
    pattern:
      /\b(?:patient|pt|child|boy|girl|man|woman|male|female|toddler|teenager)\b[^.\n\d]{0,48}?, (\d{1,3})(?: years?)?(?=[,.;:]|\s(?:with|who|and|here|seen|comes?|presents?|for|on|in|has|is)\b|$)/i,
    perYear: 1,
  },
  // "Painter, 41, fell" and "Ms. Roe is 31, sent by": the person before the age opens the note or bears a title.
  {
    pattern: /^\W*[A-Z][^.,\n\d]{0,60}, (\d{1,3})(?: years?)?(?=[,.;]|\s(?:with|who|here|comes?|presents?)\b)/,
    perYear: 1,
  },
  {
    pattern: /\b(?:mr|mrs|ms|miss|patient|he|she)\b\.?[^.\n\d]{0,40}? is (?:now )?(\d{1,3})(?=[,.;]| and\b| years?\b)/i,
    perYear: 1,
  },
];

const tens = ['twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety'];
/** "Four-year-old boy", "Sixty-six years old". */
const spelled = new RegExp(
  `\\b(${[...tens, ...Object.keys(numberWords)].join('|')})(?:[- ](one|two|three|four|five|six|seven|eight|nine))?[- ]years?[- ](?:old|of age)\\b`,
  'i',
);

function spelledAge(head: string): number | null {
  const match = spelled.exec(head);
  if (match === null) return null;
  const ten = tens.indexOf((match[1] ?? '').toLowerCase());
  const first = ten < 0 ? wordToNumber(match[1] ?? '') : (ten + 2) * 10;
  return first + (match[2] === undefined ? 0 : wordToNumber(match[2]));
}

/** No one is older; a larger number is something else. */
const OLDEST = 120;
/** Characters at the front of a note in which the age stands. */
const FRONT = 4000;

/** The age in whole years as the note gives it: "54-year-old", "Established patient, 54". */
export function ageOf(note: string): number | null {
  const head = note.slice(0, FRONT);
  const words = spelledAge(head);
  if (words !== null) return words;
  for (const { pattern, perYear } of agePatterns) {
    const match = pattern.exec(head);
    if (!match) continue;
    const value = Math.floor(wordToNumber(match[1] ?? '') / perYear);
    if (value <= OLDEST) return value;
  }
  return null;
}
