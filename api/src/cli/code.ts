import { readFile } from 'node:fs/promises';
import { text as readAll } from 'node:stream/consumers';
import { noteTextSchema } from '@codeloom/contracts';
import { explain, suggest } from '@codeloom/rules';
import type { CodeTable } from '@codeloom/rules';
import { Option, type Command } from 'commander';
import { systemClock } from '../platform/clock.ts';
import { codeLines } from './code-lines.ts';
import { loadTables } from './code-tables.ts';
import { standardTerminal, type Terminal } from './terminal.ts';
import { parseVisit, type VisitFlags } from './visit-flags.ts';

interface CodeFlags extends VisitFlags {
  codes?: string;
  json?: boolean;
  jsonl?: boolean;
}

/** Where notes come from when no file is named, and where lines go. */
export interface CodeStreams {
  readonly input: NodeJS.ReadableStream;
  readonly output: NodeJS.WritableStream;
}

function noteOf(text: string): string {
  const parsed = noteTextSchema.safeParse(text);
  if (parsed.success) return parsed.data;
  throw new Error(parsed.error.issues[0]?.message ?? 'The note cannot be read.');
}

/** `today` is the date of service when none is given, by the calendar of this machine. */
function today(): string {
  const now = systemClock.now();
  return new Date(now.getTime() - now.getTimezoneOffset() * 60_000).toISOString().slice(0, 10);
}

function codeOne(note: string, flags: CodeFlags, tableFor: (date: string) => CodeTable): string {
  const visit = parseVisit(flags, today());
  const result = suggest({ ...visit, note: noteOf(note) }, tableFor(visit.dateOfService));
  return flags.json ? JSON.stringify(result, null, 2) : explain(result);
}

async function runCode(
  file: string | undefined,
  flags: CodeFlags,
  terminal: Terminal,
  streams: CodeStreams,
): Promise<void> {
  const tableFor = await loadTables(flags.codes);
  if (flags.jsonl) {
    const failed = await codeLines({ ...streams, file, defaults: flags, today: today(), tableFor });
    if (failed > 0) terminal.err(`${String(failed)} lines could not be coded; each says why.`);
    return;
  }
  const isStandardInput = file === undefined || file === '-';
  const note = isStandardInput ? await readAll(streams.input) : await readFile(file, 'utf8');
  terminal.out(codeOne(note, flags, tableFor));
}

/** Adds `codeloom code [FILE|-]`. */
export function addCodeCommand(
  program: Command,
  terminal: Terminal = standardTerminal,
  streams: CodeStreams = { input: process.stdin, output: process.stdout },
): void {
  program
    .command('code')
    .description('suggest E/M level, diagnoses and procedures for a note, each with its evidence')
    .argument('[file]', 'a text file with the note; - or nothing reads standard input')
    .addOption(
      new Option('--patient <kind>', 'new or established; established when left out').choices(['new', 'established']),
    )
    .addOption(
      new Option('--payer <family>', "payer family; CPT's own rules when left out").choices([
        'commercial',
        'medicare',
        'medicaid',
      ]),
    )
    .option('--date <YYYY-MM-DD>', 'date of service; today when left out')
    .option('--pos <code>', 'place of service, such as 11')
    .option('--age <years>', 'age of the patient in years')
    .addOption(new Option('--sex <letter>', 'sex of the patient').choices(['f', 'm']))
    .option('--codes <tablefile>', 'a table file of `codes import --out`; CODELOOM_CODES names one for every run')
    .option('--json', 'print the whole result as JSON')
    .option(
      '--jsonl',
      'read lines {id, note, patient?, payer?, date?, ageYears?, sex?, placeOfService?}, write lines {id, result} or {id, error}',
    )
    .action((file: string | undefined, flags: CodeFlags) => runCode(file, flags, terminal, streams));
}
