import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { createServer } from 'node:net';
import { dirname, join } from 'node:path';
import type { EmbeddedAddress } from './worker-data.ts';

/** unix(7): sun_path holds 108 bytes on Linux and 104 on macOS, the closing zero included. */
const LONGEST_SOCKET_PATH = 103;
/** node-postgres reaches a socket by its folder and this name. */
const SOCKET_NAME = '.s.PGSQL.5432';

async function findFreePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  await new Promise<void>((resolve) => server.close(() => resolve()));
  if (address === null || typeof address === 'string') throw new Error('No free port on the loopback.');
  return address.port;
}

/**
 * Where the embedded database listens. A socket in a private folder is closed to other users of the machine; a loopback
 * port, used where there are no unix sockets (Windows), is not, and is for a machine of one's own.
 */
export async function chooseAddress(folder: string): Promise<EmbeddedAddress> {
  if (process.platform === 'win32') return { port: await findFreePort() };
  const beside = join(folder, SOCKET_NAME);
  if (Buffer.byteLength(beside) <= LONGEST_SOCKET_PATH) return { socket: beside };
  return { socket: join(mkdtempSync(join(tmpdir(), 'codeloom-')), SOCKET_NAME) };
}

/** Removes the folder that was made for a socket whose own folder has too long a name. */
export function releaseAddress(folder: string, address: EmbeddedAddress): void {
  if ('socket' in address && dirname(address.socket) !== folder)
    rmSync(dirname(address.socket), { recursive: true, force: true });
}
