import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { text as readAll } from 'node:stream/consumers';
import { noteTextSchema } from '@codeloom/contracts';
import type { Command } from 'commander';
import { prepareNote } from '../modules/suggestions/llm/index.ts';
import { identifierClasses, type IdentifierClass, type KnownValue } from '../modules/suggestions/redact/index.ts';
import { systemClock } from '../platform/clock.ts';
import { standardTerminal, type Terminal } from './terminal.ts';

interface RedactFlags {
  known: readonly KnownValue[];
  date?: string;
}

/** `name=Ana Ruiz`: a value of the record and its class. */
function parseKnown(text: string, before: readonly KnownValue[]): readonly KnownValue[] {
  const at = text.indexOf('=');
  const kind = text.slice(0, at) as IdentifierClass;
  if (at > 0 && at < text.length - 1 && identifierClasses.includes(kind))
    return [...before, { class: kind, value: text.slice(at + 1) }];
  throw new Error(`--known: write class=value with one of the classes ${identifierClasses.join(', ')}.`);
}

async function runRedact(
  file: string | undefined,
  flags: RedactFlags,
  terminal: Terminal,
  input: NodeJS.ReadableStream,
): Promise<void> {
  const given = file === undefined || file === '-' ? await readAll(input) : await readFile(file, 'utf8');
  const note = noteTextSchema.safeParse(given);
  if (!note.success) throw new Error(note.error.issues[0]?.message ?? 'The note cannot be read.');
  const dateOfService = flags.date ?? systemClock.now().toISOString().slice(0, 10);
  const prepared = prepareNote(note.data, { known: flags.known, dateOfService, secret: randomBytes(32) });
  terminal.out(prepared.text);
  const counts = [
    ...Object.entries(prepared.replaced),
    ...Object.entries(prepared.invisible).map(([kind, count]) => [`invisible ${kind}`, count]),
  ];
  const list = counts.map(([kind, count]) => `${String(kind)} ${String(count)}`).join(', ');
  terminal.err(
    `${prepared.text.length} of ${note.data.length} characters would be sent. Replaced: ${list === '' ? 'nothing' : list}.`,
  );
  terminal.err(
    'This is the least a model needs, not de-identified text: ages and moved dates stay, and a rule can miss an identifier.',
  );
}

/** Adds `codeloom redact [FILE|-]`: what would be sent to a model, and nothing is sent. */
export function addRedactCommand(
  program: Command,
  terminal: Terminal = standardTerminal,
  input: NodeJS.ReadableStream = process.stdin,
): void {
  program
    .command('redact')
    .description('print what would be sent to a language model for a note; nothing is sent')
    .argument('[file]', 'a text file with the note; - or nothing reads standard input')
    .option(
      '--known <class=value>',
      'a value of the record, such as name="Ana Ruiz"; may be given many times',
      parseKnown,
      [],
    )
    .option('--date <YYYY-MM-DD>', 'date of service; today when left out')
    .action((file: string | undefined, flags: RedactFlags) => runRedact(file, flags, terminal, input));
}
