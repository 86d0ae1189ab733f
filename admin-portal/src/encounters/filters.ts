import type { EncounterListInput } from '@codeloom/contracts';

export const statusFilters = [
  { value: 'needs_coding', name: 'Needs coding' },
  { value: 'finalized', name: 'Finalized' },
  { value: 'exported', name: 'Exported' },
  { value: 'voided', name: 'Voided' },
  { value: 'all', name: 'All' },
] as const;
export type StatusFilter = (typeof statusFilters)[number]['value'];

/** What the list shows. It lives in the address, so that a reload and a shared link show the same rows. */
export interface Filters {
  status: StatusFilter;
  from: string;
  to: string;
  providerId: string;
}

const isDate = (text: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(text);

export function filtersOf(query: URLSearchParams): Filters {
  const status = statusFilters.find(({ value }) => value === query.get('status'))?.value ?? 'needs_coding';
  const date = (name: string): string => {
    const text = query.get(name) ?? '';
    return isDate(text) ? text : '';
  };
  return { status, from: date('from'), to: date('to'), providerId: query.get('provider') ?? '' };
}

export function queryOf({ status, from, to, providerId }: Filters): URLSearchParams {
  const query = new URLSearchParams();
  if (status !== 'needs_coding') query.set('status', status);
  if (from) query.set('from', from);
  if (to) query.set('to', to);
  if (providerId) query.set('provider', providerId);
  return query;
}

export function listInputOf({ status, from, to, providerId }: Filters): EncounterListInput {
  return {
    ...(status === 'all' ? {} : { status }),
    ...(from ? { from } : {}),
    ...(to ? { to } : {}),
    ...(providerId ? { providerId: providerId } : {}),
  };
}

export const isNarrowed = (filters: Filters): boolean => Boolean(filters.from || filters.to || filters.providerId);
