/*
 * What ten faults of the endpoint do to suggestions and to another route: status and longest time of 20 suggestions at once, p95 of the
 * other route against the faultless run of the same round, memory. Median of the rounds.
 * npm run bench:faults -w @codeloom/tools [-- --rounds 5 --requests 5000 --faults silence,drip --database PostgreSQL]
 */
import { parseArgs } from 'node:util';
import { at, PRACTICES, say, withBenchPlace, type BenchPlace } from './bench-place.ts';
import { faults, type Fault } from './faults.ts';

const { values: options } = parseArgs({
  options: {
    rounds: { type: 'string', default: '5' },
    requests: { type: 'string', default: '5000' },
    faults: { type: 'string', default: faults.join(',') },
    database: { type: 'string', default: 'PostgreSQL' },
  },
});
const ROUNDS = Number(options.rounds);
const REQUESTS = Number(options.requests);
const chosen = faults.filter((fault) => options.faults.split(',').includes(fault));
/** Two readers, so that a server that stands still is seen and one that is busy is not drowned. */
const READERS = 2;

interface Run {
  readonly p95: number;
  readonly statuses: Set<number>;
  readonly longest: number;
  readonly memory: number;
}

/** Reads the other route while suggestions are asked for again and again; the last of them is waited for. */
async function run(place: BenchPlace, requests: number): Promise<Run> {
  const statuses = new Set<number>();
  const times: number[] = [];
  let longest = 0;
  const ask = async (): Promise<void> => {
    const answers = await Promise.all(Array.from({ length: PRACTICES }, (_, practice) => place.suggest(practice)));
    for (const { ms, status } of answers) {
      longest = Math.max(longest, ms);
      statuses.add(status);
    }
  };
  const read = async (reader: number): Promise<void> => {
    while (times.length < requests) times.push((await place.list((times.length + reader) % PRACTICES)).ms);
  };
  const asked = ask();
  await Promise.all(Array.from({ length: READERS }, (_, reader) => read(reader)));
  await asked;
  return { p95: at(times, 0.95), statuses, longest, memory: place.memory() };
}

const seconds = (ms: number): string => (ms / 1_000).toFixed(1);

await withBenchPlace(options.database === 'embedded' ? 'embedded' : 'PostgreSQL', async (place) => {
  const perFault = Math.ceil(REQUESTS / ROUNDS);
  const measure = async (mode: Fault | 'computed'): Promise<Run> => {
    await place.serve(mode, mode === 'computed' ? 1_000 : 0);
    await run(place, 200);
    return run(place, perFault);
  };
  for (const fault of chosen) {
    const ratios: number[] = [];
    const grown: number[] = [];
    const statuses = new Set<number>();
    let longest = 0;
    for (let round = 0; round < ROUNDS; round += 1) {
      const calm = await measure('computed');
      const faulty = await measure(fault);
      ratios.push(faulty.p95 / calm.p95);
      grown.push(faulty.memory - calm.memory);
      longest = Math.max(longest, faulty.longest);
      for (const status of faulty.statuses) statuses.add(status);
    }
    say(
      `${fault.padEnd(13)} answers ${[...statuses].join(',')}, longest ${seconds(longest)} s, other route p95 x${at(ratios, 0.5).toFixed(2)} (${ratios.map((ratio) => ratio.toFixed(2)).join(' ')}), memory ${at(grown, 0.5).toFixed(0)} MB against the faultless run`,
    );
  }
});
