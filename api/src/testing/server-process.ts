import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { createServer } from 'node:net';
import { fileURLToPath } from 'node:url';

const mainScript = fileURLToPath(new URL('../main.ts', import.meta.url));

/** Longest time from the start to readiness that counts as up (SECURITY G3: ready again within 10 s; a first start also runs initdb). */
const READY_MS = 30_000;

async function findFreePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise<void>((resolve) => server.close(() => resolve()));
  if (address === null || typeof address === 'string') throw new Error('No free port.');
  return address.port;
}

/** The real server in a process of its own, which can be killed and started again. */
export class ServerProcess {
  readonly url: string;
  readonly #env: Record<string, string>;
  #process: ChildProcess | null = null;
  #said = '';

  private constructor(port: number, env: Record<string, string>) {
    this.url = `http://127.0.0.1:${port}`;
    this.#env = { ...env, PORT: String(port), HOST: '127.0.0.1', LOG_LEVEL: 'error' };
  }

  static async make(env: Record<string, string>): Promise<ServerProcess> {
    return new ServerProcess(await findFreePort(), env);
  }

  /** Process id while it runs. */
  get pid(): number | undefined {
    return this.#process?.pid;
  }

  /** Starts it and waits for /readyz. Returns how long that took (ms). */
  async start(): Promise<number> {
    const startedAt = performance.now();
    const child = spawn(process.execPath, [mainScript], {
      env: { PATH: process.env['PATH'] ?? '', ...this.#env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.#process = child;
    this.#said = '';
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (data: Buffer) => (this.#said += data.toString()));
    while (performance.now() - startedAt < READY_MS) {
      if (child.exitCode !== null) throw new Error(`The server ended while starting:\n${this.#said}`);
      if (await this.#isReady()) return performance.now() - startedAt;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    throw new Error(`The server was not ready in time:\n${this.#said}`);
  }

  /** SIGKILL: no handler runs, nothing is flushed. */
  async kill(): Promise<void> {
    await this.#end('SIGKILL');
  }

  async stop(): Promise<void> {
    await this.#end('SIGTERM');
  }

  async #end(signal: NodeJS.Signals): Promise<void> {
    const child = this.#process;
    if (child === null || child.exitCode !== null) return;
    const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
    child.kill(signal);
    await ended;
  }

  async #isReady(): Promise<boolean> {
    try {
      return (await fetch(`${this.url}/readyz`)).ok;
    } catch {
      return false;
    }
  }
}
