/**
 * The text form of NCCI files, in table files and in the database: lines `key TAB text` sorted by key. Two million pairs take about 12 MB,
 * because a line holds all column 2 codes of one column 1 code, grouped by dates, indicator and reason: `from,to,indicator,reason:codes;…`.
 */
import type { MueFile } from './import-mue.ts';
import type { PtpFile, PtpRow } from './import-ptp.ts';

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

function lineOf(rows: readonly PtpRow[], known: Reasons): string {
  const groups = new Map<string, string[]>();
  for (const { column2, from, to, modifierAllowed, rationale } of rows) {
    const head = `${from},${to ?? ''},${modifierAllowed ? '1' : '0'},${String(known.numberOf(rationale))}`;
    const codes = groups.get(head) ?? [];
    if (codes.push(column2) === 1) groups.set(head, codes);
  }
  return [...groups].map(([head, codes]) => `${head}:${codes.join('')}`).join(';');
}

const sortedLines = (lines: Iterable<readonly [key: string, text: string]>): string =>
  [...lines]
    .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
    .map(([key, text]) => `${key}\t${text}\n`)
    .join('');

/** Parts 1 to N of one version as one text. A missing part would make pairs look clean, so it is refused. */
export function ptpText(parts: readonly PtpFile[]): NcciText {
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
  const byColumn1 = new Map<string, PtpRow[]>();
  for (const row of parts.flatMap(({ rows }) => rows)) {
    const held = byColumn1.get(row.column1) ?? [];
    if (held.push(row) === 1) byColumn1.set(row.column1, held);
  }
  const known = reasons();
  const lines = [...byColumn1].map(([column1, rows]) => [column1, lineOf(rows, known)] as const);
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
