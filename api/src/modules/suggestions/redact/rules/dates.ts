import type { Finding } from '../identifier.ts';
import type { Rule } from './pattern.ts';

const monthNames = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
];
const monthWord =
  'jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?';
const year = '(?:19|20)\\d\\d';
const day = '(?:3[01]|[12]\\d|0?[1-9])';
const month = '(?:1[0-2]|0?[1-9])';
const ordinal = '(?:st|nd|rd|th)?';
const clock =
  '(?:,?[ T](?:at )?\\d{1,2}:\\d\\d(?::\\d\\d(?:\\.\\d{1,6})?)?(?:\\s?[ap]\\.?m\\.?)?(?:Z|[+-]\\d\\d:?\\d\\d)?)?';

/** A way to write a date. `write` renders another date in the same way, so that a shifted date reads like the original. */
interface DateForm {
  readonly pattern: RegExp;
  read(groups: Record<string, string | undefined>): { year: number | null; month: number; day: number } | null;
}

const number = (text: string | undefined): number => Number.parseInt(text ?? '', 10);
const fullYear = (text: string | undefined): number => {
  const value = number(text);
  if ((text ?? '').length !== 2) return value;
  return value <= 30 ? 2000 + value : 1900 + value;
};
const monthOf = (text: string | undefined): number =>
  monthNames.findIndex((name) => name.startsWith((text ?? '?').toLowerCase().slice(0, 3))) + 1;

const forms: readonly DateForm[] = [
  {
    pattern: new RegExp(`(?<![\\w.-])(?<y>${year})(?<s>[-/.])(?<m>${month})\\k<s>(?<d>${day})(?=\\b|T)${clock}`, 'gi'),
    read: (g) => ({ year: number(g['y']), month: number(g['m']), day: number(g['d']) }),
  },
  {
    pattern: new RegExp(`(?<![\\w.-])(?<y>${year})(?<m>0[1-9]|1[0-2])(?<d>0[1-9]|[12]\\d|3[01])(?![\\w-])`, 'g'),
    read: (g) => ({ year: number(g['y']), month: number(g['m']), day: number(g['d']) }),
  },
  {
    pattern: new RegExp(
      `(?<![\\w./-])(?<m>${month})(?<s>[-/.])(?<d>${day})\\k<s>(?<y>${year}|\\d\\d)(?![\\w/-]|\\.\\d)${clock}`,
      'gi',
    ),
    read: (g) => ({ year: fullYear(g['y']), month: number(g['m']), day: number(g['d']) }),
  },
  {
    // Day first: only where the first number cannot be a month.
    pattern: new RegExp(
      `(?<![\\w./-])(?<d>3[01]|2\\d|1[3-9])(?<s>[-/.])(?<m>${month})\\k<s>(?<y>${year}|\\d\\d)(?![\\w/-]|\\.\\d)${clock}`,
      'gi',
    ),
    read: (g) => ({ year: fullYear(g['y']), month: number(g['m']), day: number(g['d']) }),
  },
  {
    pattern: new RegExp(
      `\\b(?<m>${monthWord})\\.?[ -](?:the )?(?<d>${day})${ordinal}(?:,|\\sof)?[ -]{1,2}(?:in )?(?<y>${year}|'\\d\\d)\\b${clock}`,
      'gi',
    ),
    read: (g) => ({ year: fullYear((g['y'] ?? '').replace("'", '')), month: monthOf(g['m']), day: number(g['d']) }),
  },
  {
    pattern: new RegExp(
      `(?<![\\w./-])(?<d>${day})${ordinal}[ -]?(?:of )?(?<m>${monthWord})\\.?,?[ -]?(?<y>${year}|(?<=-)\\d\\d|'\\d\\d)\\b${clock}`,
      'gi',
    ),
    read: (g) => ({ year: fullYear((g['y'] ?? '').replace("'", '')), month: monthOf(g['m']), day: number(g['d']) }),
  },
  {
    pattern: new RegExp(
      `\\b(?<m>${monthWord})\\.?\\s(?:the )?(?<d>${day})${ordinal}(?![\\w%/-]|\\.\\d|\\s?(?:mg|mcg|ml|units?|hours?|minutes?|days?|weeks?|months?|times|visits?))`,
      'gi',
    ),
    read: (g) => ({ year: null, month: monthOf(g['m']), day: number(g['d']) }),
  },
  {
    pattern: new RegExp(
      `(?<![\\w./-])(?:the )?(?<d>${day})(?:st|nd|rd|th)?(?: of)? (?<m>${monthWord})\\b(?!\\s(?:be|have|not|need|also|help|cause|occur))`,
      'gi',
    ),
    read: (g) =>
      g['m']?.toLowerCase() === 'may' || g['m']?.toLowerCase() === 'mar'
        ? null
        : { year: null, month: monthOf(g['m']), day: number(g['d']) },
  },
  {
    pattern: new RegExp(`\\b(?<m>${monthWord})\\.?,?\\s(?:of\\s)?(?<y>${year})\\b`, 'gi'),
    read: (g) => ({ year: number(g['y']), month: monthOf(g['m']), day: 0 }),
  },
  {
    pattern: new RegExp(`(?<![\\w./-])(?<m>${month})[/-](?<y>${year})(?![\\w/-])`, 'g'),
    read: (g) => ({ year: number(g['y']), month: number(g['m']), day: 0 }),
  },
  {
    // Month and day alone look like a score, a murmur or a fraction: only after a word that points at time.
    pattern: new RegExp(
      `(?<=\\b(?:on|since|from|until|till|through|thru|by|before|after|dated?|of|starting|ending|visit|seen|labs?|scheduled|appointment|due|expires?|admitted|discharged|to)[:\\s]{1,2})(?<m>${month})[/](?<d>${day})(?![\\w/.-]|\\s?(?:pain|points?|murmur|strength|systolic|mg|scale|in severity))`,
      'gi',
    ),
    read: (g) => ({ year: null, month: number(g['m']), day: number(g['d']) }),
  },
];

/** A date in the text with its value. `year` is null and `day` 0 where the text leaves them out. */
export interface FoundDate extends Finding {
  readonly class: 'date';
  readonly value: { readonly year: number | null; readonly month: number; readonly day: number };
}

/** Every date in the text, in all forms; forms that overlap are settled by the caller. */
export function findDates(view: string): FoundDate[] {
  const found: FoundDate[] = [];
  for (const form of forms) {
    for (const match of view.matchAll(form.pattern)) {
      const value = form.read(match.groups ?? {});
      if (!value || value.month < 1 || value.day > 31) continue;
      found.push({ start: match.index, end: match.index + match[0].length, class: 'date', value });
    }
  }
  return found;
}

export const dateRules: readonly Rule[] = [findDates];

const monthLengthSafe = (y: number, m: number, d: number): Date => new Date(Date.UTC(y, m - 1, d));

function like(original: string, value: number): string {
  return /^0|^\d{2}$/.test(original) ? String(value).padStart(2, '0') : String(value);
}

function monthLike(original: string, value: number): string {
  const name = monthNames[value - 1] ?? '';
  const cut = original.length <= 3 ? name.slice(0, 3) : original.toLowerCase() === 'sept' ? name.slice(0, 3) : name;
  if (original === original.toUpperCase()) return cut.toUpperCase();
  return original.startsWith(original.charAt(0).toUpperCase()) ? cut.charAt(0).toUpperCase() + cut.slice(1) : cut;
}

/** The suffix English gives a day: 1st, 2nd, 3rd, 11th. */
function ordinalOf(value: number): string {
  if (value >= 11 && value <= 13) return 'th';
  return { 1: 'st', 2: 'nd', 3: 'rd' }[value % 10] ?? 'th';
}

/**
 * The same text with the date moved by `days`, in the same way of writing. The clock time, where there is one, becomes 00:00.
 * `referenceYear` stands in where the text names no year, so that intervals around the visit hold.
 */
export function shiftDate(text: string, view: string, days: number, referenceYear: number): string {
  for (const form of forms) {
    const anchored = new RegExp(
      form.pattern.source.replace(/^\(\?<=.*?\[:\\s\]\{1,2\}\)/, ''),
      form.pattern.flags.replace('g', '') + 'd',
    );
    const match = anchored.exec(view);
    if (match?.index !== 0 || match[0].length !== view.length) continue;
    const value = form.read(match.groups ?? {});
    if (!value) continue;
    const moved = new Date(
      monthLengthSafe(value.year ?? referenceYear, value.month, value.day || 15).getTime() + days * 86_400_000,
    );
    const parts = Object.entries(match.indices?.groups ?? {}).filter((entry): entry is [string, [number, number]] =>
      Array.isArray(entry[1]),
    );
    parts.sort((a, b) => b[1][0] - a[1][0]);
    let out = text.replace(/\d{1,2}:\d\d(?::\d\d(?:\.\d{1,6})?)?(?:\s?[ap]\.?m\.?)?(?:Z|[+-]\d\d:?\d\d)?$/i, '00:00');
    for (const [name, [start, end]] of parts) {
      const original = view.slice(start, end);
      const replacement = rendered(name, original, moved);
      if (replacement !== null) out = out.slice(0, start) + replacement + out.slice(end);
    }
    return out.replace(/(\d)(st|nd|rd|th)\b/gi, (_all, digit: string, _old: string, at: number, whole: string) => {
      const whole2 = /\d{1,2}$/.exec(whole.slice(0, at + 1))?.[0] ?? digit;
      return digit + ordinalOf(number(whole2));
    });
  }
  return '[DATE]';
}

function rendered(name: string, original: string, moved: Date): string | null {
  switch (name) {
    case 'y': {
      const yearText = String(moved.getUTCFullYear());
      if (original.startsWith("'")) return `'${yearText.slice(2)}`;
      return original.length === 2 ? yearText.slice(2) : yearText;
    }
    case 'm':
      return /^\d/.test(original)
        ? like(original, moved.getUTCMonth() + 1)
        : monthLike(original, moved.getUTCMonth() + 1);
    case 'd':
      return like(original, moved.getUTCDate());
    default:
      return null;
  }
}
