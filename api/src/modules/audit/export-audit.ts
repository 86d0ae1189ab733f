import type { KeyObject } from 'node:crypto';
import type { Clock } from '../../platform/clock.ts';
import type { Database } from '../../platform/database/index.ts';
import { readEvents, readPlatformEvents } from './audit.repository.ts';
import type { StoredEvent } from './audit.repository.ts';
import { GENESIS_HASH, canonicalJson } from './chain.ts';
import { AUDIT_FORMAT, signCheckpoint } from './checkpoint.ts';
import type { Checkpoint } from './checkpoint.ts';

export interface ExportAuditDeps {
  database: Database;
  /** Ed25519 private key that signs the checkpoint. */
  auditKey: KeyObject;
  clock: Clock;
}

/** Events of one page: one short transaction each, so that a long export never holds the database. */
const PAGE_EVENTS = 2_000;

/**
 * A chain as canonical JSON lines: a header, the events, and a signed checkpoint that closes the file. `chain` is a
 * practice id or `platform`. Returns the checkpoint, which belongs outside the database.
 */
export async function* exportAudit(
  { database, auditKey, clock }: ExportAuditDeps,
  chain: string,
): AsyncGenerator<string, Checkpoint> {
  yield `${canonicalJson({ kind: 'header', format: AUDIT_FORMAT, chain })}\n`;
  let last: Pick<StoredEvent, 'seq' | 'hash'> = { seq: 0, hash: GENESIS_HASH };
  for (;;) {
    const page = { after: last.seq, limit: PAGE_EVENTS };
    const events =
      chain === 'platform'
        ? await database.withGlobal((tx) => readPlatformEvents(tx, page))
        : await database.withPractice(chain, (tx) => readEvents(tx, chain, page));
    if (events.length > 0) yield events.map((event) => `${canonicalJson(event)}\n`).join('');
    last = events.at(-1) ?? last;
    if (events.length < PAGE_EVENTS) break;
  }
  const facts = { chain, seq: last.seq, hash: last.hash, at: clock.now().toISOString() };
  const checkpoint = signCheckpoint(facts, auditKey);
  yield `${canonicalJson(checkpoint)}\n`;
  return checkpoint;
}
