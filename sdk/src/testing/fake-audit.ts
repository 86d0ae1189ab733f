import type { AuditAction, AuditListInput, AuditRecord, Encounter } from '@codeloom/contracts';
import type { CallOptions, CodeloomClient } from '../client.ts';
import { denied } from './fake-access.ts';
import type { FakeCall, FakeOptions } from './fake-options.ts';
import type { FakeStore } from './fake-store.ts';
import { samplePeople } from './fake-worklist.ts';

type Answer = <T>(call: FakeCall, options: CallOptions | undefined, work: () => T) => Promise<T>;
type Filter = Omit<AuditListInput, 'cursor' | 'limit'>;

interface FakeTrail {
  audit: CodeloomClient['audit'];
  record(action: AuditAction, encounter: Encounter | null, payload?: Record<string, unknown>, reason?: string): void;
}

/** The audit trail that a test hands over, newest first; without one, what this fake was asked to do. */
export function fakeAudit({
  answer,
  options,
  store,
  now,
}: {
  answer: Answer;
  options: FakeOptions;
  store: FakeStore;
  now: () => string;
}): FakeTrail {
  const done: AuditRecord[] = [];
  const [self] = options.people ?? samplePeople;
  const record: FakeTrail['record'] = (action, encounter, payload = {}, reason) => {
    const seq = done.length + 1;
    done.unshift({
      id: crypto.randomUUID(),
      seq,
      encounterId: encounter?.id ?? null,
      encounterLabel: encounter?.patientPseudoId ?? null,
      userId: self?.id ?? null,
      userName: options.userName ?? self?.name ?? null,
      userRole: self?.role ?? null,
      actorType: 'user',
      action,
      schemaVersion: 1,
      payload,
      reason: reason ?? null,
      createdAt: now(),
      hash: seq.toString(16).padStart(64, '0'),
    });
  };
  const idOf = (ref: NonNullable<Filter['encounter']>): string => {
    // A test may hand over events of an encounter that it does not hand over.
    const isNamed = 'id' in ref && options.audit?.some(({ encounterId }) => encounterId === ref.id);
    return isNamed ? ref.id : store.find(ref).id;
  };
  const assertMayRead = ({ encounter }: Filter): void => {
    const { role = 'PRACTICE_ADMIN', encounterId } = options.caller ?? {};
    if (encounter === undefined && (role !== 'PRACTICE_ADMIN' || encounterId !== undefined)) {
      throw denied('Practice admins read the trail of the whole practice. Name an encounter to read its own.');
    }
  };
  const matching = ({ encounter, actions, userId, from, to }: Filter): AuditRecord[] => {
    const id = encounter && idOf(encounter);
    return (options.audit ?? done).filter(
      (record) =>
        (encounter === undefined || record.encounterId === id) &&
        (actions === undefined || actions.includes(record.action)) &&
        (userId === undefined || record.userId === userId) &&
        (from === undefined || record.createdAt >= from) &&
        (to === undefined || record.createdAt < to),
    );
  };
  const names = Object.fromEntries((options.people ?? samplePeople).map(({ id, name }) => [id, name]));
  const audit: CodeloomClient['audit'] = {
    list: ({ cursor, limit = 50, ...filter }, call) =>
      answer('audit.list', call, () => {
        assertMayRead(filter);
        const items = matching(filter).filter(({ seq }) => cursor === undefined || seq < Number(cursor));
        const last = items[limit - 1];
        return {
          items: items.slice(0, limit),
          nextCursor: items.length > limit && last ? String(last.seq) : null,
          names,
        };
      }),
    export: ({ format, ...filter }, call) =>
      answer('audit.export', call, () => {
        assertMayRead(filter);
        const items = matching(filter);
        record('AUDIT_EXPORTED', filter.encounter ? store.find(filter.encounter) : null, {
          format,
          count: items.length,
        });
        return {
          fileName: `codeloom-audit.${format}`,
          mediaType: format === 'csv' ? 'text/csv;charset=utf-8' : 'application/json',
          content:
            format === 'csv' ? items.map(({ seq, action }) => `${seq},${action}`).join('\r\n') : JSON.stringify(items),
          count: items.length,
          truncated: false,
        };
      }),
  };
  return { audit, record };
}
