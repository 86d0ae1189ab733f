import type { AuditListInput, AuditRecord } from '@codeloom/contracts';
import type { CallOptions, CodeloomClient } from '../client.ts';
import type { FakeCall, FakeOptions } from './fake-options.ts';
import { samplePeople } from './fake-worklist.ts';

type Answer = <T>(call: FakeCall, options: CallOptions | undefined, work: () => T) => Promise<T>;
type Filter = Omit<AuditListInput, 'cursor' | 'limit'>;

/** The audit trail that a test hands over, newest first. */
export function fakeAudit({ answer, options }: { answer: Answer; options: FakeOptions }): CodeloomClient['audit'] {
  const externalIds = new Map((options.encounters ?? []).map(({ id, externalId }) => [externalId, id]));
  const matching = ({ encounter, actions, userId, from, to }: Filter): AuditRecord[] => {
    const id = encounter && ('id' in encounter ? encounter.id : externalIds.get(encounter.externalId));
    return (options.audit ?? []).filter(
      (record) =>
        (encounter === undefined || record.encounterId === id) &&
        (actions === undefined || actions.includes(record.action)) &&
        (userId === undefined || record.userId === userId) &&
        (from === undefined || record.createdAt >= from) &&
        (to === undefined || record.createdAt < to),
    );
  };
  const names = Object.fromEntries((options.people ?? samplePeople).map(({ id, name }) => [id, name]));
  return {
    list: ({ cursor, limit = 50, ...filter }, call) =>
      answer('audit.list', call, () => {
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
        const items = matching(filter);
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
}
