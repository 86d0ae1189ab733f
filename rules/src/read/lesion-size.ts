import type { ProcedureConcept } from '../book/types.ts';
import type { Annotated } from './annotate.ts';
import { sizeCm } from './counts.ts';

/** "Closed in layers, 3.5 cm", "final wound length 4 cm": the length of the closure, unless the lesion is named again before it. */
const closure =
  /\b(?:clos(?:ed|ure)|repair(?:ed)?|sutured|wound length|incision length|(?:final|resulting|total) (?:wound|length|closure|repair)\b)(?:(?!lesion|excis|diameter|margin|nevus|mole|cyst|carcinoma|mass|defect)[^.;]|\.(?=\d)){0,40}?\d{1,2}(?:\.\d{1,2})?\s?-?(?:cm|mm|centimeters?|millimeters?)\b/gi;
const marginOnly = /\bmargins?\b/i;

/** Is the service told by the size of a lesion, not by the length of a wound? */
export const isOfLesion = ({ sumSizes, variants }: ProcedureConcept): boolean =>
  sumSizes !== true &&
  (variants?.some((variant) => variant.if.some((condition) => condition.startsWith('cm'))) ?? false);

/** The text without lengths of the closure, at the same positions; unchanged where it gives no other length. */
export function withoutClosure(text: string): string {
  const masked = text.replace(closure, (found) => found.replace(/\d/g, '_'));
  return sizeCm(masked) === null ? text : masked;
}

/** The sentence after a length, where it gives nothing but the margin: "The lesion measured 1.4 cm. A margin of 0.4 cm was marked." */
export function marginAfter(all: readonly Annotated[], sized: Annotated, note: string): string {
  const next = all[all.indexOf(sized) + 1];
  if (next === undefined || next.sentence.section !== sized.sentence.section) return '';
  const text = note.slice(next.sentence.start, next.sentence.end);
  const isMargin = marginOnly.test(text) && /\d\s?-?(?:cm|mm)\b/i.test(text) && sizeCm(text) === null;
  return isMargin && !marginOnly.test(note.slice(sized.sentence.start, sized.sentence.end)) ? `. ${text}` : '';
}
