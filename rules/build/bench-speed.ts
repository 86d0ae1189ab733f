/**
 * `npm run bench -w rules -- --speed [--codes TABLEFILE]`: start, memory and time a note with the whole ICD-10-CM table loaded. Each start is
 * a process of its own. Without a table file the official FY2026 release beside the repository is used; with `--ncci` as many synthetic
 * pairs as a quarter of NCCI holds are loaded beside it.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parsePtp } from '../src/codes/import-ptp.ts';
import { packPart, ptpText } from '../src/codes/ncci-text.ts';
import { writeTables } from '../src/codes/table-text.ts';
import type { SpeedFigures } from './bench-speed-run.ts';
import { manyPairs, samplePtpFile } from './ncci-sample.ts';
import { officialTable } from './official-zip.ts';

const RUNS = 5;
/** Pairs of a quarter that ever applied: 1.76 million of 2.4 million rows of the practitioner file in 2026. */
const PAIRS = 1_760_000;

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

function tableFile(folder: string): string | null {
  const table = officialTable();
  if (table === null) return null;
  const ncci = process.argv.includes('--ncci')
    ? [ptpText([packPart(parsePtp(samplePtpFile(manyPairs(PAIRS)), 'ccipra-v322r0-f1.txt'))])]
    : [];
  const path = join(folder, 'official.table');
  writeFileSync(path, writeTables([table], ncci));
  return path;
}

function measure(path: string, cache: string): SpeedFigures {
  const child = join(import.meta.dirname, 'bench-speed-run.ts');
  const text = execFileSync(process.execPath, [child, path], {
    encoding: 'utf8',
    env: { ...process.env, NODE_COMPILE_CACHE: cache },
  });
  return JSON.parse(text) as SpeedFigures;
}

/** Runs the measurement and prints it beside the targets of the issue. */
export function benchSpeed(): void {
  const folder = mkdtempSync(join(tmpdir(), 'codeloom-speed-'));
  try {
    const named = process.argv.indexOf('--codes');
    const path = named === -1 ? tableFile(folder) : (process.argv[named + 1] ?? null);
    if (path === null) {
      process.stdout.write('bench --speed: skipped, ../shared is absent and no --codes TABLEFILE was given.\n');
      return;
    }
    const cache = join(folder, 'cache');
    const first = measure(path, cache);
    const runs = Array.from({ length: RUNS }, () => measure(path, cache));
    const of = (pick: (figures: SpeedFigures) => number | null): string => {
      const values = runs.map(pick).filter((value) => value !== null);
      return values.length === 0 ? 'not measured (../shared is absent)' : median(values).toFixed(1);
    };
    const lines = [
      ['Start to the first suggestion, ms', of((run) => run.startCpuMs), '300'],
      ['  on the clock, machine as it is', of((run) => run.startMs), ''],
      ['  nothing compiled before', first.startCpuMs.toFixed(1), ''],
      ['  loading the table, ms', of((run) => run.tableMs), ''],
      ['Memory at that point, MB', of((run) => run.startMb), '200'],
      ['Memory after everything below, MB', of((run) => run.peakMb), '200'],
      ['Index over descriptions, first use, ms', of((run) => run.indexMs), ''],
      ['Median note, ms', of((run) => run.medianMs), '5'],
      ['Slowest note, ms', of((run) => run.slowestMs), ''],
      ['10,000 characters, ms', of((run) => run.longMs), '25'],
      ['Code search, median, ms', of((run) => run.searchMs), ''],
      ['Check of a claim, median, ms', of((run) => run.checkMs), ''],
    ];
    process.stdout.write(
      `Full table (${first.rows} rows, ${first.pairs}), processor time, median of ${RUNS} processes, target\n`,
    );
    for (const [name = '', value = '', target = ''] of lines)
      process.stdout.write(`  ${name.padEnd(40)} ${value.padStart(8)} ${target.padStart(6)}\n`);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
