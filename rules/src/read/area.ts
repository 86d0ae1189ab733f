import type { ProcedureFact } from './facts.ts';

const square = /(\d{1,3}(?:\.\d{1,2})?)\s?(?:sq\.?\s?cm|cm2|cm²|square\s(?:cm|centimet(?:er|re)s?))/gi;
const sides = /(\d{1,2}(?:\.\d{1,2})?)\s?(?:cm)?\s?(?:x|by|×)\s?(\d{1,2}(?:\.\d{1,2})?)\s?cm\b/gi;

/** The surface that the sentences of a service give, in square centimetres: stated, else length by width; several are added up. */
export function areaOf(group: readonly ProcedureFact[], note: string): number | null {
  const texts = [...new Set(group.map(({ context }) => note.slice(context.start, context.end + 90)))];
  const sum = (pattern: RegExp, value: (match: RegExpMatchArray) => number): number =>
    Math.max(0, ...texts.map((text) => [...text.matchAll(pattern)].reduce((total, match) => total + value(match), 0)));
  const stated = sum(square, (match) => Number(match[1]));
  const worked = stated > 0 ? stated : sum(sides, (match) => Number(match[1]) * Number(match[2]));
  return worked > 0 ? worked : null;
}
