import { rename, writeFile } from 'node:fs/promises';
import {
  packPart,
  parseAnweb,
  parseMue,
  parseOrderFile,
  parsePtp,
  parseTabular,
  tableText,
  writeTables,
} from '@codeloom/rules/import';
import type { HcpcsFile, MueFile, OrderFile, PtpPart, TabularFile } from '@codeloom/rules/import';
import type { Command } from 'commander';
import { ncciOf } from './ncci-files.ts';
import { readOfficial, type OfficialFile } from './official-files.ts';
import { standardTerminal, type Terminal } from './terminal.ts';

type Sourced<T> = T & { readonly source: string; readonly sha256: string };

/** Everything that was read, parsed to the end before anything is written. */
export interface Import {
  readonly orders: readonly Sourced<OrderFile>[];
  readonly tabulars: readonly Sourced<TabularFile>[];
  readonly hcpcs: readonly Sourced<HcpcsFile>[];
  readonly pairs: readonly Sourced<PtpPart>[];
  readonly limits: readonly Sourced<MueFile>[];
}

function newest<T extends { readonly id: string }>(files: readonly T[]): T | undefined {
  return [...files].sort((a, b) => (a.id < b.id ? 1 : -1))[0];
}

/** Parses all files; the first fault stops with file, line and column, and nothing is imported. */
function parseAll(files: readonly OfficialFile[]): Import {
  const of = <T>(kind: OfficialFile['kind'], parse: (text: string, name: string) => T): Sourced<T>[] =>
    files
      .filter((file) => file.kind === kind)
      .map((file) => ({ ...parse(file.text, file.name), source: file.source, sha256: file.sha256 }));
  return {
    orders: of('order', parseOrderFile),
    tabulars: of('tabular', parseTabular),
    hcpcs: of('anweb', parseAnweb),
    pairs: of('ptp', (text, name) => packPart(parsePtp(text, name))),
    limits: of('mue', parseMue),
  };
}

/** One table file: each ICD-10-CM release with the newest tabular notes and HCPCS rows that were given, and NCCI beside them. */
function tableFile(parsed: Import): string {
  const { orders, tabulars, hcpcs } = parsed;
  const ncci = ncciOf(parsed);
  if (orders.length === 0 && ncci.length === 0) {
    throw new Error(
      'A table file needs at least one icd10cm_order_YYYY.txt or an NCCI file; notes and HCPCS go with it.',
    );
  }
  const notes = newest(tabulars);
  const procedures = newest(hcpcs);
  return writeTables(
    orders.map((order) =>
      tableText({
        ...order,
        complete: true,
        ...(notes === undefined ? {} : { notes: { year: notes.year, rows: notes.notes } }),
        ...(procedures === undefined ? {} : { hcpcs: procedures.rows }),
      }),
    ),
    ncci,
  );
}

async function writeOut(path: string, text: string): Promise<void> {
  // Written beside and renamed, so that a broken-off run leaves the earlier file whole.
  const draft = `${path}.${String(process.pid)}.part`;
  await writeFile(draft, text);
  await rename(draft, path);
}

function summary({ orders, tabulars, hcpcs, pairs, limits }: Import): string[] {
  const count = (n: number): string => n.toLocaleString('en-US');
  return [
    ...orders.map((file) => {
      const billable = file.codes.filter((row) => row.billable).length;
      return `${file.id}: ${count(file.codes.length)} rows, ${count(billable)} billable, in force ${file.from} to ${file.to}.`;
    }),
    ...tabulars.map((file) => `${file.id}: ${count(file.notes.length)} notes.`),
    ...hcpcs.map((file) => `${file.id}: ${count(file.rows.length)} codes, in force ${file.from} to ${file.to}.`),
    ...pairs.map(
      (file) =>
        `ncci-ptp-${file.version}, part ${file.part}: ${count(file.pairs)} pairs, published ${file.from} to ${file.to}.`,
    ),
    ...limits.map(
      (file) => `${file.id}: ${count(file.rows.length)} unit limits, published ${file.from} to ${file.to}.`,
    ),
  ];
}

async function runImport(paths: readonly string[], flags: { out?: string }, terminal: Terminal): Promise<void> {
  const files: OfficialFile[] = [];
  for (const path of paths) files.push(...(await readOfficial(path)));
  const parsed = parseAll(files);
  if (flags.out === undefined) {
    // Loaded here only: a table file needs no database.
    const { importIntoDatabase } = await import('./codes-database.ts');
    await importIntoDatabase(parsed);
  } else {
    await writeOut(flags.out, tableFile(parsed));
  }
  for (const line of summary(parsed)) terminal.out(line);
  terminal.out(flags.out === undefined ? 'Imported into the database.' : `Written to ${flags.out}.`);
}

/** Adds `codeloom codes import FILE…`. */
export function addCodesCommands(program: Command, terminal: Terminal = standardTerminal): void {
  program
    .command('codes')
    .description('official code tables')
    .command('import')
    .description('load official ICD-10-CM, HCPCS and NCCI files into the database, or into one table file')
    .argument(
      '<files...>',
      'order file, tabular XML, HCPCS ANWEB, NCCI pairs (every part) or unit limits, or the official zip',
    )
    .option('--out <tablefile>', 'write one table file instead; `codeloom code --codes` reads it')
    .action((paths: string[], flags: { out?: string }) => runImport(paths, flags, terminal));
}
