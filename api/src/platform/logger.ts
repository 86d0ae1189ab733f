import { pino, stdSerializers } from 'pino';
import type { DestinationStream, Logger as PinoLogger } from 'pino';

export type Logger = PinoLogger;

/**
 * Structured logs: ids, codes, lengths and durations only. Second net, not the first: these paths are blanked even when
 * somebody logs a whole request or encounter by mistake.
 */
const neverLogged = [
  'noteText',
  'note',
  'text',
  'quote',
  'password',
  'token',
  'accessToken',
  'clientSecret',
  'authorization',
  'cookie',
  'body',
  'email',
];

const redactPaths = neverLogged.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]);

/** The server's logger. `destination` is for tests. */
export function createLogger(options: { level: string }, destination?: DestinationStream): Logger {
  return pino(
    {
      level: options.level,
      base: null,
      timestamp: () => `,"time":"${new Date().toISOString()}"`,
      formatters: { level: (label) => ({ level: label }) },
      redact: { paths: redactPaths, censor: '[not logged]' },
      serializers: { err: stdSerializers.err, error: stdSerializers.err },
    },
    destination,
  );
}
