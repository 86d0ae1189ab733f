import { Prisma } from '@codeloom/prisma';
import { AppError } from '../errors.ts';

/** Two rows would hold one key. Catch it where a service has a better answer than "conflict". */
export class UniqueViolation extends AppError {
  override name = 'UniqueViolation';
  /** Name of the key in the database, such as `encounter_practice_id_external_id_key`; null where it does not tell. */
  readonly key: string | null;

  constructor(key: string | null) {
    super('conflict', 'An entry with this key is there already. Load the current state and try again.');
    this.key = key;
  }
}

/**
 * A fault nobody handles. It carries codes only: a driver's own message quotes values ("Key (email)=(…)"), and those
 * belong in no log.
 */
export class DatabaseFault extends Error {
  override name = 'DatabaseFault';
  readonly prismaCode: string | null;
  readonly sqlState: string | null;

  constructor(message: string, codes: { prismaCode?: string | undefined; sqlState?: string | undefined }) {
    super(message);
    this.prismaCode = codes.prismaCode ?? null;
    this.sqlState = codes.sqlState ?? null;
  }
}

export interface Fault {
  error: unknown;
  /** The database broke the transaction off; the same work may succeed when run again. */
  retryable: boolean;
  sqlState?: string | undefined;
}

/** Prisma: cannot reach, reaching timed out, connection closed, no free connection, transaction could not start. */
const UNAVAILABLE_PRISMA = new Set(['P1001', 'P1002', 'P1008', 'P1017', 'P2024', 'P2037']);
/** Classes 08 (connection), 57P0x (shutting down, crashed, starting) and 53300 (too many connections). */
const unavailableState = /^(08...|57P0[1-5]|53300)$/;
/** serialization_failure, deadlock_detected. */
const RETRYABLE_STATES = new Set(['40001', '40P01']);
/** The embedded database's worker or a server's socket went away: errors of Node, before any protocol. */
const UNAVAILABLE_NODE = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ENOENT',
  'EPIPE',
  'ETIMEDOUT',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
]);
/** Wording of node-postgres where it gives no code. */
const unavailableWording =
  /Connection terminated|Client has encountered a connection error|timeout exceeded when trying to connect|Cannot use a pool after calling end|not queryable|Unable to start a transaction in the given time/;

interface DriverCause {
  kind?: string;
  originalCode?: string;
  code?: string;
  constraint?: { fields?: string[]; index?: string };
}

function field(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined;
}

/** The driver's own account of a fault, wherever this Prisma release puts it. */
function driverCause(error: unknown): DriverCause {
  const inMeta = field(field(field(error, 'meta'), 'driverAdapterError'), 'cause');
  const cause = inMeta ?? field(error, 'cause');
  return typeof cause === 'object' && cause !== null ? cause : {};
}

function sqlStateOf(error: unknown, cause: DriverCause): string | undefined {
  const candidates = [cause.originalCode, cause.code, field(error, 'code'), field(field(error, 'meta'), 'code')];
  return candidates.find(
    (code): code is string => typeof code === 'string' && /^[0-9A-Z]{5}$/.test(code) && !/^P[0-9]{4}$/.test(code),
  );
}

function isUnavailable(
  error: Error,
  prismaCode: string | undefined,
  sqlState: string | undefined,
  cause: DriverCause,
): boolean {
  const codes = [field(error, 'code'), cause.code, cause.originalCode];
  return (
    (prismaCode !== undefined && UNAVAILABLE_PRISMA.has(prismaCode)) ||
    (sqlState !== undefined && unavailableState.test(sqlState)) ||
    codes.some((code) => typeof code === 'string' && UNAVAILABLE_NODE.has(code)) ||
    ['DatabaseNotReachable', 'ConnectionClosed', 'SocketTimeout', 'TooManyConnections'].includes(cause.kind ?? '') ||
    error instanceof Prisma.PrismaClientInitializationError ||
    unavailableWording.test(error.message)
  );
}

function isDatabaseError(error: unknown): error is Error {
  if (!(error instanceof Error) || error instanceof AppError) return false;
  return (
    error instanceof Prisma.PrismaClientKnownRequestError ||
    error instanceof Prisma.PrismaClientUnknownRequestError ||
    error instanceof Prisma.PrismaClientInitializationError ||
    error instanceof Prisma.PrismaClientValidationError ||
    error.name === 'DriverAdapterError' ||
    typeof field(error, 'code') === 'string' ||
    unavailableWording.test(error.message)
  );
}

/** Turns what Prisma, the driver or the socket threw into what services and callers know. Other errors pass unchanged. */
export function translateFault(error: unknown): Fault {
  if (!isDatabaseError(error)) return { error, retryable: false };
  const cause = driverCause(error);
  const code = field(error, 'code');
  const prismaCode = typeof code === 'string' && /^P[0-9]{4}$/.test(code) ? code : undefined;
  const sqlState = sqlStateOf(error, cause);

  if (
    prismaCode === 'P2034' ||
    cause.kind === 'TransactionWriteConflict' ||
    (sqlState !== undefined && RETRYABLE_STATES.has(sqlState))
  ) {
    const conflict = new AppError(
      'conflict',
      'Somebody else changed this at the same moment. Load it again and repeat your change.',
    );
    return { error: conflict, retryable: true, sqlState: sqlState ?? prismaCode };
  }
  if (isUnavailable(error, prismaCode, sqlState, cause)) {
    const message = 'The database cannot be reached at the moment. Try again shortly.';
    return {
      error: new AppError('databaseUnavailable', message, undefined, {
        cause: new DatabaseFault(error.name, { prismaCode, sqlState }),
      }),
      retryable: false,
    };
  }
  if (prismaCode === 'P2002' || cause.kind === 'UniqueConstraintViolation' || sqlState === '23505') {
    const key = cause.constraint?.index ?? cause.constraint?.fields?.join(', ') ?? null;
    return { error: new UniqueViolation(key), retryable: false, sqlState };
  }
  return { error: withoutValues(error, prismaCode, sqlState), retryable: false, sqlState };
}

/** Keeps the stack and the codes, leaves out every value. */
function withoutValues(error: Error, prismaCode: string | undefined, sqlState: string | undefined): DatabaseFault {
  const model = field(field(error, 'meta'), 'modelName');
  // A validation error is a mistake in our code; its last line names the argument and the expected type, not the value.
  const hint =
    error instanceof Prisma.PrismaClientValidationError ? error.message.trim().split('\n').at(-1) : undefined;
  const parts = [error.name, prismaCode, sqlState, typeof model === 'string' ? `on ${model}` : undefined, hint];
  const fault = new DatabaseFault(parts.filter((part) => part !== undefined).join(' '), { prismaCode, sqlState });
  const frames = error.stack?.split('\n').filter((line) => /^\s+at /.test(line)) ?? [];
  fault.stack = [`${fault.name}: ${fault.message}`, ...frames].join('\n');
  return fault;
}
