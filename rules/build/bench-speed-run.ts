/** One process of the speed measurement: loads a table file, codes notes, prints its figures as JSON. */
import { readFileSync } from 'node:fs';
import { performance } from 'node:perf_hooks';
import { setFlagsFromString } from 'node:v8';

/**
 * Times in ms, memory in MB (resident set); null where the notes beside the repository are absent. Times are processor time of the one
 * thread that works, so that a busy machine does not change them; `startMs` is what passed on the clock.
 */
export interface SpeedFigures {
  readonly rows: number;
  readonly pairs: string;
  readonly startMs: number;
  readonly startCpuMs: number;
  readonly tableMs: number;
  readonly startMb: number;
  readonly peakMb: number;
  readonly indexMs: number;
  readonly medianMs: number | null;
  readonly slowestMs: number | null;
  readonly longMs: number | null;
  readonly searchMs: number;
  readonly checkMs: number;
}

const LONG_CHARS = 10_000;
const dateOfService = '2026-01-15';

/** Processor time of this thread so far (ms). */
function threadMs(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
}

function timed(work: () => unknown): number {
  const started = threadMs();
  work();
  return threadMs() - started;
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

// As the command line runs (api/bin/codeloom.js): the space for young objects does not grow.
setFlagsFromString('--semi-space-growth-factor=1');

async function run(path: string): Promise<SpeedFigures> {
  const { check, codeTablesFromFile, suggest } = await import('../src/index.ts');
  const beforeTable = threadMs();
  const { tables, curated } = codeTablesFromFile(readFileSync(path, 'utf8'));
  const table = tables[0] ?? curated;
  const tableMs = threadMs() - beforeTable;
  const first = 'Assessment: essential hypertension, stable. Continue lisinopril 10 mg daily.';
  suggest({ note: first, dateOfService }, table);
  const startMs = performance.now();
  const startCpuMs = threadMs();
  const startMb = process.memoryUsage().rss / 1e6;
  const indexMs = timed(() => table.index());

  const { benchData } = await import('./bench-data.ts');
  const notes = [...(benchData()?.notes.values() ?? [])];
  // One pass warms the process up, as in a server that has run for a minute.
  for (const note of notes) suggest({ note, dateOfService }, table);
  const times = notes.map((note) => timed(() => suggest({ note, dateOfService }, table)));
  const long = notes.join('\n\n').slice(0, LONG_CHARS);
  const longTimes = Array.from({ length: 9 }, () => timed(() => suggest({ note: long, dateOfService }, table)));

  const queries = [
    'hypert',
    'htn',
    'fracture radius',
    'right knee pain',
    'e11',
    'low back',
    'copd exacerbation',
    'ear wax',
  ];
  for (const query of queries) table.search(query);
  const searchMs = median(queries.map((query) => timed(() => table.search(query))));
  const claim = {
    emCode: '99214',
    emModifiers: ['25'],
    diagnoses: ['E11.22', 'N18.31', 'I10', 'M17.11'].map((code) => ({ code })),
    procedures: ['20610', '96372', '36415', '93000'].map((code) => ({ code, pointers: [1] })),
  };
  const checkMs = median(Array.from({ length: 50 }, () => timed(() => check(claim, { dateOfService }, table))));
  return {
    rows: table.size.rows,
    pairs: table.ncci.pairs === null ? 'no NCCI pairs' : table.ncci.pairs.id,
    startMs,
    startCpuMs,
    tableMs,
    startMb,
    peakMb: process.resourceUsage().maxRSS / 1000,
    indexMs,
    medianMs: times.length === 0 ? null : median(times),
    slowestMs: times.length === 0 ? null : Math.max(...times),
    longMs: long.length < LONG_CHARS ? null : median(longTimes),
    searchMs,
    checkMs,
  };
}

process.stdout.write(JSON.stringify(await run(process.argv[2] ?? '')));
