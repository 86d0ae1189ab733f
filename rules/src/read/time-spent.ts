import type { Range, TimeFact } from './facts.ts';
import type { Sentence } from './sentences.ts';

const tens: Readonly<Record<string, number>> = {
  ten: 10,
  fifteen: 15,
  twenty: 20,
  thirty: 30,
  forty: 40,
  fifty: 50,
  sixty: 60,
  seventy: 70,
  eighty: 80,
  ninety: 90,
};
const ones = ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'];
const inWords = `(?:${Object.keys(tens).join('|')})(?:[- ](?:${ones.join('|')}))?`;
const amount = new RegExp(
  `\\b(\\d{1,3}|one|two|${inWords})\\s?-?\\s?(minutes?|mins?|min\\.|hours?|hrs?|hr)\\b(?:\\s?(?:and|,)?\\s?(\\d{1,2})\\s?-?\\s?(?:minutes?|mins?))?`,
  'gi',
);
const aboutTotal =
  /\b(?:total(?:ing|ed)?|in total|altogether|time spent|spent|spends?|spending|consumed|face[- ]to[- ]face|date of (?:the )?(?:service|encounter|visit)|same (?:day|date)|day of (?:the )?(?:service|encounter|visit)|leveled by time|(?:coded|billed|leveled|selected|chosen|based) on time|time-based|by time|min(?:ute)?s? by (?:me|the (?:physician|doctor|provider|practitioner|surgeon))|(?:physician|doctor|provider|practitioner|surgeon)(?:'s)? (?:own |personal |total )?time|(?:own|personal) time|time (?:on|for) (?:the|this|that) (?:date|day)|counsel(?:ing|ling)|coordinating|coordination|on (?:the )?(?:care|visit|encounter)|including|preparing|documenting|reviewing)\b/i;
const totalWord = /\btotal\b|\bin total\b|\baltogether\b|\bleveled by time\b|\bcoded by time\b|\bconsumed\b/i;
/** Minutes of things that are no time of the physician, or are billed on their own (CPT 2024 time rules; DOMAIN 2.2). */
const notCounted =
  /\b(?:nurse|nursing|staff|medical assistant|\bma\b|scribe|technicians?|lpn|\brn\b|receptionist|front desk|medical student|residents?|travel(?:ing)?|smoking cessation|tobacco|advance care planning|\bacp\b|walk|walks|walking|exercise|exercises|exercising|every|per day|daily|a day|ago|later|after|before|within|wait(?:ed|ing)?|ice|icing|apply|lasting|lasts|lasted|last about|episodes?|drive|drove|jog|run|runs|treadmill|nebulizer|monitored|observed|observation|infusion|times a|each day|at a time|a week|a night|sleep|sit|stand|standing|sitting|onset|began|started|duration|resolved|relieved|rest|meals?|eating|psychotherapy|therapy session|care management|chronic care|principal care|ccm|pcm|this month|(?:this|the) calendar month|ekg|ecg|procedure)\b/i;
/** Preparing before and writing after the visit on the same date is time of the physician (CPT 2021 time rules). */
const aroundVisit =
  /\b(?:before|after|prior to) (?:the |this |her |his |today's )?(?:visit|appointment|encounter|patient)\b|\b(?:notes?|charting|documentation|documenting|paperwork) (?:before|after)(?:wards?| it)?\b/gi;
/** Qualified professionals whose own time counts. */
const practitioner = /\bnurse[- ]practitioners?\b|\bclinical nurse specialist\b/gi;
/** "15 minutes, the nurse's time not counted": words about what was left out say nothing against the minutes beside them. */
const leftOut =
  /\b(?:excluding|not (?:counting|including)|without|apart from)\b[^.;\n]{0,40}|\b(?:nurse|nursing|staff|medical assistant|ma)(?:'s)?(?: \w+)? (?:is|are|was|were) not (?:counted|included)\b/gi;
/** Another day than that of the visit, or the visit's own. Time on another date does not count (CPT 2021 time rules). */
const days =
  /\b(yesterday|tomorrow|last (?:night|evening|week)|(?:another|different|previous|prior|preceding|next|following) (?:day|date|morning|evening|afternoon)|(?:day|evening|night|afternoon) (?:before|after|prior))\b|\b(?:today|(?:same|this|that) (?:day|date)|(?:day|date) of (?:the |her |his |this )?(?:service|encounter|visit|appointment))\b/gi;
const sinceThen = /\b(?:since|until|from|started|began|onset|worse|seen|ill|sick)(?: \w+)? $/i;

/** The day told last before the minutes, or else first after them, is another one: "yesterday 15 minutes of records, today 22". */
function isOtherDay(text: string, from: number, to: number): boolean {
  const told = [...text.matchAll(days)].filter((day) => !sinceThen.test(text.slice(0, day.index)));
  const before = told.filter((day) => day.index < from).at(-1);
  // Words after the minutes belong to them up to the end of their clause.
  const clause = /[;,]|\b(?:and|but|while)\b/i.exec(text.slice(to));
  const after = told.find((day) => day.index >= to && day.index < to + (clause?.index ?? text.length));
  return (after ?? before)?.[1] !== undefined;
}

/** Digits, "one", or "twenty-two". */
function numberOf(text: string): number {
  if (/^\d/.test(text)) return Number(text);
  return text.split(/[- ]/).reduce((sum, word) => sum + (tens[word] ?? ones.indexOf(word) + 1), 0);
}

function minutesOf(match: RegExpExecArray): number {
  const raw = match[1]?.toLowerCase();
  const value = numberOf(raw ?? '');
  const hours = /^h/i.test(match[2] ?? '');
  return hours ? value * 60 + Number(match[3] ?? 0) : value;
}

interface Amount extends Range {
  readonly minutes: number;
  readonly total: boolean;
}

/** "…, of which 8 minutes were spent on tobacco counseling, billed separately": minutes of the total that another code takes. */
const separate =
  /\b(?:of which|including|includes|with|plus)\b[^.\n]{0,12}?\b(\d{1,3})\s?-?\s?min(?:ute)?s?\b[^.\n]{0,80}?\b(?:separately|billed separately|reported separately|tobacco|smoking|cessation|advance care planning|procedure|injection|biopsy|psychotherapy|ekg|ecg)\b/i;
/** "excluding time spent on separately billed procedures". */
const excluded =
  /\b(?:exclud(?:es?|ing)|exclusive of|not including|does not include|did not include|without|separate from|apart from|in addition to|outside of)\b[^.\n]{0,60}?\b(?:procedures?|separately|services?|injections?|ekg|ecg|counsel(?:l)?ing|other)\b/i;

const part =
  /^[^.;,\n]{0,24}\b(?:review|preparation|preparing|prep|face|visit|record|chart|exam|history|counsel|documentation|documenting|charting|coordination)/i;

/** "Total time, all by me: 15 min review, 20 min face to face, 10 min note": the first part of a list is not its total. */
function isListed(item: Amount, amounts: readonly Amount[], note: string): boolean {
  const others = amounts.filter((other) => other !== item && other.start === item.start).map((other) => other.minutes);
  if (others.length === 0) return false;
  if (item.minutes < Math.max(...others)) return true;
  const sum = others.reduce((all, minutes) => all + minutes, 0);
  const text = note.slice(item.start, item.end);
  const at = text.search(new RegExp(`\\b${item.minutes}\\s?-?\\s?m`, 'i'));
  const after = at < 0 ? '' : text.slice(at).replace(/^\d+\s?-?\s?\w+/, '');
  return item.minutes < sum && text.slice(0, Math.max(0, at)).includes(':') && part.test(after);
}

/** Minutes the note gives for the visit. A stated total wins; otherwise parts are added up. */
export function timeOf(note: string, sentences: readonly Sentence[]): TimeFact | null {
  const amounts: Amount[] = [];
  for (const sentence of sentences) {
    const text = note.slice(sentence.start, sentence.end);
    if (!/min|hour|hr/i.test(text)) continue;
    const inTime = sentence.section === 'time';
    if (!(inTime || aboutTotal.test(text))) continue;
    amount.lastIndex = 0;
    for (let match = amount.exec(text); match !== null; match = amount.exec(text)) {
      const minutes = minutesOf(match);
      if (minutes < 5 || minutes > 300) continue;
      const end = match.index + match[0].length;
      if (isOtherDay(text, match.index, end)) continue;
      const around = text.slice(Math.max(0, match.index - 36), end + 28);
      const own = around.replace(aroundVisit, ' ').replace(practitioner, ' ').replace(leftOut, ' ');
      if (notCounted.test(own) && !totalWord.test(around)) continue;
      const nearby = text.slice(Math.max(0, match.index - 48), end + 24);
      amounts.push({ minutes, total: totalWord.test(nearby), start: sentence.start, end: sentence.end });
    }
  }
  const totals = amounts.filter((item) => item.total && !isListed(item, amounts, note));
  const stated = totals.reduce<Amount | null>(
    (best, item) => (best === null || item.minutes > best.minutes ? item : best),
    null,
  );
  if (stated) {
    const text = note.slice(stated.start, stated.end);
    const other = separate.exec(text);
    const minutes = stated.minutes - (other ? Number(other[1]) : 0);
    return {
      minutes: minutes > 0 ? minutes : stated.minutes,
      evidence: [{ start: stated.start, end: stated.end }],
      kind: 'total',
      withoutServices: other !== null || excluded.test(note),
    };
  }
  if (amounts.length === 0) return null;
  const minutes = amounts.reduce((sum, item) => sum + item.minutes, 0);
  const seen = new Set<number>();
  const evidence = amounts
    .filter((item) => !seen.has(item.start) && seen.add(item.start))
    .map(({ start, end }) => ({ start, end }));
  return { minutes, evidence, kind: amounts.length === 1 ? 'total' : 'sum', withoutServices: excluded.test(note) };
}
