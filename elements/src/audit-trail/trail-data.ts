import type { AuditListInput, AuditRecord, Person } from '@codeloom/contracts';
import type { CodeloomClient, CodeloomError } from '@codeloom/sdk';
import { errorOf } from '../queue/queue-data.ts';
import type { Names } from './sentences.ts';

const PAGE_EVENTS = 50;

export type TrailQuery = Omit<AuditListInput, 'cursor' | 'limit'>;

/** The events a trail shows so far. Calls back on each change. */
export class TrailData {
  items: readonly AuditRecord[] = [];
  names: Names = {};
  people: readonly Person[] = [];
  phase: 'idle' | 'loading' | 'ready' | 'failed' = 'idle';
  loadingMore = false;
  error: CodeloomError | null = null;
  /** What a file was made of, or why it was not. */
  saved: { text: string; failed: boolean } | null = null;
  readonly #client: CodeloomClient;
  readonly #changed: () => void;
  #query: TrailQuery = {};
  #cursor: string | null = null;
  #call: AbortController | null = null;

  constructor(client: CodeloomClient, changed: () => void) {
    this.#client = client;
    this.#changed = changed;
  }

  get hasMore(): boolean {
    return this.#cursor !== null;
  }

  /** People to filter by: the trail stands without them. */
  async loadPeople(): Promise<void> {
    try {
      this.people = await this.#client.worklist.people();
      this.#changed();
    } catch {
      // The menu then offers nobody; the events name their people all the same.
    }
  }

  async load(query: TrailQuery): Promise<void> {
    this.#query = query;
    this.#call?.abort();
    const call = new AbortController();
    this.#call = call;
    this.phase = 'loading';
    this.loadingMore = false;
    this.error = null;
    this.#changed();
    await this.#page(call, null);
  }

  async more(): Promise<void> {
    const call = this.#call;
    if (!call || !this.#cursor || this.loadingMore) return;
    this.loadingMore = true;
    this.error = null;
    this.#changed();
    await this.#page(call, this.#cursor);
  }

  export(format: 'csv' | 'json'): ReturnType<CodeloomClient['audit']['export']> {
    return this.#client.audit.export({ ...this.#query, format });
  }

  dispose(): void {
    this.#call?.abort();
    this.#call = null;
  }

  async #page(call: AbortController, cursor: string | null): Promise<void> {
    try {
      const input = { ...this.#query, limit: PAGE_EVENTS, ...(cursor === null ? {} : { cursor }) };
      const page = await this.#client.audit.list(input, { signal: call.signal });
      if (this.#call !== call) return;
      this.items = cursor === null ? page.items : [...this.items, ...page.items];
      this.names = { ...this.names, ...page.names };
      this.#cursor = page.nextCursor;
      this.phase = 'ready';
    } catch (thrown) {
      if (this.#call !== call) return;
      this.error = errorOf(thrown);
      if (cursor === null) this.phase = 'failed';
    }
    this.loadingMore = false;
    this.#changed();
  }
}
