import type { EncounterCounts, EncounterSortField, QueueColumn, QueueView } from '@codeloom/contracts';

export type StatusFilter = NonNullable<QueueView['filters']['status']> | 'all';

/** The statuses a worklist is cut by, in the order of the work. */
export const statusFilters = [
  'needs_coding',
  'draft',
  'ai_suggested',
  'finalized',
  'exported',
  'voided',
  'all',
] as const satisfies readonly StatusFilter[];

/** What a worklist shows before anybody chooses. */
export const defaultView: QueueView = {
  filters: { status: 'needs_coding' },
  sort: { by: 'encounterDate', direction: 'desc' },
  columns: ['patient', 'date', 'visit', 'provider', 'assignee', 'payer', 'em', 'risk', 'status'],
};

/** Columns in the order they are drawn, with their widths and what they sort by. Source of widths: the longest usual text at 14 px. */
export const columnLayout: readonly { id: QueueColumn; width: string; sort?: EncounterSortField }[] = [
  { id: 'patient', width: 'minmax(104px, 1.1fr)', sort: 'patient' },
  { id: 'externalId', width: 'minmax(104px, 1fr)' },
  { id: 'date', width: '112px', sort: 'encounterDate' },
  { id: 'visit', width: 'minmax(120px, 1.4fr)' },
  { id: 'specialty', width: 'minmax(110px, 1.2fr)' },
  { id: 'provider', width: 'minmax(110px, 1.2fr)' },
  { id: 'assignee', width: 'minmax(110px, 1.2fr)' },
  { id: 'payer', width: '104px' },
  { id: 'em', width: '72px' },
  { id: 'risk', width: '104px', sort: 'denialRisk' },
  { id: 'status', width: '116px', sort: 'status' },
  { id: 'updated', width: '168px', sort: 'updatedAt' },
];

/** The chosen columns, always with the patient first: a row without a name cannot be told from the next. */
export function shownColumns(view: QueueView) {
  return columnLayout.filter(({ id }) => id === 'patient' || view.columns.includes(id));
}

/** Whether something beside the status narrows the list. */
export function isNarrowed(view: QueueView, text: string): boolean {
  const { status: _status, ...others } = view.filters;
  return text !== '' || Object.values(others).some((value) => value !== undefined);
}

export function countOf(counts: EncounterCounts | null, status: StatusFilter): number | null {
  if (!counts) return null;
  const { byStatus } = counts;
  if (status === 'needs_coding') return byStatus.draft + byStatus.ai_suggested;
  if (status === 'all') return Object.values(byStatus).reduce((sum, count) => sum + count, 0);
  return byStatus[status];
}

/** The dates read backwards: nothing lies between them, and the person exchanged or mistyped them. */
export function isBackwards({ filters: { from, to } }: QueueView): boolean {
  return from !== undefined && to !== undefined && from > to;
}

/** The view with other filters; a filter that is undefined is taken away. */
export function withFilters(view: QueueView, change: Partial<QueueView['filters']>): QueueView {
  const filters = Object.entries({ ...view.filters, ...change }).filter(([, value]) => value !== undefined);
  return { ...view, filters: Object.fromEntries(filters) };
}

/** Another column, or the same one the other way round. Dates and risks begin with the highest: that is what is looked for. */
export function withSort(view: QueueView, by: EncounterSortField): QueueView {
  const { sort } = view;
  const first = by === 'encounterDate' || by === 'updatedAt' || by === 'denialRisk' ? 'desc' : 'asc';
  const direction = sort.by === by ? (sort.direction === 'asc' ? 'desc' : 'asc') : first;
  return { ...view, sort: { by, direction } };
}

export const sameView = (a: QueueView, b: QueueView): boolean =>
  JSON.stringify([inOrder(a.filters), a.sort, shownColumns(a)]) ===
  JSON.stringify([inOrder(b.filters), b.sort, shownColumns(b)]);

const inOrder = (filters: QueueView['filters']): [string, unknown][] =>
  Object.entries(filters)
    .filter(([, value]) => value !== undefined)
    .sort(([a], [b]) => a.localeCompare(b));
