import {
  MAX_AUDIT_EXPORT,
  type AuditExport,
  type auditExportInputSchema,
  type auditListInputSchema,
  type AuditPage,
  type AuditRecord,
  type EncounterRef,
} from '@codeloom/contracts';
import type { z } from 'zod';
import type { PhiCipher } from '../../platform/crypto/index.ts';
import type { Database, Tx } from '../../platform/database/index.ts';
import { AppError } from '../../platform/errors.ts';
import { auditActor, type PracticeActor } from '../../transport/actor.ts';
import { appendAudit } from '../audit/index.ts';
import type { EncounterReader } from '../encounters/index.ts';
import type { EventQuery } from './audit-trail.repository.ts';
import { readTrail } from './read-trail.ts';
import { trailAsCsv, trailAsJson } from './trail-file.ts';

/** Events of one transaction while a file is written. */
const PAGE_EVENTS = 500;

export interface AuditTrailDeps {
  readonly database: Database;
  readonly cipher: PhiCipher;
  readonly reader: EncounterReader;
}

function positionOf(cursor: string | undefined): number | null {
  if (cursor === undefined) return null;
  if (!/^[1-9]\d{0,9}$/.test(cursor)) {
    throw new AppError('invalidInput', 'cursor: use the nextCursor of the page before, as it is.');
  }
  return Number(cursor);
}

/** The audit trail for people to read; the chain itself is written and verified by the module `audit`. */
export function createAuditTrailService({ database, cipher, reader }: AuditTrailDeps) {
  /** One encounter for whoever sees it; the whole practice for its admins, and never inside a session bound to one encounter. */
  async function scopeOf(tx: Tx, actor: PracticeActor, ref: EncounterRef | undefined): Promise<string | null> {
    if (ref) return (await reader.row(tx, actor, ref)).id;
    const isAdmin = actor.type !== 'partner' && actor.role === 'PRACTICE_ADMIN';
    const isBound = actor.type === 'embed' && actor.encounter !== null;
    if (!isAdmin || isBound) {
      throw new AppError(
        'denied',
        'Practice admins read the trail of the whole practice. Name an encounter to read its own.',
      );
    }
    return null;
  }

  return {
    /** One page, newest first. */
    async list(actor: PracticeActor, input: z.output<typeof auditListInputSchema>): Promise<AuditPage> {
      const { encounter, cursor, limit, ...filter } = input;
      const before = positionOf(cursor);
      return database.withPractice(actor.practiceId, async (tx) => {
        const encounterId = await scopeOf(tx, actor, encounter);
        const trail = await readTrail(tx, cipher, actor.practiceId, {
          ...filter,
          encounterId,
          before,
          limit: limit + 1,
        });
        const items = trail.items.slice(0, limit);
        const last = items.at(-1);
        return { items, nextCursor: trail.items.length > limit && last ? String(last.seq) : null, names: trail.names };
      });
    },

    /** The newest events that match, as a file; that it was written is an event too, before the file leaves. */
    async export(
      actor: PracticeActor,
      { format, encounter, ...filter }: z.output<typeof auditExportInputSchema>,
    ): Promise<AuditExport> {
      const { practiceId } = actor;
      const encounterId = await database.withPractice(practiceId, (tx) => scopeOf(tx, actor, encounter));
      const query = (before: number | null): EventQuery => ({ ...filter, encounterId, before, limit: PAGE_EVENTS });
      const items: AuditRecord[] = [];
      const names: Record<string, string> = {};
      let more = true;
      while (more && items.length <= MAX_AUDIT_EXPORT) {
        const before = items.at(-1)?.seq ?? null;
        const page = await database.withPractice(practiceId, (tx) => readTrail(tx, cipher, practiceId, query(before)));
        items.push(...page.items);
        Object.assign(names, page.names);
        more = page.items.length === PAGE_EVENTS;
      }
      const truncated = items.length > MAX_AUDIT_EXPORT;
      items.splice(MAX_AUDIT_EXPORT);
      const { actions, userId, from, to } = filter;
      await database.withPractice(practiceId, (tx) =>
        appendAudit(tx, {
          practiceId,
          actor: auditActor(actor),
          encounterId,
          action: 'AUDIT_EXPORTED',
          payload: { format, count: items.length, actions, byUserId: userId, from, to },
        }),
      );
      const content = format === 'csv' ? trailAsCsv(items, names) : trailAsJson(items, names);
      return {
        fileName: `codeloom-audit.${format}`,
        mediaType: mediaTypes[format],
        content,
        count: items.length,
        truncated,
      };
    },
  };
}

const mediaTypes = { csv: 'text/csv;charset=utf-8', json: 'application/json' } as const;

export type AuditTrailService = ReturnType<typeof createAuditTrailService>;
