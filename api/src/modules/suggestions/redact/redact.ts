import type { Finding, IdentifierClass, ReplacementCounts } from './identifier.ts';
import { findKnownValues, type KnownValue } from './known-values.ts';
import { matchView } from './match-view.ts';
import { applyEdits, type Edit, type OffsetMap } from './offset-map.ts';
import { addressRules } from './rules/addresses.ts';
import { contactRules } from './rules/contacts.ts';
import { dateRules, shiftDate } from './rules/dates.ts';
import { nameRules } from './rules/names.ts';
import { numberRules } from './rules/numbers.ts';

export interface RedactOptions {
  /** Values of the record; they are matched before any pattern. */
  readonly known?: readonly KnownValue[] | undefined;
  /** Days by which every date of this note moves. See {@link shiftDaysFor}. */
  readonly shiftDays: number;
  /** Stands in for the year of dates that name none: the year of the date of service. */
  readonly referenceYear: number;
}

export interface Replacement extends Finding {
  readonly placeholder: string;
}

export interface Redaction {
  /** What may be sent. */
  readonly text: string;
  /** Leads from offsets of `text` back to offsets of the given text. */
  readonly map: OffsetMap;
  readonly replacements: readonly Replacement[];
  readonly counts: ReplacementCounts;
}

/** When findings overlap and neither is of the record, the class whose form is most telling wins. */
const precedence: readonly IdentifierClass[] = [
  'email',
  'url',
  'ssn',
  'fax',
  'phone',
  'ip',
  'vehicle',
  'plan',
  'mrn',
  'account',
  'license',
  'device',
  'address',
  'date',
  'name',
  'other',
];

const rules = [...contactRules, ...numberRules, ...addressRules, ...dateRules, ...nameRules];

/** Longest first among equals; what lies within or across a stronger finding joins it, so that no half of it stays. */
function settle(findings: readonly Finding[]): Finding[] {
  const strength = (finding: Finding): number =>
    (finding.known ? 100 : 0) + precedence.length - precedence.indexOf(finding.class);
  const byPlace = [...findings].sort((a, b) => a.start - b.start || b.end - a.end);
  const settled: Finding[] = [];
  for (const finding of byPlace) {
    const last = settled.at(-1);
    if (!last || finding.start >= last.end) {
      settled.push(finding);
      continue;
    }
    const stronger = strength(finding) > strength(last) ? finding : last;
    settled[settled.length - 1] = { ...stronger, start: last.start, end: Math.max(last.end, finding.end) };
  }
  return settled;
}

/** Numbers placeholders: one value keeps its number throughout a note; a name keeps it in every form that shares a word. */
function placeholders(): (kind: IdentifierClass, text: string) => string {
  const seen = new Map<string, number>();
  const last = new Map<IdentifierClass, number>();
  const keysOf = (kind: IdentifierClass, text: string): string[] => {
    const folded = matchView(text).toLowerCase();
    if (kind === 'name') return (folded.match(/[a-z'-]{2,}/g) ?? [folded]).map((word) => `${kind}:${word}`);
    return [`${kind}:${folded.replace(/[^a-z0-9@]/g, '')}`];
  };
  return (kind, text) => {
    const keys = keysOf(kind, text);
    let number = keys.map((key) => seen.get(key)).find((known) => known !== undefined);
    if (number === undefined) {
      number = (last.get(kind) ?? 0) + 1;
      last.set(kind, number);
    }
    for (const key of keys) if (!seen.has(key)) seen.set(key, number);
    return `[${kind.toUpperCase()}_${number}]`;
  };
}

/** Replaces identifiers by stable placeholders and moves dates. Pure: the same input gives the same text. */
export function redact(text: string, options: RedactOptions): Redaction {
  const view = matchView(text);
  const findings = settle([...findKnownValues(view, options.known ?? []), ...rules.flatMap((rule) => rule(view))]);
  const placeholderFor = placeholders();
  const counts: ReplacementCounts = {};
  const replacements: Replacement[] = [];
  const edits: Edit[] = [];
  for (const finding of findings) {
    const original = text.slice(finding.start, finding.end);
    const placeholder =
      finding.class === 'date'
        ? shiftDate(original, view.slice(finding.start, finding.end), options.shiftDays, options.referenceYear)
        : placeholderFor(finding.class, original);
    counts[finding.class] = (counts[finding.class] ?? 0) + 1;
    replacements.push({ ...finding, placeholder });
    edits.push({ start: finding.start, end: finding.end, replacement: placeholder });
  }
  return { ...applyEdits(text, edits), replacements, counts };
}

/**
 * Days by which the dates of one note move: constant for the note, between 30 and 330 either way, drawn from 32 bits of a hash
 * that the caller keys with a secret, so that the shift cannot be undone from the text.
 */
export function shiftDaysFor(hash32: number): number {
  const days = 30 + (hash32 % 301);
  return (hash32 >>> 16) % 2 === 0 ? days : -days;
}
