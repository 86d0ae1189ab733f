import { generateKeyPairSync } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { GENESIS_HASH, canonicalJson, hashOf } from '../modules/audit/chain.ts';
import { AUDIT_FORMAT, signCheckpoint } from '../modules/audit/checkpoint.ts';
import { newId } from '../platform/ids.ts';

export const makeAuditKey = (): KeyObject => generateKeyPairSync('ed25519').privateKey;

/** The lines of a chain without its closing checkpoint, made without a database. */
function* chainLines(chain: string, events: number, end: { seq: number; hash: string }): Generator<string> {
  yield canonicalJson({ kind: 'header', format: AUDIT_FORMAT, chain });
  let prevHash = GENESIS_HASH;
  const encounterId = newId();
  for (let seq = 1; seq <= events; seq += 1) {
    const event = {
      id: newId(),
      practiceId: chain,
      seq,
      encounterId: seq % 5 === 0 ? null : encounterId,
      userId: chain,
      userRole: 'BILLER',
      actorType: 'user',
      action: 'USER_ADDED_DIAGNOSIS',
      schemaVersion: 1,
      payload: { code: 'E11.42', position: (seq % 12) + 1, source: seq % 2 === 0 ? 'ai' : 'user' },
      createdAt: new Date(1_790_000_000_000 + seq * 1_000).toISOString(),
      prevHash,
    };
    const hash = hashOf(event);
    prevHash = hash;
    Object.assign(end, { seq, hash });
    yield canonicalJson({ ...event, hash });
  }
}

/** A whole audit file line by line, as an export writes it. */
export function* auditLines(events: number, key: KeyObject, chain: string = newId()): Generator<string> {
  const end = { seq: 0, hash: GENESIS_HASH };
  yield* chainLines(chain, events, end);
  yield canonicalJson(signCheckpoint({ chain, ...end, at: '2026-11-22T12:00:00.000Z' }, key));
}

export const auditFile = (events: number, key: KeyObject, chain?: string): string[] => [
  ...auditLines(events, key, chain),
];
