import type { Finding } from '../identifier.ts';
import {
  familyNames,
  givenNames,
  isOrdinaryWord,
  isProtectedWord,
  personVerbs,
  relations,
  sharedVerbs,
} from '../words.ts';
import type { Rule } from './pattern.ts';

const part =
  "(?:(?:Mc|Mac|O'|D'|De|Di|Du|La|Le|Van|Von|St\\.? )?[A-Z][a-z]{1,20}(?:'[A-Z]?[a-z]{1,20})?(?:-[A-Za-z][a-z]{1,20})?|[A-Z]{2,20}(?:['-][A-Z]{2,20})?)";
const initial = '(?:[A-Z]\\.?)';
const particle = '(?:de la|de los|del|de|van der|van den|van|von|bin|ibn|al|el|da|dos|di|la|le|ter)';
const full = `(?:${part}|${initial})(?:[ ]{1,2}(?:${particle}[ ])?(?:${part}|${initial}(?![a-z]))){0,3}(?:,? (?:Jr|Sr|II|III|IV)\\b\\.?)?`;
const reversed = `${part}(?:[ -]${part})?,[ ]{0,2}(?:${part}|${initial})(?:[ ](?:${part}|${initial}(?![a-z])))?`;
const credentials =
  'M\\.?D\\.?|D\\.?O\\.?|N\\.?P\\.?|P\\.?A\\.?(?:-C)?|R\\.?N\\.?|APRN|DNP|FNP(?:-[A-Z]{1,2})?|LPN|PharmD|Ph\\.?D\\.?|DPM|DDS|DMD|OD|PT|DPT|OTR|LCSW|MSW|CRNA|CNM|MA|CMA|LMFT|PsyD|MBBS|FACP|FAAFP';

/** Keywords at the beginning of a sentence as well as inside it. */
function eitherCase(keywords: string): string {
  const cased = keywords.replace(
    /(^|\|)([a-z])/g,
    (_all, bar: string, letter: string) => `${bar}[${letter.toUpperCase()}${letter}]`,
  );
  return `${cased}|PCP|CC|ATTN|NOK|POA|AKA|PT|HCP`;
}

const roles = eitherCase(
  'provider|physician|attending|resident|surgeon|pcp|primary care(?: provider| physician| doctor)?|referring(?: provider| physician)?|' +
    'referred by|consult(?:ing|ant)?(?: physician)?|ordering(?: provider| physician)?|rendering(?: provider)?|' +
    'supervising(?: physician)?|collaborating physician|cardiologist|dermatologist|neurologist|psychiatrist|oncologist|' +
    'endocrinologist|pediatrician|obstetrician|orthopedist|urologist|gastroenterologist|pulmonologist|rheumatologist|nephrologist|' +
    'ophthalmologist|therapist|counselor|scribe|scribed by|transcribed by|dictated by|dictating|signed(?: electronically)? by|' +
    'electronically signed(?: by)?|authenticated by|reviewed by|co-?signed(?: by)?|seen by|evaluated by|interpreted by|read by|' +
    'performed by|witnessed by|witness|entered by|verified by|documented by|typed by|prepared by|cc|attn|sincerely|regards|dear|' +
    'author|signature|signed|seeing|meeting|evaluating|examining|treating|caring for|care of|regarding|behalf of|spoke with|met with|' +
    'discussed with|accompanied by|brought in by|brought by',
);
const labels = eitherCase(
  "patient(?:'s)?(?: full| legal)? name|full name|legal name|preferred name|maiden name|alias|aka|a\\.k\\.a\\.|goes by|named|name is|" +
    'pt name|last name|first name|surname|given name|patient|pt|client|member|subscriber|guarantor|insured|policy ?holder|' +
    'responsible party|emergency contact|next of kin|nok|contact person|contact|legal guardian|power of attorney|poa|proxy|name|employer',
);

interface Context {
  readonly pattern: RegExp;
  /** `title`: whatever stands here is a person. `place`: a person unless the word is clinical. `shape`: only names that are known. */
  readonly trust: 'title' | 'place' | 'shape';
}

const contexts: readonly Context[] = [
  {
    trust: 'title',
    pattern: new RegExp(
      `\\b(?:Mr|Mrs|Ms|Miss|Mx|Dr|Drs|Doctor|Prof|Professor|Rev|Reverend|Sr|Sra|Nurse|Father|Sister|Judge|Officer|Sgt|Capt|Pastor|Rabbi|Imam|Coach|MR|MRS|MS|DR)\\b\\.?[ ]{1,2}(?<id>${full})`,
      'dg',
    ),
  },
  { trust: 'title', pattern: new RegExp(`(?<id>${full}),?[ ](?:${credentials})(?![\\w])`, 'dg') },
  {
    trust: 'place',
    pattern: new RegExp(
      `\\b(?:${labels})(?![A-Za-z])[ ]?(?:\\([A-Za-z /-]{2,24}\\)[ ]?)?(?::|is|#|-|=)?[ ]{0,4}"?(?<id>${reversed}|${full})`,
      'dg',
    ),
  },
  {
    trust: 'place',
    pattern: new RegExp(
      `\\b(?:PATIENT(?: NAME)?|NAME|PT|EMERGENCY CONTACT|Mother|Father|Spouse|Guardian|MOTHER|FATHER|SPOUSE)[ ]?[:=][ \\t]{0,6}"?(?<id>${reversed}|${full})`,
      'dg',
    ),
  },
  {
    trust: 'place',
    pattern: new RegExp(
      `\\b(?:${roles})(?![A-Za-z])[:,]?[ \\n]{1,3}(?:/s/[ ])?(?:is )?(?<id>${reversed}|${full})`,
      'dg',
    ),
  },
  {
    trust: 'place',
    pattern: new RegExp(
      `\\b(?:${eitherCase(relations)})(?![A-Za-z])(?:'s name(?: is)?|,| is named| named| is called| called|:| -)?[ ]{1,2}(?:is )?(?<id>${full})`,
      'dg',
    ),
  },
  {
    trust: 'place',
    pattern: new RegExp(`(?<id>${full}),?[ ]\\(?(?:his|her|their|the|patient's|pt's)[ ](?:${relations})`, 'dg'),
  },
  { trust: 'place', pattern: new RegExp(`(?<id>${full})[ ]\\((?:${relations})\\)`, 'dg') },
  { trust: 'place', pattern: new RegExp(`(?<id>${full}),?[ ](?:${personVerbs})(?![a-z])`, 'dg') },
  {
    trust: 'place',
    pattern: new RegExp(
      `(?<id>${full})[ ](?:is an?|\\(?a)[ ](?:very |pleasant |otherwise |healthy ){0,2}\\d{1,3}[- ]?(?:year|yr|y\\.?o|month|week|day)`,
      'dg',
    ),
  },
  {
    trust: 'place',
    pattern: new RegExp(
      `(?<id>${full}),?[ ](?:\\(?age\\)?,?[ ])?(?:an? )?\\d{1,3}[- ]?(?:years?|yrs?|y\\.?\\/?o\\.?)[ -]?(?:old)?`,
      'dg',
    ),
  },
  { trust: 'place', pattern: new RegExp(`(?<id>${full})[ ]?\\(?(?:DOB|MRN|dob|mrn|D\\.O\\.B|SSN)\\b`, 'dg') },
  { trust: 'shape', pattern: new RegExp(`(?<id>${full}),?[ ](?:${sharedVerbs})(?![a-z])`, 'dg') },
  {
    trust: 'shape',
    pattern: new RegExp(`\\b(?:from|by|per|with|to|for|and|saw|see|spoke to|told)[ ](?<id>${full})`, 'dg'),
  },
  {
    trust: 'shape',
    pattern: new RegExp(`(?<id>${part}(?:[ ]${initial})?[ ](?:${particle}[ ])?${part}(?:[ ]${part})?)`, 'dg'),
  },
  { trust: 'shape', pattern: new RegExp(`(?<id>${reversed})`, 'dg') },
];

const inner = /^(?:de|la|los|las|del|van|der|den|von|bin|ibn|al|el|da|dos|di|le|ter)$/;
const wordIn = /[A-Za-z][A-Za-z'-]*/g;
const given = (word: string): boolean => givenNames.has(word.toLowerCase().replace(/'s$/, '').replace(/-.*$/, ''));
const family = (word: string): boolean => familyNames.has(word.toLowerCase().replace(/'s$/, '').replace(/['-]/g, ''));

/** Cuts clinical and ordinary words from both ends of a candidate; null when nothing of a name remains. */
function trimmed(
  view: string,
  start: number,
  end: number,
  trust: Context['trust'],
): { start: number; end: number; words: string[] } | null {
  const words = [...view.slice(start, end).matchAll(wordIn)];
  const isClinical = trust === 'title' ? isOrdinaryWord : isProtectedWord;
  const isName = (word: string, at: number): boolean => {
    const before = words[at - 1]?.[0] ?? '';
    // Initials and particles stand inside names; a disease's name after a given name is a family name.
    if (at > 0 && (/^[A-Z]$/.test(word) || inner.test(word))) return true;
    if (at === 0 && trust === 'title') return true;
    if (trust !== 'shape' && at > 0 && given(before) && /^[A-Z][a-z]/.test(word)) return true;
    return !isClinical(word) || given(word) || family(word) || (given(before) && !isOrdinaryWord(word));
  };
  let first = 0;
  while (first < words.length && !isName(words[first]?.[0] ?? '', first)) first += 1;
  let last = first;
  while (last < words.length && isName(words[last]?.[0] ?? '', last)) last += 1;
  const kept = words.slice(first, last);
  const head = kept[0];
  const tail = kept.at(-1);
  if (!head || !tail) return null;
  const tailWord = tail[0].replace(/'s$/, '');
  return { start: start + head.index, end: start + tail.index + tailWord.length, words: kept.map((word) => word[0]) };
}

/** Capitals alone say nothing inside a line of capitals (headings). */
function isShouted(view: string, start: number, end: number): boolean {
  const lineStart = view.lastIndexOf('\n', start) + 1;
  const lineEnd = view.indexOf('\n', end);
  const line = view.slice(lineStart, lineEnd < 0 ? undefined : lineEnd);
  return line === line.toUpperCase() && /^[A-Z\s&/,'-]+:?\s*$/.test(line);
}

function isPlausible(words: readonly string[], trust: Context['trust'], shouted: boolean): boolean {
  const long = words.filter((word) => word.length > 1);
  const isKnown = (word: string): boolean => given(word) || (family(word) && !isProtectedWord(word));
  if (long.length === 0) return false;
  // CAD is a disease before it is a name.
  if (trust === 'shape' && !shouted && long.some((word) => /^[A-Z]{2,4}$/.test(word))) return false;
  if (trust === 'title') return !shouted || long.some(isKnown);
  if (long.some((word) => given(word))) return trust === 'place' || long.length > 1;
  if (shouted) return false;
  if (trust === 'place') return long.every((word) => !isProtectedWord(word) || family(word) || inner.test(word));
  return long.length > 1 ? long.every((word) => family(word)) : long.some(isKnown);
}

/** Names in contexts that announce a person, and given names with a capitalized word beside them. */
function announcedNames(view: string): Finding[] {
  const findings: Finding[] = [];
  for (const { pattern, trust } of contexts) {
    for (const match of view.matchAll(pattern)) {
      const range = match.indices?.groups?.['id'];
      if (!range) continue;
      const name = trimmed(view, range[0], range[1], trust);
      if (!name || !isPlausible(name.words, trust, isShouted(view, name.start, name.end))) continue;
      findings.push({ start: name.start, end: name.end, class: 'name' });
    }
  }
  return findings;
}

/** A given name alone, capitalized inside a sentence: `Then Keisha took her home.` */
function loneGivenNames(view: string): Finding[] {
  const findings: Finding[] = [];
  for (const match of view.matchAll(/(?<![\w'-])[A-Z][a-z]{2,20}(?![\w-])/g)) {
    if (!given(match[0]) || isProtectedWord(match[0])) continue;
    findings.push({ start: match.index, end: match.index + match[0].length, class: 'name' });
  }
  return findings;
}

/** Every other place where a word stands that was found to be a name: `Ms. Okafor … Okafor declined.` */
function repeatedNames(view: string, found: readonly Finding[]): Finding[] {
  const words = new Set<string>();
  for (const finding of found) {
    for (const [word] of view.slice(finding.start, finding.end).matchAll(wordIn)) {
      const bare = word.replace(/'s$/, '').toLowerCase();
      if (bare.length >= 3 && !isProtectedWord(bare)) words.add(bare);
    }
  }
  const findings: Finding[] = [];
  for (const match of view.matchAll(/(?<![A-Za-z'])[A-Z][A-Za-z'-]{2,40}/g)) {
    const bare = match[0].replace(/'s$/, '');
    if (words.has(bare.toLowerCase()))
      findings.push({ start: match.index, end: match.index + bare.length, class: 'name' });
  }
  return findings;
}

const findNames: Rule = (view) => {
  const found = [...announcedNames(view), ...loneGivenNames(view)];
  return [...found, ...repeatedNames(view, found)];
};

export const nameRules: readonly Rule[] = [findNames];
