import { once } from 'node:events';
import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { noteTextSchema } from '@codeloom/contracts';
import { suggest, type CodeTable } from '@codeloom/rules';
import { z } from 'zod';
import { firstProblem, parseVisit, visitLineSchema, visitOf, type VisitFlags } from './visit-flags.ts';

const lineSchema = visitLineSchema.extend({ id: z.union([z.string(), z.number()]), note: noteTextSchema });

interface LinesJob {
  readonly file: string | undefined;
  readonly input: NodeJS.ReadableStream;
  readonly output: NodeJS.WritableStream;
  /** Flags given on the command line hold for lines that do not say otherwise. */
  readonly defaults: VisitFlags;
  readonly today: string;
  readonly tableFor: (date: string) => CodeTable;
}

type Answer =
  | { readonly id: string | number | null; readonly result: unknown }
  | { readonly id: string | number | null; readonly error: { readonly code: string; readonly message: string } };

/** The id of a line that is otherwise wrong, so that its answer can be matched. */
function idOf(value: unknown): string | number | null {
  if (typeof value !== 'object' || value === null || !('id' in value)) return null;
  return typeof value.id === 'string' || typeof value.id === 'number' ? value.id : null;
}

function parseJson(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

function codeLine(line: string, job: LinesJob): Answer {
  const value = parseJson(line);
  const id = idOf(value);
  if (value === undefined) return { id, error: { code: 'validation', message: 'The line is not JSON.' } };
  const parsed = lineSchema.safeParse(value);
  if (!parsed.success) return { id, error: { code: 'validation', message: firstProblem(parsed.error) } };
  const { note, ...facts } = parsed.data;
  const defaults = parseVisit(job.defaults, job.today);
  const given = Object.entries(visitOf(facts, defaults.dateOfService)).filter(([, fact]) => fact !== undefined);
  const visit = { ...defaults, ...Object.fromEntries(given) };
  return { id, result: suggest({ ...visit, note }, job.tableFor(visit.dateOfService)) };
}

/** Codes one note a line, in order, one at a time; answers how many lines could not be coded. A slow reader is waited for. */
export async function codeLines(job: LinesJob): Promise<number> {
  parseVisit(job.defaults, job.today);
  const input = job.file === undefined || job.file === '-' ? job.input : createReadStream(job.file, 'utf8');
  let failed = 0;
  // readline turns a missing file into silence unless the stream's own error is waited for.
  const broken = once(input, 'error').then(([error]: unknown[]) => {
    throw error instanceof Error ? error : new Error(String(error));
  });
  const work = (async () => {
    for await (const line of createInterface({ input, crlfDelay: Infinity })) {
      if (line.trim() === '') continue;
      const answer = codeLine(line, job);
      if ('error' in answer) failed += 1;
      if (!job.output.write(`${JSON.stringify(answer)}\n`)) await once(job.output, 'drain');
    }
  })();
  await Promise.race([work, broken]);
  return failed;
}
