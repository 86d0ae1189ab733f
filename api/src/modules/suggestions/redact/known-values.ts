import type { Finding, IdentifierClass } from './identifier.ts';
import { matchView } from './match-view.ts';
import { findDates } from './rules/dates.ts';
import { isProtectedWord } from './words.ts';

/** A value the record holds, such as the patient's name or number. */
export interface KnownValue {
  readonly class: IdentifierClass;
  readonly value: string;
}

const escape = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
const lettersOf = (text: string): string[] => matchView(text).match(/[A-Za-z]+/g) ?? [];

/** Short forms of frequent given names, both ways. */
const shortForms: readonly string[] = [
  'alexander alex',
  'alexandra alex sandra',
  'andrew andy drew',
  'anthony tony',
  'barbara barb',
  'benjamin ben',
  'catherine kate cathy cat',
  'charles charlie chuck',
  'christina chris tina',
  'christopher chris',
  'daniel dan danny',
  'david dave',
  'deborah deb debbie',
  'donald don',
  'edward ed eddie ted',
  'elizabeth liz beth betty eliza',
  'francis frank',
  'frederick fred',
  'gregory greg',
  'james jim jimmy',
  'jennifer jen jenny',
  'jeffrey jeff',
  'john jack johnny jon',
  'jonathan jon',
  'joseph joe joey',
  'joshua josh',
  'katherine kate kathy katie',
  'kenneth ken',
  'kimberly kim',
  'lawrence larry',
  'margaret maggie peggy meg',
  'matthew matt',
  'michael mike mick',
  'nicholas nick',
  'pamela pam',
  'patricia pat patty trish',
  'patrick pat',
  'peter pete',
  'philip phil',
  'rebecca becky',
  'richard rick dick rich',
  'robert bob rob bobby',
  'ronald ron',
  'samantha sam',
  'samuel sam',
  'stephen steve',
  'steven steve',
  'susan sue',
  'theodore ted theo',
  'theresa terry',
  'thomas tom tommy',
  'timothy tim',
  'victoria vicky',
  'william bill will billy',
];

function shortFormsOf(name: string): string[] {
  const lower = name.toLowerCase();
  return shortForms
    .flatMap((line) => (line.split(' ').includes(lower) ? line.split(' ') : []))
    .filter((form) => form !== lower);
}

/** One letter changed, dropped, added or swapped with its neighbour: how a name is misspelt. */
function oneSlip(word: string): string[] {
  const slips: string[] = [];
  for (let at = 1; at < word.length; at += 1) {
    const before = word.slice(0, at);
    slips.push(`${before}[a-z]${word.slice(at + 1)}`, before + word.slice(at + 1), `${before}[a-z]${word.slice(at)}`);
    const swapped = word[at + 1];
    if (swapped) slips.push(before + swapped + (word[at] ?? '') + word.slice(at + 2));
  }
  slips.push(`${word}[a-z]`);
  return slips;
}

const named = (source: string, flags = 'g'): RegExp => new RegExp(`(?<![A-Za-z])(?:${source})(?![a-z])`, flags);

/** Patterns for a person's name in all its orders, cases, initials, short forms and single slips. */
function namePatterns(value: string): RegExp[] {
  const comma = /^([^,]+),\s*(.+)$/.exec(matchView(value));
  const ordered = comma ? `${comma[2] ?? ''} ${comma[1] ?? ''}` : matchView(value);
  const parts = ordered
    .trim()
    .split(/\s+/)
    .map((part) => part.replace(/[^A-Za-z'-]/g, ''))
    .filter((part) => part.length > 0);
  const loose = (part: string): string => part.split(/['-]/).map(escape).join("[ '-]?");
  const family = parts.at(-1) ?? '';
  const [first = ''] = parts;
  const patterns: RegExp[] = [];
  if (parts.length > 1) {
    const firsts = [first, ...shortFormsOf(first)].map(loose).join('|');
    const middle = "(?:[ .]{1,2}[a-z][a-z'-]*\\.?){0,2}";
    patterns.push(
      named(`(?:${firsts}|${escape(first.charAt(0))}\\.?)${middle}[ .]{1,3}${loose(family)}`, 'gi'),
      named(
        `${loose(family)}[ ]?[,;^]?[ ]{0,2}(?:${firsts}|${escape(first.charAt(0))}\\b\\.?)(?:[ .^]{1,2}[a-z]\\b\\.?)?`,
        'gi',
      ),
      named(`(?:${firsts})${middle}[ ]${escape(family.charAt(0))}\\b\\.?`, 'gi'),
      named(parts.map((part) => `${escape(part.charAt(0).toUpperCase())}\\.`).join(' ?')),
    );
  }
  for (const part of [...parts, ...shortFormsOf(first)]) {
    if (part.length < 2) continue;
    const common = isProtectedWord(part) || part.length < 4;
    // A name that is also a word must be capitalized; a rare one is found in any case.
    const source = loose(part);
    const capital = `(?:${source.charAt(0).toUpperCase() + source.slice(1).toLowerCase()}|${source.charAt(0).toUpperCase() + source.slice(1)}|${source.toUpperCase()})`;
    patterns.push(common ? named(capital) : named(source, 'gi'));
    const letters = part.replace(/[^A-Za-z]/g, '').toLowerCase();
    if (letters.length >= 5 && !common) {
      const slips = [part.toLowerCase(), letters].flatMap(oneSlip).map((slip) => slip.replaceAll("'", "'?"));
      patterns.push(named([...new Set(slips)].join('|'), 'gi'));
    }
  }
  return patterns;
}

/** Patterns for a number or key with any separators, and for the end of a phone number without its area code. */
function keyPatterns(value: string, kind: IdentifierClass): RegExp[] {
  const characters = matchView(value).replace(/[^A-Za-z0-9]/g, '');
  // `123` stands in every note: only a longer key, or one with letters, says what it is.
  if (characters.length < (/[A-Za-z]/.test(characters) ? 4 : 5)) return [];
  const spread = (text: string): string => Array.from(text, escape).join('[\\s\\-./()_]{0,3}');
  const patterns = [new RegExp(`(?<![A-Za-z0-9])${spread(characters)}(?![A-Za-z0-9])`, 'gi')];
  const bare = characters.replace(/^0+/, '');
  if (bare.length >= 4 && bare !== characters)
    patterns.push(new RegExp(`(?<![A-Za-z0-9])0*${spread(bare)}(?![A-Za-z0-9])`, 'gi'));
  if (kind === 'phone' || kind === 'fax') {
    const local = characters.replace(/\D/g, '').slice(-10);
    patterns.push(new RegExp(`(?<!\\d)(?:\\+?1[\\s\\-./]{0,3})?\\(?${spread(local)}(?!\\d)`, 'g'));
    patterns.push(new RegExp(`(?<!\\d)${spread(local.slice(-7))}(?!\\d)`, 'g'));
  }
  if (kind === 'ssn')
    patterns.push(
      new RegExp(
        `(?:[x*#]{3}-?[x*#]{2}-?|ending (?:in )?|last (?:4|four)[: ]{1,2})${characters.slice(-4)}(?!\\d)`,
        'gi',
      ),
    );
  return patterns;
}

const sameWord: readonly string[] = [
  'street st',
  'avenue ave av',
  'road rd',
  'drive dr',
  'lane ln',
  'court ct',
  'boulevard blvd',
  'place pl',
  'terrace ter',
  'parkway pkwy',
  'highway hwy',
  'circle cir',
  'square sq',
  'trail trl',
  'apartment apt unit #',
  'suite ste',
  'north n',
  'south s',
  'east e',
  'west w',
  'northeast ne',
  'northwest nw',
  'southeast se',
  'southwest sw',
  'saint st',
  'fort ft',
  'mount mt',
  'route rte',
];

/** Patterns for an address: each word in its long or short form, and the street line alone. */
function addressPatterns(value: string): RegExp[] {
  const words = matchView(value).match(/[A-Za-z0-9#]+/g) ?? [];
  const forms = words.map((word) => {
    const line = sameWord.find((entry) => entry.split(' ').includes(word.toLowerCase()));
    return line ? `(?:${line.split(' ').map(escape).join('|')})\\.?` : escape(word);
  });
  if (forms.length === 0) return [];
  const between = "[\\s,.;'-]{0,4}";
  const sources = [forms.join(between)];
  const streetEnd = words.findIndex(
    (word, at) => at > 0 && sameWord.slice(0, 14).some((entry) => entry.split(' ').includes(word.toLowerCase())),
  );
  if (streetEnd > 0 && streetEnd < words.length - 1)
    sources.push(forms.slice(0, streetEnd + 1).join(between), forms.slice(streetEnd + 1).join(between));
  return sources.map((source) => new RegExp(`(?<![A-Za-z0-9])${source}(?![A-Za-z0-9])`, 'gi'));
}

function emailPatterns(value: string): RegExp[] {
  const source = Array.from(matchView(value).trim(), (character) =>
    character === '@'
      ? '\\s?(?:@|[\\[(]at[\\])]|\\bat\\b)\\s?'
      : character === '.'
        ? '\\s?(?:\\.|[\\[(]dot[\\])]|\\bdot\\b)\\s?'
        : escape(character),
  ).join('');
  return [new RegExp(`(?<![A-Za-z0-9._-])${source}(?![A-Za-z0-9_-])`, 'gi')];
}

function knownDates(view: string, value: string): Finding[] {
  const [wanted] = findDates(matchView(value));
  if (!wanted) return [];
  const { year, month, day } = wanted.value;
  return findDates(view)
    .filter(({ value: found }) => {
      const sameYear = found.year === null || found.year === year;
      return sameYear && ((found.month === month && found.day === day) || (found.month === day && found.day === month));
    })
    .map(({ start, end }) => ({ start, end, class: 'date', known: true }));
}

function patternsFor({ class: kind, value }: KnownValue): RegExp[] {
  switch (kind) {
    case 'name':
      return namePatterns(value);
    case 'address':
      return addressPatterns(value);
    case 'email':
      return emailPatterns(value);
    case 'url':
      return [
        new RegExp(
          `(?:https?:\\/\\/)?(?:www\\.)?${escape(value.replace(/^(?:https?:\/\/)?(?:www\.)?/i, '').replace(/\/$/, ''))}\\/?`,
          'gi',
        ),
      ];
    default:
      return keyPatterns(value, kind);
  }
}

/** Every place where a value of the record stands, in whatever spelling. */
export function findKnownValues(view: string, values: readonly KnownValue[]): Finding[] {
  return values.flatMap((known): Finding[] => {
    if (known.value.trim().length === 0) return [];
    if (known.class === 'date') return knownDates(view, known.value);
    if (known.class === 'name' && lettersOf(known.value).length === 0) return [];
    return patternsFor(known).flatMap((pattern) =>
      [...view.matchAll(pattern)].map((match): Finding => ({
        start: match.index,
        end: match.index + match[0].trimEnd().length,
        class: known.class,
        known: true,
      })),
    );
  });
}
