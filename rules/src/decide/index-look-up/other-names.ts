import type { CodeTable } from '../../codes/code-table.ts';
import type { DescriptionIndex } from '../../codes/description-index.ts';
import { descriptionOf, otherName } from './description.ts';
import type { Description } from './description.ts';

/** A name under which a code is found: its description, another name in brackets, or an inclusion term. */
export interface Named {
  readonly description: Description;
  readonly code: string;
}

/** Inclusion terms that are no name of one disease: they list conditions, or point elsewhere. */
const noName = /classifiable|^any |^conditions? |\bsuch as\b|^code |listed (?:in|under)|^those |excluding/i;

const open = /\bunspecified\b|not specified|\buncomplicated\b|without (?:complication|mention)/i;

/** The billable code of a term printed at a category: the one of its side, else the one that names no more. */
function billableOf(code: string, side: Description['side'], table: CodeTable): string | null {
  const entry = table.lookup(code);
  if (entry === undefined) return null;
  if (entry.billable) return code;
  const below = table.billableUnder(code);
  if (below.length === 1) return below[0]?.code ?? null;
  const sided = below.filter(({ description }) => side !== null && description.toLowerCase().includes(side));
  const [only] = sided;
  if (only !== undefined && sided.length === 1) return only.code;
  const pool =
    sided.length > 0 ? sided : below.filter(({ description }) => !/\b(?:right|left|bilateral)\b/i.test(description));
  return pool.find(({ description }) => open.test(description))?.code ?? null;
}

/** The names of one row of an index. `side` is the side that the note gives. */
export function namesAt(
  index: DescriptionIndex,
  row: number,
  isTerm: boolean,
  side: Description['side'],
  table: CodeTable,
): Named[] {
  const { code, description: text } = index.entryAt(row);
  if (!isTerm) {
    const other = otherName(text);
    return [text, ...(other === null ? [] : [other])].map((name) => ({ description: descriptionOf(code, name), code }));
  }
  if (noName.test(text)) return [];
  const billable = billableOf(code, side, table);
  if (billable === null) return [];
  const description = descriptionOf(billable, text.replace(/\b(?:NOS|NEC)\b/g, ' '));
  return [{ description: { ...description, residual: false }, code: billable }];
}

/** The indexes of a table: its descriptions, and the inclusion terms where a tabular list is loaded. */
export function indexesOf(table: CodeTable): readonly (readonly [index: DescriptionIndex, isTerm: boolean])[] {
  const terms = table.inclusionTerms();
  return [[table.index(), false], ...(terms === null ? [] : [[terms, true] as const])];
}
