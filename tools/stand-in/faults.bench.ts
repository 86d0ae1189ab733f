/*
 * What ten faults of the endpoint do to suggestions and to another route. Two servers run at one time on one PostgreSQL, one with the fault
 * and one without; both are asked for 20 suggestions at once while another route is read from each in turn, so that what else the machine
 * does meets both alike. Prints status and longest time of the suggestions, the ratio of the p95 (median of the rounds), and
 * after each round the resident memory and what the heap holds after a collection (MB).
 * npm run bench:faults -w @codeloom/tools [-- --rounds 5 --requests 5000 --faults silence,drip]
 */
import { parseArgs } from 'node:util';
import { at, PRACTICES, say, withBenchPlace, type BenchServer } from './bench-place.ts';
import { faults } from './faults.ts';

const { values: options } = parseArgs({
  options: {
    rounds: { type: 'string', default: '5' },
    requests: { type: 'string', default: '5000' },
    faults: { type: 'string', default: faults.join(',') },
  },
});
const ROUNDS = Number(options.rounds);
/** Of each server; a round is its share of them. */
const REQUESTS = Number(options.requests);
/** Suggestions and reads of each practice before anything is measured: what a server builds once is no growth. */
const WARM_ROUNDS = 10;
const chosen = faults.filter((fault) => options.faults.split(',').includes(fault));

const practices = Array.from({ length: PRACTICES }, (_, practice) => practice);
const askAll = (server: BenchServer) => Promise.all(practices.map((practice) => server.suggest(practice)));

async function warm(server: BenchServer): Promise<void> {
  for (let round = 0; round < WARM_ROUNDS; round += 1) {
    await Promise.all(practices.map((practice) => server.suggest(practice, 'rules')));
    for (const practice of practices) await server.list(practice);
  }
}

/** Reads from both servers in turn. */
async function readBoth(calm: BenchServer, faulty: BenchServer): Promise<{ calm: number; faulty: number }> {
  const [ofCalm, ofFaulty]: [number[], number[]] = [[], []];
  for (let count = 0; count < REQUESTS / ROUNDS; count += 1) {
    ofCalm.push((await calm.list(count % PRACTICES)).ms);
    ofFaulty.push((await faulty.list(count % PRACTICES)).ms);
  }
  return { calm: at(ofCalm, 0.95), faulty: at(ofFaulty, 0.95) };
}

const rounded = (values: readonly number[]): string => values.map((value) => value.toFixed(0)).join(' ');

await withBenchPlace('PostgreSQL', async (place) => {
  for (const fault of chosen) {
    // Both are as young and as warm as each other, and both are made to collect their heaps: code that a collection drops is compiled anew.
    const calm = await place.serve('computed', 1_000);
    const faulty = await place.serve(fault, 0);
    await warm(calm);
    await warm(faulty);
    const ratios: number[] = [];
    const statuses = new Set<number>();
    const resident: number[] = [];
    const heaps: number[] = [];
    let longest = 0;
    for (let round = 0; round < ROUNDS; round += 1) {
      const asked = Promise.all([askAll(faulty), askAll(calm)]);
      const p95 = await readBoth(calm, faulty);
      ratios.push(p95.faulty / p95.calm);
      const [answers] = await asked;
      for (const { ms, status } of answers) {
        longest = Math.max(longest, ms);
        statuses.add(status);
      }
      await calm.memory();
      const memory = await faulty.memory();
      resident.push(memory.resident);
      heaps.push(memory.heap);
    }
    const each = ratios.map((ratio) => ratio.toFixed(2)).join(' ');
    say(
      `${fault.padEnd(13)} answers ${[...statuses].join(',')}, longest ${(longest / 1_000).toFixed(1)} s, other route p95 x${at(ratios, 0.5).toFixed(2)} (${each}), resident ${rounded(resident)} MB, heap ${rounded(heaps)} MB`,
    );
    await faulty.stop();
    await calm.stop();
  }
});
