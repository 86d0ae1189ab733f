import type { EncounterSortField, QueueColumn, QueueView } from '@codeloom/contracts';

// What the list shows lives in the address, so that a reload and a shared link show the same rows. Words that were searched
// for do not: they name a patient, and addresses end up in histories and logs.

const statuses = ['needs_coding', 'draft', 'ai_suggested', 'finalized', 'exported', 'voided'] as const;
const risks = ['low', 'medium', 'high'] as const;
const sortFields = [
  'encounterDate',
  'updatedAt',
  'patient',
  'denialRisk',
  'status',
] as const satisfies EncounterSortField[];
const columns = [
  'patient',
  'externalId',
  'date',
  'visit',
  'specialty',
  'provider',
  'assignee',
  'payer',
  'em',
  'risk',
  'status',
  'updated',
] as const satisfies QueueColumn[];

const isDate = (text: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(text);
const isId = (text: string): boolean => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text);

/** The view an address asks for; what it does not say, or nobody can read, is the standard one's. */
export function viewOf(query: URLSearchParams, standard: QueueView): QueueView {
  const read = (name: string, fits: (text: string) => boolean): string | undefined => {
    const text = query.get(name);
    return text !== null && fits(text) ? text : undefined;
  };
  const one = <T extends string>(name: string, all: readonly T[]): T | undefined =>
    all.find((value) => value === query.get(name));
  const all = query.get('status') === 'all';
  const status = all ? undefined : (one('status', statuses) ?? standard.filters.status);
  const sort = query.get('sort') ?? '';
  const by = sortFields.find((field) => field === sort.replace(/^-/, ''));
  const chosen = query.get('columns')?.split(',');
  const shown = columns.filter((column) => chosen?.includes(column));
  return {
    filters: present({
      status,
      from: read('from', isDate),
      to: read('to', isDate),
      providerId: read('provider', isId),
      assignee: read('assignee', (text) => text === 'me' || text === 'none' || isId(text)),
      denialRisk: one('risk', risks),
    }),
    sort: by ? { by, direction: sort.startsWith('-') ? 'desc' : 'asc' } : standard.sort,
    columns: shown.length > 0 ? shown : standard.columns,
  };
}

/** The address of a view: only what differs from the standard one. */
export function queryOf({ filters, sort, columns: shown }: QueueView, standard: QueueView): URLSearchParams {
  const query = new URLSearchParams();
  const set = (name: string, value: string | undefined): void => {
    if (value !== undefined) query.set(name, value);
  };
  if (filters.status !== standard.filters.status) set('status', filters.status ?? 'all');
  set('from', filters.from);
  set('to', filters.to);
  set('provider', filters.providerId);
  set('assignee', filters.assignee);
  set('risk', filters.denialRisk);
  if (sort.by !== standard.sort.by || sort.direction !== standard.sort.direction) {
    set('sort', `${sort.direction === 'desc' ? '-' : ''}${sort.by}`);
  }
  if ([...shown].sort().join() !== [...standard.columns].sort().join()) set('columns', shown.join());
  return query;
}

function present<T extends object>(filters: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  const named = Object.entries(filters).filter(([, value]) => value !== undefined);
  return Object.fromEntries(named) as { [K in keyof T]?: Exclude<T[K], undefined> };
}
