import type { CodeEntry, CodeTable } from './code-table.ts';

/** Why a code is worth a second look before it is chosen, with the codes to choose from. */
export interface Specificity {
  /** A category that needs more characters; a code that leaves the side open; a code that says "unspecified" beside codes that do not. */
  readonly kind: 'family' | 'side' | 'unspecified';
  /** The next step down of a category, else the codes beside this one. */
  readonly choices: readonly CodeEntry[];
  /** How many choices there are: of a category all its billable codes. */
  readonly total: number;
}

/** Choices that are shown; a family of more is narrowed by typing on. */
const SHOWN = 12;

const side = /\b(left|right|bilateral)\b/i;

/** The description with one "unspecified" taken for a side: what a sibling with a side says but for the side. */
function openSides(description: string): string[] {
  return [...description.matchAll(/\bunspecified\b/gi)].map(
    ({ index }) => `${description.slice(0, index)}*${description.slice(index + 'unspecified'.length)}`,
  );
}

/** Where the sides of a code stand: a seventh character and its placeholders come after the side. */
function categoryAbove(code: string): string {
  const withoutEncounter = code.length === 8 ? code.slice(0, -1).replace(/X+$/, '') : code;
  return withoutEncounter.slice(0, -1).replace(/\.$/, '');
}

/** Billable codes that say what `entry` says, with a side where it leaves the side open. */
export function sidedSiblings(table: CodeTable, entry: CodeEntry): readonly CodeEntry[] {
  const open = openSides(entry.description);
  if (open.length === 0) return [];
  return table
    .billableUnder(categoryAbove(entry.code))
    .filter(({ description }) => side.test(description) && open.includes(description.replace(side, '*')));
}

function besideUnspecified(table: CodeTable, entry: CodeEntry): readonly CodeEntry[] {
  if (!/\bunspecified\b/i.test(entry.description) || entry.code.length < 5) return [];
  return table
    .children(categoryAbove(entry.code))
    .filter(({ code, description }) => code !== entry.code && !/\bunspecified\b/i.test(description));
}

/** What to choose from before `entry` is taken; null when nothing in the table is more specific. */
export function specificityOf(table: CodeTable, entry: CodeEntry): Specificity | null {
  const found = (
    kind: Specificity['kind'],
    choices: readonly CodeEntry[],
    total = choices.length,
  ): Specificity | null => (choices.length === 0 ? null : { kind, choices: choices.slice(0, SHOWN), total });
  if (!entry.billable) return found('family', table.children(entry.code), table.countBillable(entry.code));
  return found('side', sidedSiblings(table, entry)) ?? found('unspecified', besideUnspecified(table, entry));
}
