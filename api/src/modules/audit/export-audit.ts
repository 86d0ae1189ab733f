import type { KeyObject } from 'node:crypto';
import type { Clock } from '../../platform/clock.ts';
import type { Database, Tx } from '../../platform/database/index.ts';
import { toAuditEvent, toPlatformAuditEvent } from './audit-rows.ts';
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

interface ExportedEvent {
  seq: number;
  hash: string;
}

async function readPage(tx: Tx, chain: string, after: number): Promise<(object & ExportedEvent)[]> {
  const page = { orderBy: { seq: 'asc' }, take: PAGE_EVENTS } as const;
  if (chain === 'platform') {
    const rows = await tx.platformAuditEvent.findMany({ ...page, where: { seq: { gt: after } } });
    return rows.map((row) => ({ ...toPlatformAuditEvent(row), seq: row.seq, hash: row.hash }));
  }
  const rows = await tx.auditEvent.findMany({ ...page, where: { practiceId: chain, seq: { gt: after } } });
  return rows.map(toAuditEvent);
}

/**
 * A chain as canonical JSON lines: a header, the events, and a signed checkpoint that closes the file. `chain` is a
 * practice id or `platform`. Returns the checkpoint, which belongs outside the database.
 */
export async function* exportAudit(
  { database, auditKey, clock }: ExportAuditDeps,
  chain: string,
): AsyncGenerator<string, Checkpoint> {
  yield `${canonicalJson({ kind: 'header', format: AUDIT_FORMAT, chain })}\n`;
  let last: ExportedEvent = { seq: 0, hash: GENESIS_HASH };
  for (;;) {
    const after = last.seq;
    const read = (tx: Tx): Promise<(object & ExportedEvent)[]> => readPage(tx, chain, after);
    const events = await (chain === 'platform' ? database.withGlobal(read) : database.withPractice(chain, read));
    if (events.length > 0) yield events.map((event) => `${canonicalJson(event)}\n`).join('');
    last = events.at(-1) ?? last;
    if (events.length < PAGE_EVENTS) break;
  }
  const facts = { chain, seq: last.seq, hash: last.hash, at: clock.now().toISOString() };
  const checkpoint = signCheckpoint(facts, auditKey);
  yield `${canonicalJson(checkpoint)}\n`;
  return checkpoint;
}
