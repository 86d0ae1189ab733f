import { actorTypeSchema, auditActionSchema, idSchema, type AuditRecord, type PracticeId } from '@codeloom/contracts';
import type { PhiCipher } from '../../platform/crypto/index.ts';
import type { Tx } from '../../platform/database/index.ts';
import { readReasons } from '../encounters/index.ts';
import { labelsOf, listEvents, namesOf, type EventQuery, type EventRow } from './audit-trail.repository.ts';

export interface Trail {
  readonly items: AuditRecord[];
  readonly names: Record<string, string>;
}

/** Events as people read them: with the names of whoever acted or is spoken of, the patient's pseudonym, and the reasons given. */
export async function readTrail(tx: Tx, cipher: PhiCipher, practiceId: PracticeId, query: EventQuery): Promise<Trail> {
  const rows = await listEvents(tx, practiceId, query);
  const names = await namesOf(tx, practiceId, new Set(rows.flatMap(idsIn)));
  const labels = await labelsOf(tx, practiceId, new Set(rows.flatMap(({ encounterId }) => encounterId ?? [])));
  const reasons = await readReasons(
    tx,
    cipher,
    practiceId,
    rows.flatMap((row) => commentIdOf(row) ?? []),
  );
  const items = rows.map((row): AuditRecord => {
    const commentId = commentIdOf(row);
    return {
      id: row.id,
      seq: row.seq,
      encounterId: row.encounterId as AuditRecord['encounterId'],
      encounterLabel: row.encounterId === null ? null : (labels.get(row.encounterId) ?? null),
      userId: row.userId as AuditRecord['userId'],
      userName: row.userId === null ? null : (names.get(row.userId) ?? null),
      userRole: row.userRole,
      actorType: actorTypeSchema.parse(row.actorType),
      action: auditActionSchema.parse(row.action),
      schemaVersion: row.schemaVersion,
      payload: payloadOf(row),
      reason: commentId === null ? null : (reasons.get(commentId) ?? null),
      createdAt: row.createdAt.toISOString(),
      hash: row.hash,
    };
  });
  return { items, names: Object.fromEntries(names) };
}

const payloadOf = (row: EventRow): Record<string, unknown> => row.payload as Record<string, unknown>;

/** The reason an event was given. What people say to each other about an encounter stays in its thread, also out of export files. */
function commentIdOf(row: EventRow): string | null {
  if (row.action === 'ENCOUNTER_COMMENTED') return null;
  const { commentId } = payloadOf(row);
  return typeof commentId === 'string' ? commentId : null;
}

const isId = (value: unknown): value is string => idSchema.safeParse(value).success;

/** Every id an event may name a person or key by; ids of other things simply find no name. */
function idsIn(row: EventRow): string[] {
  const { userId, apiKeyId, byUserId, changes } = payloadOf(row);
  const handed = Array.isArray(changes) ? (changes as { from?: unknown; to?: unknown }[]) : [];
  return [row.userId, userId, apiKeyId, byUserId, ...handed.flatMap(({ from, to }) => [from, to])].filter(isId);
}
