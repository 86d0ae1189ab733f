import type {
  Encounter,
  EncounterCounts,
  EncounterFilter,
  EncounterSort,
  EncounterSummary,
  Person,
  SavedView,
} from '@codeloom/contracts';
import type { CallOptions, CodeloomClient } from '../client.ts';
import { CodeloomError } from '../error.ts';
import { denied } from './fake-access.ts';
import type { FakeCall, FakeOptions } from './fake-options.ts';

type Answer = <T>(call: FakeCall, options: CallOptions | undefined, work: () => T) => Promise<T>;

/** Two people of a practice that exists in tests only; the first uses the client. */
export const samplePeople: Person[] = [
  { id: '019a0000-0000-7000-8000-0000000000b1' as Person['id'], name: 'Robin Hale', role: 'BILLER', self: true },
  { id: '019a0000-0000-7000-8000-0000000000b2' as Person['id'], name: 'Dr. Amara Osei', role: 'PROVIDER', self: false },
];

const needsCoding = (status: string): boolean => status === 'draft' || status === 'ai_suggested';
const riskRank = { high: 3, medium: 2, low: 1 } as const;
const statusRank = { draft: 0, ai_suggested: 1, finalized: 2, exported: 3, voided: 4 } as const;

const sortKeys: Record<EncounterSort['by'], (encounter: Encounter) => string | number> = {
  encounterDate: (encounter) => encounter.encounterDate,
  updatedAt: (encounter) => encounter.updatedAt,
  patient: (encounter) => encounter.patientPseudoId,
  denialRisk: ({ denialRiskLevel }) => (denialRiskLevel ? riskRank[denialRiskLevel] : 0),
  status: ({ status }) => statusRank[status],
};

const summaryKeys = [
  'id',
  'version',
  'status',
  'externalId',
  'patientPseudoId',
  'encounterDate',
  'visitType',
  'specialty',
  'providerId',
  'providerName',
  'assigneeId',
  'assigneeName',
  'payer',
  'emRecommended',
  'finalEmCode',
  'denialRiskLevel',
  'createdAt',
  'updatedAt',
  'finalizedAt',
] as const satisfies (keyof EncounterSummary)[];

/** The row of a list: what the server leaves out of one is left out here too. */
function summaryOf(encounter: Encounter): EncounterSummary {
  return Object.fromEntries(summaryKeys.map((key) => [key, encounter[key]])) as unknown as EncounterSummary;
}

/** Lists, counts, assignment and saved views over the encounters of the fake. */
export function fakeWorklist(fake: {
  answer: Answer;
  store: Map<string, Encounter>;
  options: FakeOptions;
  now: () => string;
}): Pick<CodeloomClient, 'worklist' | 'savedViews'> & {
  encounters: Pick<CodeloomClient['encounters'], 'list' | 'counts' | 'assign'>;
} {
  const { answer, store, options, now } = fake;
  const people = options.people ?? samplePeople;
  /** A session that is bound to one encounter sees that one. */
  const sees = ({ id }: Encounter): boolean => (options.caller?.encounterId ?? id) === id;
  const views = new Map((options.savedViews ?? []).map((view) => [view.id, view]));
  /** Sorting thousands of encounters for each page would be the fake's cost, not the element's. */
  let sorted: { key: string; rows: Encounter[] } | null = null;

  const matches = (encounter: Encounter, filter: EncounterFilter): boolean => {
    const { status, from, to, providerId, assignee, denialRisk, text } = filter;
    const whose = assignee === 'me' ? (people[0]?.id ?? null) : assignee === 'none' ? null : assignee;
    const words = text?.toLowerCase() ?? '';
    return (
      sees(encounter) &&
      (status === undefined ||
        (status === 'needs_coding' ? needsCoding(encounter.status) : encounter.status === status)) &&
      (from === undefined || encounter.encounterDate >= from) &&
      (to === undefined || encounter.encounterDate <= to) &&
      (providerId === undefined || encounter.providerId === providerId) &&
      (assignee === undefined || encounter.assigneeId === whose) &&
      (denialRisk === undefined || encounter.denialRiskLevel === denialRisk) &&
      (words === '' ||
        encounter.patientPseudoId.toLowerCase().includes(words) ||
        (encounter.externalId ?? '').toLowerCase().includes(words))
    );
  };

  const rowsOf = (filter: EncounterFilter, sort: EncounterSort, isFirst: boolean): Encounter[] => {
    const key = JSON.stringify([filter, sort]);
    if (sorted?.key === key && !isFirst) return sorted.rows;
    const keyOf = sortKeys[sort.by];
    const sign = sort.direction === 'asc' ? 1 : -1;
    const compare = (a: string | number, b: string | number): number => (a < b ? -1 : a > b ? 1 : 0);
    const rows = [...store.values()]
      .filter((encounter) => matches(encounter, filter))
      .sort((a, b) => sign * (compare(keyOf(a), keyOf(b)) || compare(a.id, b.id)));
    sorted = { key, rows };
    return rows;
  };

  return {
    encounters: {
      list: (input, call) =>
        answer('encounters.list', call, () => {
          const { sort = { by: 'encounterDate', direction: 'desc' }, cursor, limit = 50, ...filter } = input;
          const rows = rowsOf(filter, sort, cursor === undefined);
          const start = cursor === undefined ? 0 : Number(cursor);
          if (!Number.isInteger(start)) {
            throw new CodeloomError(
              'invalidInput',
              'cursor: use the nextCursor of the page before, as it is, with the same order.',
            );
          }
          const end = start + limit;
          return { items: rows.slice(start, end).map(summaryOf), nextCursor: end < rows.length ? String(end) : null };
        }),
      counts: (filter, call) =>
        answer('encounters.counts', call, (): EncounterCounts => {
          const byStatus = { draft: 0, ai_suggested: 0, finalized: 0, exported: 0, voided: 0 };
          for (const encounter of store.values()) if (matches(encounter, filter)) byStatus[encounter.status] += 1;
          return { byStatus };
        }),
      assign: ({ ids, assigneeId }, call) =>
        answer('encounters.assign', call, () => {
          const person = people.find(({ id }) => id === assigneeId);
          if (assigneeId !== null && !person) throw new CodeloomError('invalidInput', 'There is no such active user.');
          const found = ids.flatMap((id) => store.get(id) ?? []).filter(sees);
          if (found.length < ids.length) throw new CodeloomError('notFound', 'There is no such encounter.');
          const changed = found.filter((encounter) => encounter.assigneeId !== assigneeId);
          for (const encounter of changed) {
            store.set(encounter.id, {
              ...encounter,
              assigneeId: person?.id ?? null,
              assigneeName: person?.name ?? null,
              updatedAt: now(),
            });
          }
          return { changed: changed.length };
        }),
    },
    worklist: { people: (call) => answer('worklist.people', call, () => people) },
    savedViews: {
      list: (call) =>
        answer('savedViews.list', call, () => [...views.values()].sort((a, b) => a.name.localeCompare(b.name))),
      save: (input, call) =>
        answer('savedViews.save', call, () => {
          if (input.shared && (options.caller?.role ?? 'PRACTICE_ADMIN') !== 'PRACTICE_ADMIN') {
            throw denied('Practice admins share views. Keep it for yourself, or ask one of them.');
          }
          if (input.id !== undefined && !views.has(input.id)) {
            throw new CodeloomError('notFound', 'There is no such view.');
          }
          const id = input.id ?? crypto.randomUUID();
          if ([...views.values()].some((view) => view.name === input.name && view.id !== id)) {
            throw new CodeloomError(
              'conflict',
              'A view of this name exists. Choose another name, or save over that view.',
            );
          }
          const view: SavedView = {
            id,
            name: input.name,
            shared: input.shared ?? false,
            editable: true,
            view: input.view,
            updatedAt: now(),
          };
          views.set(id, view);
          return view;
        }),
      remove: (id, call) =>
        answer('savedViews.remove', call, () => {
          if (!views.delete(id)) throw new CodeloomError('notFound', 'There is no such view.');
        }),
    },
  };
}
