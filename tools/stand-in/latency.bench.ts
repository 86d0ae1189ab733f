/*
 * How much a suggestion takes on top of an endpoint that answers in 1 s, over 20 practices on both databases: one at a time; 20 that arrive
 * at one moment (burst); 20 at once that begin within a second and each ask again when answered (sustained). The server is warm: it made 400 suggestions before.
 * Client and endpoint have processes of their own.
 * npm run bench:model -w @codeloom/tools [-- --databases PostgreSQL]
 */
import { setTimeout } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { at, line, PRACTICES, say, withBenchPlace, type BenchServer } from './bench-place.ts';

const { values: options } = parseArgs({ options: { databases: { type: 'string', default: 'PostgreSQL,embedded' } } });
const ENDPOINT_MS = 1_000;
const WARM_ROUNDS = 20;
const BURSTS = 10;
/** Suggestions of one client in a row: 20 of 20 clients are 400. */
const IN_A_ROW = 20;

interface Figures {
  readonly alone: number[];
  readonly burst: number[];
  /** The p95 of each burst by itself. */
  readonly p95s: number[];
  readonly sustained: number[];
  /** Processor time of the server for one suggestion of a burst (ms). */
  readonly cpu: number;
}

async function suggest(server: BenchServer, practice: number): Promise<number> {
  const { ms, status } = await server.suggest(practice);
  if (status !== 200) throw new Error(`A suggestion was not answered: ${status}.`);
  return ms;
}

const ofAll = <T>(work: (practice: number) => Promise<T>): Promise<T[]> =>
  Promise.all(Array.from({ length: PRACTICES }, (_, practice) => work(practice)));

async function measure(server: BenchServer): Promise<Figures> {
  for (let warm = 0; warm < WARM_ROUNDS; warm += 1) await ofAll((practice) => suggest(server, practice));
  const alone: number[] = [];
  for (let practice = 0; practice < PRACTICES; practice += 1) alone.push(await suggest(server, practice));
  const bursts: number[][] = [];
  const used = server.cpu();
  for (let round = 0; round < BURSTS; round += 1) bursts.push(await ofAll((practice) => suggest(server, practice)));
  const cpu = (server.cpu() - used) / (BURSTS * PRACTICES);
  const sustained = await ofAll(async (practice) => {
    // Twenty people do not press at one moment (the burst is that); they begin within the time of one answer.
    await setTimeout((practice * ENDPOINT_MS) / PRACTICES);
    const times: number[] = [];
    for (let count = 0; count < IN_A_ROW; count += 1) times.push(await suggest(server, practice));
    return times;
  });
  const p95s = bursts.map((burst) => at(burst, 0.95));
  return { alone, burst: bursts.flat(), p95s, sustained: sustained.flat(), cpu };
}

for (const kind of ['PostgreSQL', 'embedded'] as const) {
  if (!options.databases.split(',').includes(kind)) continue;
  await withBenchPlace(kind, async (place) => {
    const asking = await place.serve('computed', ENDPOINT_MS);
    const model = await measure(asking);
    await asking.stop();
    const rules = await measure(await place.serve(null, 0));
    say(
      `${kind}, processor time a suggestion: with the model ${model.cpu.toFixed(1)} ms, built-in engine ${rules.cpu.toFixed(1)} ms`,
    );
    say(`${kind}, endpoint of 1 s, one at a time:        ${line(model.alone, ENDPOINT_MS)}`);
    say(
      `${kind}, endpoint of 1 s, 20 at one moment:     ${line(model.burst, ENDPOINT_MS)}; p95 of the median burst ${at(model.p95s, 0.5).toFixed(0)} ms`,
    );
    say(`${kind}, endpoint of 1 s, 20 again and again:   ${line(model.sustained, ENDPOINT_MS)}`);
    say(`${kind}, built-in engine, one at a time:        ${line(rules.alone)}`);
    say(`${kind}, built-in engine, 20 at one moment:     ${line(rules.burst)}`);
    say(`${kind}, built-in engine, 20 again and again:   ${line(rules.sustained)}`);
  });
}
