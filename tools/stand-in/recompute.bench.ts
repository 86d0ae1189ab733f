/*
 * How long marking an item of the worksheet takes over HTTP (`suggestions.recompute`, goal p95 50 ms): one person, then ten at once, each
 * marking again as soon as the level is there, on both databases.
 * npm run bench:recompute -w @codeloom/tools
 */
import { line, say, withBenchPlace, type Answer } from './bench-place.ts';

const PEOPLE = 10;
/** Before anything is measured: a server that has just started compiles its code. */
const WARM = 200;
const CALLS = 500;

async function marks(mark: () => Promise<Answer>, count: number): Promise<number[]> {
  const times: number[] = [];
  for (let at = 0; at < count; at += 1) {
    const { ms, status } = await mark();
    if (status !== 200) throw new Error(`The level was not answered: ${status}.`);
    times.push(ms);
  }
  return times;
}

for (const kind of ['PostgreSQL', 'embedded'] as const) {
  await withBenchPlace(kind, async (place) => {
    const server = await place.serve(null, 0);
    const people: (() => Promise<Answer>)[] = [];
    for (let practice = 0; practice < PEOPLE; practice += 1) people.push(await server.worksheet(practice));
    const [first] = people;
    if (first === undefined) throw new Error('Nobody is there.');
    await marks(first, WARM);
    say(`${kind}, recompute, one person:     ${line(await marks(first, CALLS))}`);
    const together = await Promise.all(people.map((mark) => marks(mark, CALLS / PEOPLE)));
    say(`${kind}, recompute, ten at once:    ${line(together.flat())}`);
  });
}
