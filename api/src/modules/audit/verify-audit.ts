// The verifier reads a file and nothing else: no database, no configuration, no schema of payloads.
import { z } from 'zod';
import { GENESIS_HASH, canonicalJson, hashOf } from './chain.ts';
import { AUDIT_FORMAT, chainSchema, checkpointSchema, fingerprintOf, isSigned } from './checkpoint.ts';
import type { Checkpoint } from './checkpoint.ts';

export interface VerifyOptions {
  /** Fingerprint of the key that must have signed. Without it the result tells which key did. */
  key?: string;
  /** A checkpoint kept from earlier: the chain must still hold it, signed by the same key. */
  earlier?: Checkpoint;
}

export type VerifyResult =
  | { ok: true; chain: string; events: number; checkpoint: Checkpoint; key: string; keyWasExpected: boolean }
  | { ok: false; line: number; problem: string };

/** Longest line read (bytes). Our events are far below 100 kB; the cap keeps a hostile file from filling memory. */
const LONGEST_LINE = 1_000_000;

class Refused extends Error {
  readonly line: number;

  constructor(line: number, problem: string) {
    super(problem);
    this.line = line;
  }
}

const headerSchema = z.strictObject({ kind: z.literal('header'), format: z.literal(AUDIT_FORMAT), chain: chainSchema });

const eventSchema = z.looseObject({
  practiceId: z.string().optional(),
  seq: z.number().int(),
  prevHash: z.string(),
  hash: z.string(),
});

/** Splits at line feeds only: other line ends are characters that a JSON string may hold. */
async function* readLines(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<{ line: string; number: number }> {
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  let rest: Buffer = Buffer.alloc(0);
  let number = 0;
  const decode = (bytes: Buffer): string => {
    try {
      return decoder.decode(bytes);
    } catch {
      throw new Refused(number, 'The line is not UTF-8.');
    }
  };
  for await (const chunk of chunks) {
    const bytes: Buffer = rest.length === 0 ? Buffer.from(chunk) : Buffer.concat([rest, chunk]);
    let start = 0;
    for (let end = bytes.indexOf(10); end !== -1; end = bytes.indexOf(10, start)) {
      number += 1;
      yield { line: decode(bytes.subarray(start, end)), number };
      start = end + 1;
    }
    rest = bytes.subarray(start);
    if (rest.length > LONGEST_LINE) throw new Refused(number + 1, 'The line is longer than any audit event.');
  }
  if (rest.length > 0) throw new Refused(number + 1, 'The file ends in the middle of a line.');
}

/** Exactly one text stands for a value, so a changed byte shows even where it would not change the value. */
function parseCanonical(line: string, number: number): unknown {
  let value: unknown;
  try {
    value = JSON.parse(line);
    if (canonicalJson(value) === line) return value;
  } catch {
    throw new Refused(number, 'The line is not JSON.');
  }
  throw new Refused(number, 'The line is not in canonical form (RFC 8785).');
}

interface Link {
  seq: number;
  hash: string;
}

function checkEvent(value: unknown, number: number, chain: string, last: Link): Link {
  const parsed = eventSchema.safeParse(value);
  if (!parsed.success) throw new Refused(number, 'The line is no audit event.');
  const event = parsed.data;
  const owner = chain === 'platform' ? undefined : chain;
  if (event.practiceId !== owner) throw new Refused(number, 'The event belongs to another chain.');
  if (event.seq !== last.seq + 1)
    throw new Refused(number, `Event ${event.seq} follows event ${last.seq}: events were removed, added or moved.`);
  if (event.prevHash !== last.hash)
    throw new Refused(number, `Event ${event.seq} does not link to the event before it.`);
  if (hashOf(event) !== event.hash) throw new Refused(number, `Event ${event.seq} was changed after it was written.`);
  return { seq: event.seq, hash: event.hash };
}

function checkCheckpoint(value: unknown, number: number, chain: string, last: Link): Checkpoint {
  const parsed = checkpointSchema.safeParse(value);
  if (!parsed.success) throw new Refused(number, 'The checkpoint does not have its form.');
  const checkpoint = parsed.data;
  if (!isSigned(checkpoint)) throw new Refused(number, 'The signature of the checkpoint is wrong.');
  if (checkpoint.chain !== chain) throw new Refused(number, 'The checkpoint belongs to another chain.');
  if (checkpoint.seq !== last.seq || checkpoint.hash !== last.hash) {
    throw new Refused(
      number,
      `The checkpoint speaks of ${checkpoint.seq} events and the file holds ${last.seq}, or they end differently.`,
    );
  }
  return checkpoint;
}

function isCheckpointLine(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'kind' in value && value.kind === 'checkpoint';
}

async function walk(chunks: AsyncIterable<Uint8Array>, { key, earlier }: VerifyOptions): Promise<VerifyResult> {
  let chain: string | null = null;
  let last: Link = { seq: 0, hash: GENESIS_HASH };
  let checkpoint: Checkpoint | null = null;
  let lines = 0;
  let earlierWasMet = earlier === undefined || (earlier.seq === 0 && earlier.hash === GENESIS_HASH);
  if (earlier !== undefined && !isSigned(earlier))
    throw new Refused(0, 'The signature of the earlier checkpoint is wrong.');

  for await (const { line, number } of readLines(chunks)) {
    lines = number;
    if (checkpoint !== null) throw new Refused(number, 'Something follows the checkpoint that closes the file.');
    const value = parseCanonical(line, number);
    if (chain === null) {
      const header = headerSchema.safeParse(value);
      if (!header.success) throw new Refused(number, `The file does not start with a header of ${AUDIT_FORMAT}.`);
      chain = header.data.chain;
      if (earlier !== undefined && earlier.chain !== chain)
        throw new Refused(number, 'The earlier checkpoint belongs to another chain.');
    } else if (isCheckpointLine(value)) {
      checkpoint = checkCheckpoint(value, number, chain, last);
    } else {
      last = checkEvent(value, number, chain, last);
      if (earlier?.seq === last.seq) {
        if (earlier.hash !== last.hash)
          throw new Refused(number, `Event ${last.seq} differs from the earlier checkpoint: the chain was rewritten.`);
        earlierWasMet = true;
      }
    }
  }

  if (chain === null || checkpoint === null)
    throw new Refused(lines, 'The file ends before its checkpoint: its tail was cut.');
  if (!earlierWasMet) throw new Refused(lines, `The chain is shorter than the earlier checkpoint: its tail was cut.`);
  const signer = fingerprintOf(checkpoint.publicKey);
  if (earlier !== undefined && earlier.publicKey !== checkpoint.publicKey) {
    throw new Refused(
      lines,
      `The file is signed by ${signer}, the earlier checkpoint by ${fingerprintOf(earlier.publicKey)}.`,
    );
  }
  if (key !== undefined && key !== signer) throw new Refused(lines, `The file is signed by ${signer}, not by ${key}.`);
  const keyWasExpected = key !== undefined || earlier !== undefined;
  return { ok: true, chain, events: last.seq, checkpoint, key: signer, keyWasExpected };
}

/** Recomputes a whole chain from an exported file, in one pass and constant memory. */
export async function verifyAudit(
  chunks: AsyncIterable<Uint8Array>,
  options: VerifyOptions = {},
): Promise<VerifyResult> {
  try {
    return await walk(chunks, options);
  } catch (error) {
    if (error instanceof Refused) return { ok: false, line: error.line, problem: error.message };
    throw error;
  }
}
