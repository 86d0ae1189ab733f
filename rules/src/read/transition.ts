import type { Range } from './facts.ts';
import { numberWords, wordToNumber } from './number-words.ts';
import { businessDaysBetween, dayWords, daysBetween, daysUntil, toldDay } from './transition-days.ts';
import type { ToldDay } from './transition-days.ts';

/** What a note says of a discharge and of the contact after it. */
export interface Transition {
  /** Days between discharge and this visit; null where the note does not say. */
  readonly daysSinceDischarge: number | null;
  /** Contact with the patient within two business days of the discharge. */
  readonly contact: 'in-time' | 'none' | 'unknown';
  readonly evidence: readonly Range[];
}

const count = `(\\d{1,2}|${Object.keys(numberWords).join('|')})`;
const discharge =
  "(?:discharged?|d\\/c(?:'?d|ed)? (?:home )?from|dc(?:'?d|ed)? (?:home )?from|released|left (?:the )?hospital|hospital stay|hospitalization|went home|came home|sent home)";

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

/** The first day that the note tells after these words. */
function dayAfter(note: string, words: string, reach = 40): ToldDay | null {
  const match = new RegExp(
    `\\b${words}\\b(?:[^.\\n]|\\b(?:St|Dr|Mt|Mr|Mrs|Ms)\\.){0,${reach}}?\\b(${dayWords})\\b`,
    'i',
  ).exec(note);
  if (!match) return null;
  const end = match.index + match[0].length;
  return toldDay(match[1] ?? '', { start: match.index, end });
}

const visit = '(?:seen|visit|office|appointment|today|clinic|here|comes in|came in|face[- ]to[- ]face)';

function daysIn(note: string, dateOfService: string): { readonly days: number; readonly at: Range } | null {
  for (const [pattern, perUnit] of dayPatterns) {
    const match = pattern.exec(note);
    if (!match) continue;
    return {
      days: wordToNumber(match[1] ?? '') * perUnit,
      at: { start: match.index, end: match.index + match[0].length },
    };
  }
  const from = dayAfter(note, discharge);
  if (from !== null) {
    // The day of the visit stands after that of the discharge.
    const rest = note.slice(from.at.end);
    const to = dayAfter(rest, visit);
    const days = (to === null ? null : daysBetween(from, to, dateOfService)) ?? daysUntil(from, dateOfService);
    if (days !== null) return { days, at: from.at };
  }
  const yesterday = new RegExp(`\\b${discharge}\\b[^.\\n]{0,30}?\\byesterday`, 'i').exec(note);
  return yesterday ? { days: 1, at: { start: yesterday.index, end: yesterday.index + yesterday[0].length } } : null;
}

const verb =
  '(?:contact(?:ed)?|call(?:ed)?|phoned?|spoke|talked|reached|telephoned?|rang|outreach|communicat\\w+|messaged|emailed)';
const soon =
  '(?:within (?:2|two|48)[ -](?:business )?(?:days?|hours?)|(?:on )?the (?:next|following) (?:business |working )?day|(?:the |one |1 )?(?:business )?day after|(?:the )?(?:first|second|1st|2nd) (?:business |working |week)?day (?:after|following|back|home|out)|next (?:business |working )?day|(?:on )?the (?:first|second|1st|2nd) (?:business |working )day|the day of discharge|same day|within (?:1|one) (?:business )?day|within (?:24|48) hours|the same afternoon|(?:1|2|one|two) (?:business )?days? (?:after|later|post))';
const inTime = new RegExp(`\\b${verb}\\b[^.\\n]{0,90}?\\b${soon}|\\b${soon}\\b[^.\\n]{0,60}?\\b${verb}\\b`, 'i');
const without = new RegExp(
  `\\b(?:no|not|never|without|unable to|could not be|was not|were not|wasn't)\\b[^.\\n]{0,40}?\\b(?:${verb}|reach)\\b`,
  'i',
);

/** The contact on a named day, at most so many business days after the discharge. */
const CONTACT_BUSINESS_DAYS = 2;

function contactOnDay(note: string, dateOfService: string): Range | null {
  const from = dayAfter(note, discharge);
  if (from === null) return null;
  const rest = note.slice(from.at.end);
  const on = dayAfter(rest, verb, 50);
  const days = on === null ? null : businessDaysBetween(from, on, dateOfService);
  if (on === null || days === null || days > CONTACT_BUSINESS_DAYS) return null;
  return { start: on.at.start + from.at.end, end: on.at.end + from.at.end };
}

/** Days since discharge and the contact after it (CPT: transitional care management). Not modelled: business days counted over holidays. */
export function transitionOf(note: string, dateOfService: string): Transition | null {
  const days = daysIn(note, dateOfService);
  const found = inTime.exec(note);
  const contact =
    found === null ? contactOnDay(note, dateOfService) : { start: found.index, end: found.index + found[0].length };
  const isDenied = without.test(note);
  if (days === null && contact === null) return null;
  return {
    daysSinceDischarge: days?.days ?? null,
    contact: isDenied ? 'none' : contact === null ? 'unknown' : 'in-time',
    evidence: [...(days === null ? [] : [days.at]), ...(contact === null || isDenied ? [] : [contact])],
  };
}
