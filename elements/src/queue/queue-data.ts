import type { EncounterCounts, EncounterSummary, Person, QueueView, SavedView } from '@codeloom/contracts';
import { CodeloomError } from '@codeloom/sdk';
import type { CodeloomClient } from '@codeloom/sdk';

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
export class QueueData {
  rows: readonly EncounterSummary[] = [];
  ids: readonly string[] = [];
  counts: EncounterCounts | null = null;
  people: readonly Person[] = [];
  views: readonly SavedView[] = [];
  phase: 'idle' | 'loading' | 'ready' | 'failed' = 'idle';
  loadingMore = false;
  error: CodeloomError | null = null;
  readonly #client: CodeloomClient;
  readonly #changed: () => void;
  #query: QueueQuery | null = null;
  #cursor: string | null = null;
  #call: AbortController | null = null;

  constructor(client: CodeloomClient, changed: () => void) {
    this.#client = client;
    this.#changed = changed;
  }

  get hasMore(): boolean {
    return this.#cursor !== null;
  }

  /** People and views: the list stands without them, so a failure only leaves their menus short. */
  async loadMenus(): Promise<void> {
    const [people, views] = await Promise.allSettled([this.#client.worklist.people(), this.#client.savedViews.list()]);
    if (people.status === 'fulfilled') this.people = people.value;
    if (views.status === 'fulfilled') this.views = views.value;
    this.#changed();
  }

  /** The first page and the counts. What is shown stays until the answer is there, so that nothing jumps. */
  async load(query: QueueQuery): Promise<void> {
    this.#query = query;
    this.#call?.abort();
    const call = new AbortController();
    this.#call = call;
    this.phase = 'loading';
    this.loadingMore = false;
    this.error = null;
    this.#changed();
    try {
      const { status: _status, ...filters } = filtersOf(query);
      const options = { signal: call.signal };
      const [page, counts] = await Promise.all([
        this.#client.encounters.list(inputOf(query), options),
        this.#client.encounters.counts(filters, options),
      ]);
      if (this.#call !== call) return;
      this.#take(page.items);
      this.#cursor = page.nextCursor;
      this.counts = counts;
      this.phase = 'ready';
    } catch (thrown) {
      if (this.#call !== call) return;
      this.#fail(thrown);
      this.phase = 'failed';
    }
    this.#changed();
  }

  /** The next page, once. */
  async more(): Promise<void> {
    const [query, call] = [this.#query, this.#call];
    if (!query || !call || !this.#cursor || this.loadingMore || this.phase !== 'ready') return;
    this.loadingMore = true;
    this.error = null;
    this.#changed();
    try {
      const page = await this.#client.encounters.list(
        { ...inputOf(query), cursor: this.#cursor },
        { signal: call.signal },
      );
      if (this.#call !== call) return;
      this.#take([...this.rows, ...page.items]);
      this.#cursor = page.nextCursor;
    } catch (thrown) {
      if (this.#call !== call) return;
      this.#fail(thrown);
    }
    this.loadingMore = false;
    this.#changed();
  }

  /** Hands encounters over and answers how to undo it. Rows stay where they are until the list is loaded again. */
  async assign({ ids, assigneeId }: Handover): Promise<Handover[]> {
    const chosen = new Set(ids);
    const before = Map.groupBy(
      this.rows.filter((row) => chosen.has(row.id) && row.assigneeId !== assigneeId),
      (row) => row.assigneeId,
    );
    await this.#client.encounters.assign({ ids: [...ids], assigneeId });
    const person = this.people.find(({ id }) => id === assigneeId);
    this.#take(
      this.rows.map((row) =>
        chosen.has(row.id) ? { ...row, assigneeId: person?.id ?? null, assigneeName: person?.name ?? null } : row,
      ),
    );
    this.#changed();
    return [...before].map(([from, rows]) => ({ ids: rows.map(({ id }) => id), assigneeId: from }));
  }

  async saveView(input: { id?: string; name: string; shared: boolean; view: QueueView }): Promise<SavedView> {
    const saved = await this.#client.savedViews.save(input);
    const others = this.views.filter(({ id }) => id !== saved.id);
    this.views = [...others, saved].sort((a, b) => a.name.localeCompare(b.name));
    this.#changed();
    return saved;
  }

  async removeView(id: string): Promise<void> {
    await this.#client.savedViews.remove(id);
    this.views = this.views.filter((view) => view.id !== id);
    this.#changed();
  }

  /** Ends what is under way: nothing of it is shown any more. */
  dispose(): void {
    this.#call?.abort();
    this.#call = null;
  }

  #take(rows: readonly EncounterSummary[]): void {
    this.rows = rows;
    this.ids = rows.map(({ id }) => id);
  }

  #fail(thrown: unknown): void {
    this.error = errorOf(thrown);
  }
}

export function errorOf(thrown: unknown): CodeloomError {
  return thrown instanceof CodeloomError
    ? thrown
    : new CodeloomError('internal', 'Something went wrong on this page. Try again.', { cause: thrown });
}

function filtersOf({ view, text }: QueueQuery) {
  return { ...view.filters, ...(text === '' ? {} : { text }) };
}

function inputOf(query: QueueQuery) {
  return { ...filtersOf(query), sort: query.view.sort, limit: PAGE_ROWS };
}
