/*
 * Latency with an endpoint that takes 1 s, and what ten endpoint faults do to other routes. Prints a table. Run from the repository's root:
 * node --test --test-global-setup=api/src/testing/global-setup.ts tools/stand-in/load.bench.ts
 * CODELOOM_LOAD_REQUESTS: reads of another route for each run (default 1000); CODELOOM_LOAD_ROUNDS: rounds, of which the median counts (default 1).
 * CODELOOM_LOAD_FAULTS: some of the faults, with commas between them.
 */
import { fork, type ChildProcess } from 'node:child_process';
import { after, before, test } from 'node:test';
import type { Encounter } from '@codeloom/contracts';
import { eachDatabase } from '../../api/src/testing/database.ts';
import { startTestServer, visit, type TestServer } from '../../api/src/testing/server.ts';
import { faults, type Fault } from './faults.ts';

const REQUESTS = Number(process.env['CODELOOM_LOAD_REQUESTS'] ?? 1_000);
const ROUNDS = Number(process.env['CODELOOM_LOAD_ROUNDS'] ?? 1);
const ONLY = process.env['CODELOOM_LOAD_FAULTS'];
const PRACTICES = 20;
const ENDPOINT_MS = 1_000;

type Mode = 'computed' | Fault;

/** The stand-in in a process of its own, so that its work is not measured as ours. */
async function startEndpoint(mode: Mode, latency: number): Promise<{ url: string; process: ChildProcess }> {
  const child = fork(
    new URL('main.ts', import.meta.url),
    ['--port', '0', '--mode', mode, '--latency', String(latency)],
    { silent: true },
  );
  const url = await new Promise<string>((resolve) => {
    child.stdout?.on('data', (chunk: Buffer) => {
      const found = /http:\S+/.exec(chunk.toString('utf8'));
      if (found) resolve(found[0]);
    });
  });
  return { url, process: child };
}

const at = (values: readonly number[], part: number): number =>
  [...values].sort((a, b) => a - b)[Math.min(values.length - 1, Math.floor(part * values.length))] ?? 0;
const say = (line: string): void => void process.stdout.write(`${line}\n`);

eachDatabase('Load on the model pipeline', (on) => {
  const children: ChildProcess[] = [];
  let rules: TestServer;
  const tokens: string[] = [];
  const encounters: string[] = [];

  async function serverFor(mode: Mode, latency: number): Promise<TestServer> {
    const { url, process: child } = await startEndpoint(mode, latency);
    children.push(child);
    return startTestServer(on(), { config: { llm: { ...on().config.llm, mode: 'mock', baseUrl: url } } });
  }

  before(async () => {
    rules = await startTestServer(on());
    for (let practiceAt = 0; practiceAt < PRACTICES; practiceAt += 1) {
      const practice = await rules.addPractice({ label: `Load${practiceAt}` });
      const token = await rules.tokenOf(practice.users.BILLER.email);
      tokens.push(token);
      encounters.push((await rules.ok<Encounter>({ method: 'POST', url: '/api/encounters', token, body: visit() })).id);
    }
  });
  after(() => {
    for (const child of children) child.kill();
  });

  async function suggest(server: TestServer, practiceAt: number): Promise<{ ms: number; status: number }> {
    const started = performance.now();
    const { status } = await server.call({
      method: 'POST',
      url: `/api/encounters/${encounters[practiceAt] ?? ''}/suggest`,
      token: tokens[practiceAt] ?? '',
      body: { force: true },
    });
    return { ms: performance.now() - started, status };
  }

  async function reads(server: TestServer, until: () => boolean): Promise<number[]> {
    const times: number[] = [];
    const worker = async (workerAt: number): Promise<void> => {
      while (times.length < REQUESTS || !until()) {
        const started = performance.now();
        await server.call({
          url: '/api/encounters?limit=20',
          token: tokens[(times.length + workerAt) % PRACTICES] ?? '',
        });
        times.push(performance.now() - started);
        await new Promise((resolve) => setTimeout(resolve, 4));
      }
    };
    await Promise.all([worker(0), worker(1)]);
    return times;
  }

  test('an endpoint of 1 s', { timeout: 300_000 }, async () => {
    const server = await serverFor('computed', ENDPOINT_MS);
    await Promise.all(encounters.map((_id, practiceAt) => suggest(server, practiceAt)));
    const alone: number[] = [];
    for (let round = 0; round < 15; round += 1) alone.push((await suggest(server, round % PRACTICES)).ms);
    const together: number[] = [];
    for (let round = 0; round < 3; round += 1) {
      const answers = await Promise.all(encounters.map((_id, practiceAt) => suggest(server, practiceAt)));
      together.push(...answers.map(({ ms }) => ms));
    }
    const cpuOf = async (work: TestServer): Promise<number> => {
      const used = process.cpuUsage();
      await Promise.all(encounters.map((_id, practiceAt) => suggest(work, practiceAt)));
      const { user, system } = process.cpuUsage(used);
      return (user + system) / 1_000 / PRACTICES;
    };
    await cpuOf(rules);
    const [cpuRules, cpuModel] = [await cpuOf(rules), await cpuOf(server)];
    say(
      `CPU of this process a suggestion, database client included: built-in engine ${cpuRules.toFixed(1)} ms, with the model ${cpuModel.toFixed(1)} ms`,
    );
    const built: number[] = [];
    for (let round = 0; round < 3; round += 1) {
      const answers = await Promise.all(encounters.map((_id, practiceAt) => suggest(rules, practiceAt)));
      built.push(...answers.map(({ ms }) => ms));
    }
    say(
      `built-in engine, 20 at once over 20 practices: median ${at(built, 0.5).toFixed(0)} ms, p95 ${at(built, 0.95).toFixed(0)} ms`,
    );
    say(`1 s endpoint, one at a time: median ${at(alone, 0.5).toFixed(0)} ms, p95 ${at(alone, 0.95).toFixed(0)} ms`);
    say(
      `1 s endpoint, 20 at once over 20 practices: median ${at(together, 0.5).toFixed(0)} ms, p95 ${at(together, 0.95).toFixed(0)} ms (added at p95: ${(at(together, 0.95) - ENDPOINT_MS).toFixed(0)} ms)`,
    );
  });

  test('ten faults and other routes', { timeout: 1_800_000 }, async () => {
    for (const fault of faults.filter((name) => ONLY === undefined || ONLY.split(',').includes(name))) {
      const ratios: number[] = [];
      let longest = 0;
      let grown = 0;
      const statuses = new Set<number>();
      for (let round = 0; round < ROUNDS; round += 1) {
        const p95: number[] = [];
        for (const mode of ['computed', fault] as const) {
          const server = await serverFor(mode, mode === 'computed' ? ENDPOINT_MS : 0);
          const before_ = process.memoryUsage().rss;
          let isOver = false;
          const asked = Promise.all(encounters.map((_id, practiceAt) => suggest(server, practiceAt))).then(
            (answers) => {
              isOver = true;
              if (mode === 'computed') return;
              longest = Math.max(longest, ...answers.map(({ ms }) => ms));
              for (const { status } of answers) statuses.add(status);
            },
          );
          const times = await reads(server, () => isOver);
          await asked;
          p95.push(at(times, 0.95));
          grown = Math.max(grown, process.memoryUsage().rss - before_);
        }
        ratios.push((p95[1] ?? 0) / (p95[0] ?? 1));
      }
      say(
        `${fault.padEnd(13)} answers ${[...statuses].join(',')}, longest ${(longest / 1000).toFixed(1)} s, other route p95 x${at(ratios, 0.5).toFixed(2)} (${ratios.map((ratio) => ratio.toFixed(2)).join(' ')}), memory +${(grown / 1_048_576).toFixed(0)} MB`,
      );
    }
  });
});
