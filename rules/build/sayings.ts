import { suggest } from '../src/suggest.ts';
import { curatedTable } from '../src/codes/curated.ts';
import { readBook } from './read-book.ts';
import type { FiledCase } from './read-book.ts';

/** Date of service of a case that does not name one. */
const USUAL_DATE = '2026-03-02';

/** The cases of the book, for who wants to hear what the engine says of them. */
export function loadBook(): readonly FiledCase[] {
  return readBook().cases;
}

/** Every text for people in the result of a case, without names of codes and words of the note. */
export function sayingsOf({ given }: FiledCase): string[] {
  const { note, date, ...visit } = given;
  const result = suggest(
    { note, dateOfService: date ?? USUAL_DATE, ...visit } as Parameters<typeof suggest>[0],
    curatedTable,
  );
  const { em, edits, hints, rejected, denialRisk } = result;
  const items = [...em.mdm.problems.items, ...em.mdm.data.items, ...em.mdm.risk.items];
  return [
    ...items.flatMap(({ text, whyNot }) => [text, whyNot ?? '']),
    ...em.alternatives.map(({ label }) => label),
    ...em.missingForNext,
    ...em.fragile,
    em.withheld ?? '',
    ...edits.map(({ message }) => message),
    ...hints.map(({ message }) => message),
    ...rejected.map(({ reason }) => reason),
    ...denialRisk.reasons.map(({ message }) => message),
  ].filter((text) => text !== '');
}
