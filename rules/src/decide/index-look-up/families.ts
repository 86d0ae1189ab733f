import type { CodeTable } from '../../codes/code-table.ts';
import { descriptionOf } from './description.ts';
import type { Description } from './description.ts';

const known = new WeakMap<CodeTable, Map<string, readonly Description[]>>();

/** Injuries end in the encounter; only codes of the same encounter are compared. */
const injury = /^[ST]/;

/** The billable descriptions below a category, taken apart once a table. */
export function familyOf(table: CodeTable, prefix: string, encounter: string): readonly Description[] {
  let families = known.get(table);
  if (families === undefined) known.set(table, (families = new Map<string, readonly Description[]>()));
  const key = injury.test(prefix) ? `${prefix} ${encounter}` : prefix;
  const found = families.get(key);
  if (found !== undefined) return found;
  const family = table
    .billableUnder(prefix)
    .filter(({ code }) => !injury.test(prefix) || code.length < 8 || code.endsWith(encounter))
    .map(({ code, description }) => descriptionOf(code, description));
  families.set(key, family);
  return family;
}
