import { readFile } from 'node:fs/promises';
import { noteTextSchema, type SuggestionResult } from '@codeloom/contracts';
import { suggest, type CodeTable, type VisitInput } from '@codeloom/rules';
import { Option, type Command } from 'commander';
import { z } from 'zod';
import {
  ModelFailure,
  openGateway,
  settingsFromConfig,
  suggestWithModel,
  type ModelGateway,
  type SendRecord,
} from '../modules/suggestions/llm/index.ts';
import { systemClock } from '../platform/clock.ts';
import { loadConfig } from '../platform/config.ts';
import { loadTables } from './code-tables.ts';
import { EvalScore, tableOf, type Labels } from './eval-score.ts';
import { standardTerminal, type Terminal } from './terminal.ts';
import { firstProblem, visitLineSchema, visitOf } from './visit-flags.ts';

const codes = z.array(z.union([z.string(), z.object({ code: z.string() }).transform(({ code }) => code)])).default([]);

const labelledSchema = visitLineSchema.extend({
  id: z.union([z.string(), z.number()]),
  note: noteTextSchema.optional(),
  em: z.string().nullish(),
  em_acceptable: codes,
  dx: codes,
  dx_optional: codes,
  px: codes,
  px_optional: codes,
});
type Labelled = z.output<typeof labelledSchema>;

interface EvalFlags {
  mode?: 'rules' | 'openai' | 'mock';
  notes?: string;
  codes?: string;
  model?: string;
  priceIn?: string;
  priceOut?: string;
}

async function linesOf<T extends z.ZodType>(file: string, schema: T): Promise<z.output<T>[]> {
  const lines = (await readFile(file, 'utf8')).split('\n').filter((line) => line.trim() !== '');
  return lines.map((line, at) => {
    const parsed = schema.safeParse(JSON.parse(line));
    if (!parsed.success) throw new Error(`${file}, line ${at + 1}: ${firstProblem(parsed.error)}`);
    return parsed.data;
  });
}

async function labelledNotes(file: string, notesFile: string | undefined): Promise<(Labelled & { note: string })[]> {
  const labelled = await linesOf(file, labelledSchema);
  const notes =
    notesFile === undefined
      ? []
      : await linesOf(notesFile, z.object({ id: z.union([z.string(), z.number()]), note: noteTextSchema }));
  const byId = new Map(notes.map(({ id, note }) => [id, note]));
  return labelled.map((line) => {
    const note = line.note ?? byId.get(line.id);
    if (note === undefined)
      throw new Error(`${file}: ${line.id} has no note; name the file with the notes with --notes.`);
    return { ...line, note };
  });
}

const labelsOf = (line: Labelled): Labels => ({
  em: line.em,
  emAcceptable: line.em_acceptable,
  diagnoses: line.dx,
  diagnosesOptional: line.dx_optional,
  procedures: line.px,
  proceduresOptional: line.px_optional,
});

/** One way to a suggestion: the built-in engine, or the configured model with the rules. */
type Reader = (visit: VisitInput, table: CodeTable) => Promise<SuggestionResult>;

function modelReader(gateway: ModelGateway, sends: SendRecord[]): Reader {
  const secret = new Uint8Array(32);
  return (visit, table) =>
    suggestWithModel(gateway, {
      visit,
      table,
      practiceId: 'eval',
      known: [],
      secret,
      onSent: (send) => sends.push(send),
    });
}

/** The model of the environment, or one named by --model; null in mode rules. */
function gatewayFor(flags: EvalFlags): ModelGateway | null {
  const config = loadConfig({ ...process.env, ...(flags.mode === undefined ? {} : { LLM_MODE: flags.mode }) });
  const settings = settingsFromConfig({ ...config.llm, model: flags.model ?? config.llm.model });
  return settings === null ? null : openGateway(settings);
}

function percentile(sorted: readonly number[], part: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))] ?? 0;
}

function costLines(sends: readonly SendRecord[], notes: number, flags: EvalFlags): string[] {
  if (sends.length === 0) return [];
  const sum = (key: 'tokensIn' | 'tokensOut'): number => sends.reduce((total, send) => total + send[key], 0);
  const [tokensIn, tokensOut] = [sum('tokensIn'), sum('tokensOut')];
  const lines = [`Tokens a note    ${Math.round(tokensIn / notes)} in, ${Math.round(tokensOut / notes)} out`];
  if (flags.priceIn === undefined || flags.priceOut === undefined) return lines;
  const dollars = (tokensIn * Number(flags.priceIn) + tokensOut * Number(flags.priceOut)) / 1_000_000;
  return [...lines, `Cost a note      ${(dollars / notes).toFixed(4)} USD, ${dollars.toFixed(2)} in all`];
}

async function runEval(file: string, flags: EvalFlags, terminal: Terminal): Promise<void> {
  const notes = await labelledNotes(file, flags.notes);
  const tableFor = await loadTables(flags.codes);
  const gateway = gatewayFor(flags);
  const sends: SendRecord[] = [];
  const reader: Reader = gateway
    ? modelReader(gateway, sends)
    : (visit, table) => Promise.resolve(suggest(visit, table));
  const score = new EvalScore();
  const times: number[] = [];
  const failures: Record<string, number> = {};
  const today = systemClock.now().toISOString().slice(0, 10);
  try {
    for (const line of notes) {
      const visit = { ...visitOf(line, today), note: line.note };
      const started = performance.now();
      try {
        score.add(line.note, await reader(visit, tableFor(visit.dateOfService)), labelsOf(line));
        times.push(performance.now() - started);
      } catch (error) {
        if (!(error instanceof ModelFailure)) throw error;
        failures[error.reason] = (failures[error.reason] ?? 0) + 1;
      }
    }
  } finally {
    gateway?.close();
  }
  times.sort((a, b) => a - b);
  const failed = Object.entries(failures).map(([reason, count]) => `${reason} ${count}`);
  terminal.out(
    `${notes.length} notes, mode ${gateway?.settings.mode ?? 'rules'}${gateway ? `, model ${gateway.settings.model}` : ''}`,
  );
  for (const row of tableOf(score)) terminal.out(row);
  terminal.out(
    `Time a note      median ${percentile(times, 0.5).toFixed(0)} ms, p95 ${percentile(times, 0.95).toFixed(0)} ms`,
  );
  for (const row of costLines(sends, notes.length, flags)) terminal.out(row);
  if (failed.length > 0) terminal.out(`Without answer   ${failed.join(', ')}`);
}

/** Adds `codeloom eval FILE`: how well a mode or a model does on labelled notes, before one is switched to. */
export function addEvalCommand(program: Command, terminal: Terminal = standardTerminal): void {
  program
    .command('eval')
    .description(
      'run labelled notes through the engine or a model and print how often it is right, its time and its cost',
    )
    .argument(
      '<file>',
      'lines {id, note?, em?, em_acceptable?, dx?, dx_optional?, px?, px_optional?, patient?, payer?, date?}',
    )
    .addOption(new Option('--mode <mode>', 'which reader; LLM_MODE when left out').choices(['rules', 'openai', 'mock']))
    .option('--model <name>', 'the model to compare; OPENAI_MODEL when left out')
    .option('--notes <file>', 'lines {id, note}, where the labels stand apart from the notes')
    .option('--codes <tablefile>', 'a table file of `codes import --out`')
    .option('--price-in <usd>', 'price of a million tokens in')
    .option('--price-out <usd>', 'price of a million tokens out')
    .action((file: string, flags: EvalFlags) => runEval(file, flags, terminal));
}
