/*
 * How much a suggestion takes on top of an endpoint that answers in 1 s, one at a time and 20 at once over 20 practices, on both databases.
 * npm run bench:model -w @codeloom/tools
 */
import { at, PRACTICES, say, withBenchPlace, type BenchServer } from './bench-place.ts';

const ENDPOINT_MS = 1_000;
const ROUNDS = 5;

interface Figures {
  readonly alone: number[];
  readonly together: number[];
  /** Processor time of the server for one suggestion (ms). */
  readonly cpu: number;
}

async function measure(server: BenchServer): Promise<Figures> {
  const all = () => Promise.all(Array.from({ length: PRACTICES }, (_, practice) => server.suggest(practice)));
  for (let warm = 0; warm < 3; warm += 1) await all();
  const alone: number[] = [];
  for (let round = 0; round < PRACTICES; round += 1) alone.push((await server.suggest(round)).ms);
  const together: number[] = [];
  const used = server.cpu();
  for (let round = 0; round < ROUNDS; round += 1) {
    const answers = await all();
    if (answers.some(({ status }) => status !== 200)) throw new Error('A suggestion was not answered.');
    together.push(...answers.map(({ ms }) => ms));
  }
  return { alone, together, cpu: (server.cpu() - used) / together.length };
}

const line = (values: readonly number[], base: number): string =>
  `median ${at(values, 0.5).toFixed(0)} ms, p95 ${at(values, 0.95).toFixed(0)} ms (added ${(at(values, 0.5) - base).toFixed(0)} and ${(at(values, 0.95) - base).toFixed(0)} ms)`;

for (const kind of ['PostgreSQL', 'embedded'] as const) {
  await withBenchPlace(kind, async (place) => {
    const asking = await place.serve('computed', ENDPOINT_MS);
    const model = await measure(asking);
    await asking.stop();
    const rules = await measure(await place.serve(null, 0));
    say(
      `${kind}, processor time a suggestion: with the model ${model.cpu.toFixed(1)} ms, built-in engine ${rules.cpu.toFixed(1)} ms`,
    );
    say(`${kind}, endpoint of 1 s, one at a time:   ${line(model.alone, ENDPOINT_MS)}`);
    say(`${kind}, endpoint of 1 s, 20 at once:      ${line(model.together, ENDPOINT_MS)}`);
    say(`${kind}, built-in engine, one at a time:   ${line(rules.alone, 0)}`);
    say(`${kind}, built-in engine, 20 at once:      ${line(rules.together, 0)}`);
  });
}
