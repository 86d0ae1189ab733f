import { randomUUID } from 'node:crypto';
import {
  linkSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  rmdirSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { isAlive, readStartTime } from './process-life.ts';

/** How often the holder shows that it lives (ms). */
const HEARTBEAT_MS = 2_000;
/** A holder on another machine or in another container, whose process cannot be asked, counts as dead after this silence (ms). */
const SILENCE_MS = 10_000;
/** A process that died while taking a stale lock over leaves its guard; after this long it is cleared (ms). */
const GUARD_MS = 5_000;

const holderSchema = z.object({
  token: z.string(),
  pid: z.number().int(),
  startTime: z.string().nullable(),
  host: z.string(),
  startedAt: z.string(),
});
type Holder = z.infer<typeof holderSchema>;

/** Another process has this embedded database open. Two openers would silently lose each other's rows. */
export class DatabaseInUse extends Error {
  override name = 'DatabaseInUse';
  readonly holder: { pid: number; host: string; startedAt: string };

  constructor(file: string, holder: Holder) {
    super(
      `The embedded database is in use by process ${holder.pid} on ${holder.host}, since ${holder.startedAt} (${file}). ` +
        'Stop that process first, or use PostgreSQL (DATABASE_URL) where several processes share one database.',
    );
    this.holder = { pid: holder.pid, host: holder.host, startedAt: holder.startedAt };
  }
}

export interface DatabaseLock {
  release(): void;
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined;
}

function readHolder(file: string): Holder | 'missing' | 'unreadable' {
  try {
    const parsed = holderSchema.safeParse(JSON.parse(readFileSync(file, 'utf8')));
    return parsed.success ? parsed.data : 'unreadable';
  } catch (error) {
    return codeOf(error) === 'ENOENT' ? 'missing' : 'unreadable';
  }
}

function ageMs(file: string): number {
  try {
    return Date.now() - statSync(file).mtimeMs;
  } catch {
    return 0;
  }
}

function isStale(file: string, holder: Holder): boolean {
  if (holder.host !== hostname()) return ageMs(file) > SILENCE_MS;
  if (!isAlive(holder.pid)) return true;
  // Same pid, other process: the holder died and its pid went to somebody else.
  const startTime = readStartTime(holder.pid);
  return startTime !== null && holder.startTime !== null && startTime !== holder.startTime;
}

/** Creates the file, or tells that somebody else did. It is complete from its first moment on: it is written aside and linked. */
function create(file: string, mine: Holder): boolean {
  const draft = `${file}.${mine.token}`;
  writeFileSync(draft, JSON.stringify(mine), { flag: 'wx', mode: 0o600, flush: true });
  try {
    // link() fails where the name is taken, as O_EXCL does.
    linkSync(draft, file);
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    throw error;
  } finally {
    rmSync(draft, { force: true });
  }
}

/**
 * Replaces a stale lock. Only one process at a time may judge and replace, or a slow one would replace the fresh lock of a
 * fast one: a directory is the guard, and the judgement is made again inside it.
 */
function takeOver(file: string, mine: Holder): boolean {
  const guard = `${file}.taking-over`;
  try {
    mkdirSync(guard);
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw error;
    if (ageMs(guard) > GUARD_MS) rmdirSync(guard);
    return false;
  }
  try {
    const holder = readHolder(file);
    const stale = holder === 'unreadable' ? ageMs(file) > SILENCE_MS : holder === 'missing' || isStale(file, holder);
    if (!stale) return false;
    const draft = `${file}.${mine.token}`;
    writeFileSync(draft, JSON.stringify(mine), { mode: 0o600, flush: true });
    renameSync(draft, file);
    return true;
  } finally {
    rmdirSync(guard);
  }
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

/** How long a second opener looks before it gives up (ms): long enough for a take-over, short enough to answer at once. */
const PATIENCE_MS = 600;

/**
 * Takes the lock of an embedded database, before it is opened. A live holder is named in the error; the lock of a dead one
 * is taken over. `onLost` is called when the file no longer names this process, after which nothing may be written.
 */
export async function takeLock(folder: string, onLost: () => void): Promise<DatabaseLock> {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const file = join(folder, 'database.lock');
  const mine: Holder = {
    token: randomUUID(),
    pid: process.pid,
    startTime: readStartTime(process.pid),
    host: hostname(),
    startedAt: new Date().toISOString(),
  };
  const giveUpAt = Date.now() + PATIENCE_MS;
  while (!create(file, mine) && !takeOver(file, mine)) {
    const holder = readHolder(file);
    const isHeld = typeof holder === 'object' && !isStale(file, holder);
    if (isHeld) throw new DatabaseInUse(file, holder);
    if (Date.now() > giveUpAt)
      throw new Error(`The lock file ${file} is damaged or changing hands. Try again in a few seconds.`);
    await pause(50);
  }

  const isMine = (): boolean => {
    const holder = readHolder(file);
    return typeof holder === 'object' && holder.token === mine.token;
  };
  const heartbeat = setInterval(() => {
    if (isMine()) utimesSync(file, new Date(), new Date());
    else {
      clearInterval(heartbeat);
      onLost();
    }
  }, HEARTBEAT_MS);
  heartbeat.unref();
  return {
    release() {
      clearInterval(heartbeat);
      if (isMine()) rmSync(file, { force: true });
    },
  };
}
