import type { Range } from './facts.ts';
import { numberWords, wordToNumber } from './number-words.ts';

/** What a note says of a discharge and of the contact after it. */
export interface Transition {
  /** Days between discharge and this visit; null where the note does not say. */
  readonly daysSinceDischarge: number | null;
  /** Contact with the patient within two business days of the discharge. */
  readonly contact: 'in-time' | 'none' | 'unknown';
  readonly evidence: readonly Range[];
}

const count = `(\\d{1,2}|${Object.keys(numberWords).join('|')})`;
const discharge = '(?:discharged?|released|left the hospital|hospital stay|hospitalization)';

const dayPatterns: readonly (readonly [RegExp, number])[] = [
  [new RegExp(`\\b${discharge}\\b[^.\\n]{0,60}?\\b${count} days? (?:ago|earlier|prior)`, 'i'), 1],
  [new RegExp(`\\b${discharge}\\b[^.\\n]{0,60}?\\b${count} weeks? (?:ago|earlier|prior)`, 'i'), 7],
  [
    new RegExp(
      `\\b${count} days? (?:after|since|from|post|following|out from)[ -](?:\\w+ ){0,4}?(?:hospital )?discharge`,
      'i',
    ),
    1,
  ],
  [new RegExp(`\\bday ${count} (?:after|since|post|following|of)[ -](?:\\w+ ){0,3}?discharge`, 'i'), 1],
  [new RegExp(`\\b${count} weeks? (?:after|since|post|following)[ -](?:\\w+ ){0,4}?(?:hospital )?discharge`, 'i'), 7],
];

const MS_PER_DAY = 86_400_000;

/** ISO, or month/day/year as American notes write it; undefined when it is no date. */
function dayOf(text: string): number | undefined {
  const iso = /(\d{4})-(\d{2})-(\d{2})/.exec(text);
  const local = /(\d{1,2})\/(\d{1,2})\/(\d{2,4})/.exec(text);
  const parts = iso
    ? [Number(iso[1]), Number(iso[2]), Number(iso[3])]
    : local
      ? [Number(local[3]) + (String(local[3]).length === 2 ? 2000 : 0), Number(local[1]), Number(local[2])]
      : undefined;
  if (parts === undefined) return undefined;
  const [year = 0, month = 0, day = 0] = parts;
  return month >= 1 && month <= 12 && day >= 1 && day <= 31 ? Date.UTC(year, month - 1, day) / MS_PER_DAY : undefined;
}

function daysIn(note: string, dateOfService: string): { readonly days: number; readonly at: Range } | null {
  const dated = new RegExp(
    `\\b${discharge}\\b[^.\\n]{0,30}?(\\d{4}-\\d{2}-\\d{2}|\\d{1,2}/\\d{1,2}/\\d{2,4})`,
    'i',
  ).exec(note);
  if (dated) {
    const from = dayOf(dated[1] ?? '');
    const to = dayOf(dateOfService);
    if (from !== undefined && to !== undefined && to >= from)
      return { days: to - from, at: { start: dated.index, end: dated.index + dated[0].length } };
  }
  for (const [pattern, perUnit] of dayPatterns) {
    const match = pattern.exec(note);
    if (!match) continue;
    return {
      days: wordToNumber(match[1] ?? '') * perUnit,
      at: { start: match.index, end: match.index + match[0].length },
    };
  }
  const yesterday = new RegExp(`\\b${discharge}\\b[^.\\n]{0,30}?\\byesterday`, 'i').exec(note);
  return yesterday ? { days: 1, at: { start: yesterday.index, end: yesterday.index + yesterday[0].length } } : null;
}

const verb = '(?:contact(?:ed)?|call(?:ed)?|phoned?|spoke|reached|telephoned?|outreach|communicat\\w+|messaged)';
const soon =
  '(?:within (?:2|two|48)[ -](?:business )?(?:days?|hours?)|(?:on )?the (?:next|following) (?:business |working )?day|(?:the |one |1 )?(?:business )?day after|next (?:business |working )?day|the day of discharge|same day|within (?:1|one) (?:business )?day|within 24 hours|(?:1|2|one|two) (?:business )?days? (?:after|later|post))';
const inTime = new RegExp(`\\b${verb}\\b[^.\\n]{0,90}?\\b${soon}|\\b${soon}\\b[^.\\n]{0,60}?\\b${verb}\\b`, 'i');
const without = new RegExp(
  `\\b(?:no|not|never|without|unable to|could not be|was not|were not|wasn't)\\b[^.\\n]{0,40}?\\b(?:${verb}|reach)\\b`,
  'i',
);

/** Days since discharge and the contact after it (CPT: transitional care management). Not modelled: business days counted over holidays. */
export function transitionOf(note: string, dateOfService: string): Transition | null {
  const days = daysIn(note, dateOfService);
  const contact = inTime.exec(note);
  const isDenied = without.test(note);
  if (days === null && contact === null) return null;
  return {
    daysSinceDischarge: days?.days ?? null,
    contact: isDenied ? 'none' : contact === null ? 'unknown' : 'in-time',
    evidence: [
      ...(days === null ? [] : [days.at]),
      ...(contact === null || isDenied ? [] : [{ start: contact.index, end: contact.index + contact[0].length }]),
    ],
  };
}
