import type {
  EncounterCounts,
  EncounterList,
  EncounterSummary,
  Person,
  QueueView,
  SavedView,
} from '@codeloom/contracts';
import type { CodeloomClient } from '@codeloom/sdk';
import { Paged } from './paged.ts';
import { isBackwards } from './queue-view.ts';

/** One page: a little over four screens, so that a scroll seldom waits. */
const PAGE_ROWS = 200;

export interface QueueQuery {
  view: QueueView;
  text: string;
}

/** Takes encounters out of one pair of hands into another. */
export interface Handover {
  ids: readonly string[];
  assigneeId: string | null;
}

/** What a worklist knows: its rows so far, the counts, the people, the saved views. Calls back on each change. */
export class QueueData extends Paged<QueueQuery, EncounterSummary> {
  ids: readonly string[] = [];
  counts: EncounterCounts | null = null;
  people: readonly Person[] = [];
  views: readonly SavedView[] = [];
  readonly #client: CodeloomClient;

  constructor(client: CodeloomClient, changed: () => void) {
    super(changed);
    this.#client = client;
  }

  /** People and views: the list stands without them, so a failure only leaves their menus short. */
  async loadMenus(): Promise<void> {
    const [people, views] = await Promise.allSettled([this.#client.worklist.people(), this.#client.savedViews.list()]);
    if (people.status === 'fulfilled') this.people = people.value;
    if (views.status === 'fulfilled') this.views = views.value;
    this.changed();
  }

  /** The first page comes with the counts. */
  protected override async ask(
    query: QueueQuery,
    cursor: string | undefined,
    signal: AbortSignal,
  ): Promise<EncounterList> {
    // The filter bar says what is wrong with them; the server would refuse.
    if (isBackwards(query.view)) return { items: [], nextCursor: null };
    const { encounters } = this.#client;
    if (cursor !== undefined) return encounters.list({ ...inputOf(query), cursor }, { signal });
    const { status: _status, ...filters } = filtersOf(query);
    const [page, counts] = await Promise.all([
      encounters.list(inputOf(query), { signal }),
      encounters.counts(filters, { signal }),
    ]);
    if (!signal.aborted) this.counts = counts;
    return page;
  }

  protected override show(rows: readonly EncounterSummary[]): void {
    super.show(rows);
    this.ids = rows.map(({ id }) => id);
  }

  /** Hands encounters over and answers how to undo it. Rows stay where they are until the list is loaded again. */
  async assign({ ids, assigneeId }: Handover): Promise<Handover[]> {
    const chosen = new Set(ids);
    const before = Map.groupBy(
      this.items.filter((row) => chosen.has(row.id) && row.assigneeId !== assigneeId),
      (row) => row.assigneeId,
    );
    await this.#client.encounters.assign({ ids: [...ids], assigneeId });
    const person = this.people.find(({ id }) => id === assigneeId);
    this.show(
      this.items.map((row) =>
        chosen.has(row.id) ? { ...row, assigneeId: person?.id ?? null, assigneeName: person?.name ?? null } : row,
      ),
    );
    this.changed();
    return [...before].map(([from, rows]) => ({ ids: rows.map(({ id }) => id), assigneeId: from }));
  }

  async saveView(input: { id?: string; name: string; shared: boolean; view: QueueView }): Promise<SavedView> {
    const saved = await this.#client.savedViews.save(input);
    const others = this.views.filter(({ id }) => id !== saved.id);
    this.views = [...others, saved].sort((a, b) => a.name.localeCompare(b.name));
    this.changed();
    return saved;
  }

  async removeView(id: string): Promise<void> {
    await this.#client.savedViews.remove(id);
    this.views = this.views.filter((view) => view.id !== id);
    this.changed();
  }
}

function filtersOf({ view, text }: QueueQuery) {
  return { ...view.filters, ...(text === '' ? {} : { text }) };
}

function inputOf(query: QueueQuery) {
  return { ...filtersOf(query), sort: query.view.sort, limit: PAGE_ROWS };
}
