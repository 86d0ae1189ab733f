import type { AuditListInput, AuditPage, AuditRecord, Person } from '@codeloom/contracts';
import type { CodeloomClient } from '@codeloom/sdk';
import { Paged } from '../queue/paged.ts';
import type { Names } from './sentences.ts';

const PAGE_EVENTS = 50;

export type TrailQuery = Omit<AuditListInput, 'cursor' | 'limit'>;

/** The events a trail shows so far. Calls back on each change. */
export class TrailData extends Paged<TrailQuery, AuditRecord> {
  names: Names = {};
  people: readonly Person[] = [];
  /** What a file was made of, or why it was not. */
  saved: { text: string; failed: boolean } | null = null;
  readonly #client: CodeloomClient;

  constructor(client: CodeloomClient, changed: () => void) {
    super(changed);
    this.#client = client;
  }

  /** People to filter by: the trail stands without them. */
  async loadPeople(): Promise<void> {
    try {
      this.people = await this.#client.worklist.people();
      this.changed();
    } catch {
      // The menu then offers nobody; the events name their people all the same.
    }
  }

  export(format: 'csv' | 'json'): ReturnType<CodeloomClient['audit']['export']> {
    return this.#client.audit.export({ ...this.query, format });
  }

  protected override async ask(query: TrailQuery, cursor: string | undefined, signal: AbortSignal): Promise<AuditPage> {
    const input = { ...query, limit: PAGE_EVENTS, ...(cursor === undefined ? {} : { cursor }) };
    const page = await this.#client.audit.list(input, { signal });
    if (!signal.aborted) this.names = { ...this.names, ...page.names };
    return page;
  }
}
