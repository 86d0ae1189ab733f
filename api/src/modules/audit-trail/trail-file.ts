import type { AuditRecord } from '@codeloom/contracts';
import { stringify } from 'csv-stringify/sync';
import { safeCell } from '../exports/index.ts';

const columns = [
  'seq',
  'time',
  'action',
  'actor',
  'actor_type',
  'role',
  'encounter_id',
  'patient',
  'change',
  'reason',
  'details',
  'hash',
] as const;

/** What an event changed, as `field: old -> new`, with names for ids. */
function changeText(payload: Record<string, unknown>, names: Record<string, string>): string {
  const text = (value: unknown): string => {
    if (value === null || value === undefined) return 'none';
    if (typeof value === 'string') return names[value] ?? value;
    return JSON.stringify(value);
  };
  const changes = Array.isArray(payload['changes']) ? (payload['changes'] as Record<string, unknown>[]) : [];
  if (changes.length > 0) {
    return changes.map(({ field, from, to }) => `${text(field)}: ${text(from)} -> ${text(to)}`).join('; ');
  }
  return 'from' in payload && 'to' in payload ? `${text(payload['from'])} -> ${text(payload['to'])}` : '';
}

/** UTF-8 with a byte order mark and RFC 4180 line ends, each cell safe to open in a spreadsheet. */
export function trailAsCsv(items: readonly AuditRecord[], names: Record<string, string>): string {
  const rows = items.map((item) =>
    [
      String(item.seq),
      item.createdAt,
      item.action,
      item.userName ?? item.userId ?? '',
      item.actorType,
      item.userRole ?? '',
      item.encounterId ?? '',
      item.encounterLabel ?? '',
      changeText(item.payload, names),
      item.reason ?? '',
      JSON.stringify(item.payload),
      item.hash,
    ].map(safeCell),
  );
  return `\ufeff${stringify([[...columns], ...rows], { record_delimiter: 'windows' })}`;
}

export function trailAsJson(items: readonly AuditRecord[], names: Record<string, string>): string {
  return `${JSON.stringify({ items, names }, null, 1)}\n`;
}
