import { fork, type ChildProcess } from 'node:child_process';
import { readFileSync } from 'node:fs';
import type { Encounter, SuggestionRecomputeInput } from '@codeloom/contracts';
import { openTestDatabase, stopOwnCluster, type DatabaseKind } from '../../api/src/testing/database.ts';
import { ServerProcess } from '../../api/src/testing/server-process.ts';
import { startTestServer, TEST_PASSWORD, visit } from '../../api/src/testing/server.ts';
import { inspectorPort, liveHeap } from './live-heap.ts';
import type { StandInMode } from './server.ts';

export const PRACTICES = 20;
/** Linux counts processor time in hundredths of a second. */
const TICK_MS = 10;

/** The value below which the given part of all lies. */
export const at = (values: readonly number[], part: number): number =>
  [...values].sort((a, b) => a - b)[Math.min(values.length - 1, Math.floor(part * values.length))] ?? 0;
/** Median and p95, and how much that is more than the base (ms). */
export const line = (values: readonly number[], base = 0): string => {
  const [median, p95] = [at(values, 0.5), at(values, 0.95)];
  const added = base === 0 ? '' : ` (added ${(median - base).toFixed(0)} and ${(p95 - base).toFixed(0)} ms)`;
  return `median ${median.toFixed(0)} ms, p95 ${p95.toFixed(0)} ms${added}`;
};
export const say = (line: string): void => void process.stdout.write(`${line}\n`);

export interface Answer {
  readonly ms: number;
  readonly status: number;
}

/** A real server in a process of its own. */
export interface BenchServer {
  suggest(practice: number, engine?: 'rules'): Promise<Answer>;
  /** A read of another route. */
  list(practice: number): Promise<Answer>;
  /** Where the worksheet works: signs the biller in as the portal does and suggests once; then each call marks an item and asks for the level. */
  worksheet(practice: number): Promise<() => Promise<Answer>>;
  /** Resident memory, and what the heap holds after a collection (MB). */
  memory(): Promise<{ resident: number; heap: number }>;
  /** Processor time used so far (ms): unlike the clock, it does not depend on who else works on the machine. */
  cpu(): number;
  stop(): Promise<void>;
}

/** A database with twenty practices that have one encounter each. */
export interface BenchPlace {
  /** Starts a server whose endpoint behaves like this; null = the built-in engine. Several at once need PostgreSQL. */
  serve(mode: StandInMode | null, latencyMs: number): Promise<BenchServer>;
}

interface Owner {
  readonly token: string;
  readonly encounter: string;
  readonly email: string;
}

/** The stand-in in a process of its own, so that its work is not measured as ours. */
async function startEndpoint(mode: StandInMode, latencyMs: number): Promise<{ url: string; child: ChildProcess }> {
  const options = ['--port', '0', '--mode', mode, '--latency', String(latencyMs)];
  const child = fork(new URL('main.ts', import.meta.url), options, { silent: true });
  const url = await new Promise<string>((resolve) => {
    child.stdout?.on('data', (chunk: Buffer) => {
      const found = /http:\S+/.exec(chunk.toString('utf8'));
      if (found) resolve(found[0]);
    });
  });
  return { url, child };
}

/** One encounter in each of twenty practices, with a biller who is signed in. */
async function arrange(place: Parameters<typeof startTestServer>[0]): Promise<Owner[]> {
  const server = await startTestServer(place);
  const owners: Owner[] = [];
  for (let practice = 0; practice < PRACTICES; practice += 1) {
    const { users } = await server.addPractice({ label: `Load${practice}` });
    const token = await server.tokenOf(users.BILLER.email);
    const { id } = await server.ok<Encounter>({ method: 'POST', url: '/api/encounters', token, body: visit() });
    owners.push({ token, encounter: id, email: users.BILLER.email });
  }
  await server.app.close();
  return owners;
}

async function openWorksheet(url: string, owner: Owner | undefined): Promise<() => Promise<Answer>> {
  if (owner === undefined) throw new Error('There is no such practice.');
  const sameOrigin = { 'sec-fetch-site': 'same-origin', origin: url, 'content-type': 'application/json' };
  const signIn = await fetch(`${url}/trpc/auth.signIn`, {
    method: 'POST',
    headers: sameOrigin,
    body: JSON.stringify({ email: owner.email, password: TEST_PASSWORD }),
  });
  const cookie = signIn.headers.get('set-cookie')?.split(';')[0] ?? '';
  const suggested = await fetch(`${url}/api/encounters/${owner.encounter}/suggest`, {
    method: 'POST',
    headers: { authorization: `Bearer ${owner.token}` },
  });
  const { suggestionRunId, suggestion } = (await suggested.json()) as Encounter;
  const items = suggestion?.em.mdm.risk.items ?? [];
  let count = 0;
  return async () => {
    count += 1;
    // Another item each time, so that no two calls in a row ask the same.
    const marked = items.length === 0 ? [] : [{ element: 'risk' as const, index: count % items.length }];
    const notSupported: SuggestionRecomputeInput['notSupported'] = { items: marked };
    const body = JSON.stringify({ encounterId: owner.encounter, runId: suggestionRunId, notSupported });
    const started = performance.now();
    const headers = { ...sameOrigin, cookie };
    const answer = await fetch(`${url}/trpc/suggestions.recompute`, { method: 'POST', headers, body });
    await answer.arrayBuffer();
    return { ms: performance.now() - started, status: answer.status };
  };
}

async function startServer(
  env: Record<string, string>,
  owners: readonly Owner[],
  endpoint: { url: string; child: ChildProcess } | null,
): Promise<BenchServer> {
  const llm = endpoint === null ? { LLM_MODE: 'rules' } : { LLM_MODE: 'mock', OPENAI_BASE_URL: endpoint.url };
  const inspector = await inspectorPort();
  const NODE_OPTIONS = `--inspect=127.0.0.1:${inspector} ${process.env['SERVER_NODE_OPTIONS'] ?? ''}`;
  const server = await ServerProcess.make({ ...env, ...llm, NODE_OPTIONS });
  await server.start();
  const proc = (file: string): string => readFileSync(`/proc/${server.pid ?? 0}/${file}`, 'utf8');

  async function ask(practice: number, method: string, path: string, body?: object): Promise<Answer> {
    const started = performance.now();
    const { token = '' } = owners[practice] ?? {};
    const answer = await fetch(`${server.url}${path}`, {
      method,
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    await answer.arrayBuffer();
    return { ms: performance.now() - started, status: answer.status };
  }

  return {
    suggest: (practice, engine) =>
      ask(practice, 'POST', `/api/encounters/${owners[practice]?.encounter ?? ''}/suggest`, {
        force: true,
        ...(engine === undefined ? {} : { engine }),
      }),
    list: (practice) => ask(practice, 'GET', '/api/encounters?limit=20'),
    worksheet: (practice) => openWorksheet(server.url, owners[practice]),
    async memory() {
      return {
        resident: Number(/VmRSS:\s+(\d+) kB/.exec(proc('status'))?.[1] ?? 0) / 1024,
        heap: await liveHeap(inspector),
      };
    },
    cpu() {
      const fields = proc('stat').split(') ')[1]?.split(' ') ?? [];
      return (Number(fields[11] ?? 0) + Number(fields[12] ?? 0)) * TICK_MS;
    },
    async stop() {
      endpoint?.child.kill();
      await server.stop();
    },
  };
}

/** Opens a database of one kind, lets the work measure on it, and removes it. */
export async function withBenchPlace(kind: DatabaseKind, work: (place: BenchPlace) => Promise<void>): Promise<void> {
  const opened = await openTestDatabase(kind);
  const owners = await arrange(opened);
  const running = new Set<BenchServer>();
  try {
    await opened.reopenAround(async (env) => {
      try {
        await work({
          async serve(mode, latencyMs) {
            const server = await startServer(env, owners, mode === null ? null : await startEndpoint(mode, latencyMs));
            running.add(server);
            return server;
          },
        });
      } finally {
        for (const server of running) await server.stop();
      }
    });
  } finally {
    await opened.close();
    await stopOwnCluster();
  }
}
