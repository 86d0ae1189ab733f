import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
/** The first start creates and seeds a database; a slow machine may take this long (ms). */
const START_MS = 120_000;

export interface RunningApp {
  /** Origin of Codeloom, such as http://localhost:41234. */
  url: string;
  /** Origin of the sample EMR: another one, so that embedding is truly cross-origin. */
  demoUrl: string;
  stop(): Promise<void>;
}

async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve));
  const { port } = probe.address() as AddressInfo;
  await new Promise((resolve) => probe.close(resolve));
  return port;
}

/** Starts everything as `npm start` does, on free ports and a data folder of its own. */
export async function startApp(): Promise<RunningApp> {
  const dataDir = await mkdtemp(path.join(tmpdir(), 'codeloom-e2e-'));
  const port = await freePort();
  const child = spawn(process.execPath, ['tools/start.mjs'], {
    cwd: root,
    env: {
      ...process.env,
      APP_ENV: 'dev',
      PORT: String(port),
      CODELOOM_DATA_DIR: dataDir,
      LLM_MODE: 'rules',
      LOG_LEVEL: 'warn',
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => (output += text));
  }
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
  const stop = async (): Promise<void> => {
    child.kill('SIGTERM');
    await ended;
    await rm(dataDir, { recursive: true, force: true });
  };

  const url = `http://localhost:${port}`;
  const deadline = Date.now() + START_MS;
  while (!output.includes('Codeloom is ready')) {
    if (child.exitCode !== null || Date.now() > deadline) {
      await stop();
      throw new Error(`The server did not start:\n${output}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  const answer = await fetch(`${url}/demo`, { redirect: 'manual' });
  const demoUrl = answer.headers.get('location');
  if (!demoUrl) throw new Error('/demo leads nowhere.');
  return { url, demoUrl: new URL(demoUrl).origin, stop };
}
