/**
 * The text form of NCCI files, in table files and in the database: lines `key TAB text` sorted by key. Two million pairs take about 12 MB,
 * because a line holds all column 2 codes of one column 1 code, grouped by dates, indicator and reason: `from,to,indicator,reason:codes;…`.
 */
import type { MueFile } from './import-mue.ts';
import type { PtpFile } from './import-ptp.ts';

/** One imported NCCI file. */
export interface NcciText {
  readonly kind: 'ptp' | 'mue';
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly lines: string;
}

/** The parts of a quarterly file do not make a whole one. */
export class PartsError extends Error {
  override readonly name = 'PartsError';
}

interface Reasons {
  readonly texts: string[];
  numberOf(text: string): number;
}

function reasons(): Reasons {
  const numbers = new Map<string, number>();
  const texts: string[] = [];
  return {
    texts,
    numberOf(text) {
      const known = numbers.get(text);
      if (known !== undefined) return known;
      numbers.set(text, texts.length);
      return texts.push(text.replace(/\s+/g, ' ').trim()) - 1;
    },
  };
}

/** A part of the pairs, packed: the codes of column 2 by column 1, then by `from,to,indicator,` and reason. */
export interface PtpPart {
  readonly version: string;
  readonly part: number;
  readonly from: string;
  readonly to: string;
  readonly pairs: number;
  readonly byColumn1: ReadonlyMap<string, ReadonlyMap<string, string>>;
}

/** Packs a part, so that its rows can be let go before the next is read: half a million rows are 100 MB, packed they are 4. */
export function packPart({ version, part, from, to, rows }: PtpFile): PtpPart {
  const byColumn1 = new Map<string, Map<string, string[]>>();
  for (const row of rows) {
    const head = `${row.from},${row.to ?? ''},${row.modifierAllowed ? '1' : '0'},${row.rationale}`;
    const groups = byColumn1.get(row.column1) ?? new Map<string, string[]>();
    const codes = groups.get(head) ?? [];
    if (codes.push(row.column2) === 1) groups.set(head, codes);
    byColumn1.set(row.column1, groups);
  }
  const packed = [...byColumn1].map(
    ([column1, groups]) => [column1, new Map([...groups].map(([head, codes]) => [head, codes.join('')]))] as const,
  );
  return { version, part, from, to, pairs: rows.length, byColumn1: new Map(packed) };
}

/** The reason stands behind the third comma; in the text form it is a number. */
function headOf(head: string, known: Reasons): string {
  const [from = '', to = '', indicator = ''] = head.split(',', 3);
  const dates = `${from},${to},${indicator},`;
  return dates + String(known.numberOf(head.slice(dates.length)));
}

const sortedLines = (lines: Iterable<readonly [key: string, text: string]>): string =>
  [...lines]
    .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
    .map(([key, text]) => `${key}\t${text}\n`)
    .join('');

/** Parts 1 to N of one version as one text. A missing part would make pairs look clean, so it is refused. */
export function ptpText(parts: readonly PtpPart[]): NcciText {
  const [first] = parts;
  if (first === undefined) throw new PartsError('No file of pairs was given.');
  const other = parts.find(({ version }) => version !== first.version);
  if (other !== undefined)
    throw new PartsError(
      `The files of pairs are of ${first.version} and ${other.version}. Import one version at a time.`,
    );
  const numbers = parts.map(({ part }) => part).sort((a, b) => a - b);
  const missing = numbers.findIndex((part, index) => part !== index + 1);
  if (missing !== -1)
    throw new PartsError(
      `ccipra-${first.version}: part f${String(missing + 1)} is missing or given twice. Name every part (f1, f2, …) in one command.`,
    );
  const known = reasons();
  const byColumn1 = new Map<string, string[]>();
  for (const part of parts)
    for (const [column1, groups] of part.byColumn1) {
      const held = byColumn1.get(column1) ?? [];
      for (const [head, codes] of groups) held.push(`${headOf(head, known)}:${codes}`);
      byColumn1.set(column1, held);
    }
  const lines = [...byColumn1].map(([column1, groups]) => [column1, groups.join(';')] as const);
  const reasonLines = known.texts.map((text, number) => [`!${String(number)}`, text] as const);
  const { version, from, to } = first;
  return { kind: 'ptp', id: `ncci-ptp-${version}`, from, to, lines: sortedLines([...reasonLines, ...lines]) };
}

/** A file of unit limits as text: `code TAB units TAB indicator TAB rationale`. */
export function mueText({ id, from, to, rows }: MueFile): NcciText {
  const lines = rows.map(
    ({ code, units, indicator, rationale }) => [code, `${units}\t${indicator}\t${rationale}`] as const,
  );
  return { kind: 'mue', id, from, to, lines: sortedLines(lines) };
}

/** Finds a line by its key; the offsets of the lines are noted at the first look-up. `last` is the greatest key. */
export function keyedLines(text: string): { find: (key: string) => string | undefined; readonly last: string } {
  let places: Map<string, readonly [from: number, to: number]> | undefined;
  const lastLine = text.lastIndexOf('\n', text.length - 2) + 1;
  return {
    last: text.slice(lastLine, text.indexOf('\t', lastLine)),
    find(key) {
      places ??= placesOf(text);
      const place = places.get(key);
      return place && text.slice(...place);
    },
  };
}

function placesOf(text: string): Map<string, readonly [from: number, to: number]> {
  const places = new Map<string, readonly [from: number, to: number]>();
  for (let at = 0; at < text.length;) {
    const tab = text.indexOf('\t', at);
    const end = text.indexOf('\n', tab);
    places.set(text.slice(at, tab), [tab + 1, end]);
    at = end + 1;
  }
  return places;
}
