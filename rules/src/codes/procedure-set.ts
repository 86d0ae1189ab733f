import type { CodeHit } from '@codeloom/contracts';
import type { ProcedureEntry, SearchOptions } from './code-table.ts';
import { readQuery, scoreText } from './search.ts';

/** The procedures a table knows: the curated set first, then rows of an imported HCPCS file. */
export interface ProcedureSet {
  readonly size: number;
  lookup(code: string): ProcedureEntry | undefined;
  entries(): IterableIterator<ProcedureEntry>;
  search(query: string, options: SearchOptions): readonly CodeHit[];
}

/** A row of an imported file that Codeloom knows no rules for: its published text and dates, nothing more. */
function importedEntry(line: string): ProcedureEntry | undefined {
  const [code, from, to, description] = line.split('\t');
  if (code === undefined || description === undefined) return undefined;
  return {
    code,
    description,
    category: 'hcpcs',
    terms: [],
    curated: false,
    addOnTo: [],
    modifiers: [],
    sided: false,
    payers: [],
    ...(from === undefined || from === '' ? {} : { from }),
    ...(to === undefined || to === '' ? {} : { to }),
  };
}

/** True when a procedure may be reported for the date of service. Unknown dates count as in force. */
export function inForce(entry: ProcedureEntry, date: string): boolean {
  return (entry.from === undefined || entry.from <= date) && (entry.to === undefined || date <= entry.to);
}

/** Builds the set. A curated entry keeps its own label when the imported file has the same code. */
export function procedureSet(curated: readonly ProcedureEntry[], hcpcs: string): ProcedureSet {
  const byCode = new Map<string, ProcedureEntry>();
  for (const line of hcpcs.split('\n')) {
    const entry = importedEntry(line);
    if (entry !== undefined) byCode.set(entry.code, entry);
  }
  for (const entry of curated) byCode.set(entry.code, entry);
  return {
    size: byCode.size,
    lookup: (code) => byCode.get(code.trim().toUpperCase()),
    entries: () => byCode.values(),
    search: (query, { limit = 20, date }) => searchProcedures([...byCode.values()], query, { limit, date }),
  };
}

function searchProcedures(
  entries: readonly ProcedureEntry[],
  query: string,
  { limit = 20, date }: SearchOptions,
): readonly CodeHit[] {
  const asked = query.trim().toUpperCase();
  const usable = entries.filter((entry) => date === undefined || inForce(entry, date));
  const hit = ({ code, description }: ProcedureEntry): CodeHit => ({ code, description, billable: true });
  if (/^[0-9A-V][0-9]{1,4}[0-9A-Z]?$/.test(asked)) {
    const byCode = usable.filter((entry) => entry.code.startsWith(asked));
    if (byCode.length > 0)
      return byCode
        .sort((a, b) => (a.code < b.code ? -1 : 1))
        .slice(0, limit)
        .map(hit);
  }
  const parsed = readQuery(query);
  if (parsed.alternatives.length === 0) return [];
  const scored: { entry: ProcedureEntry; score: number }[] = [];
  for (const entry of usable) {
    const score = scoreText(entry.description, entry.terms, parsed);
    if (score !== null) scored.push({ entry, score: score + (entry.curated ? 5 : 0) });
  }
  scored.sort((a, b) => b.score - a.score || (a.entry.code < b.entry.code ? -1 : 1));
  return scored.slice(0, limit).map(({ entry }) => hit(entry));
}
