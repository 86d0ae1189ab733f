import { CodeloomError } from '@codeloom/sdk';

interface Page<Row> {
  items: readonly Row[];
  nextCursor: string | null;
}

/**
 * A list that comes page by page. What is shown stays until the next answer is there, so that nothing jumps; the last
 * question wins. Calls back on each change.
 */
export abstract class Paged<Query, Row> {
  items: readonly Row[] = [];
  phase: 'idle' | 'loading' | 'ready' | 'failed' = 'idle';
  loadingMore = false;
  error: CodeloomError | null = null;
  protected query: Query | null = null;
  protected readonly changed: () => void;
  #cursor: string | null = null;
  #call: AbortController | null = null;

  constructor(changed: () => void) {
    this.changed = changed;
  }

  get hasMore(): boolean {
    return this.#cursor !== null;
  }

  /** Asks for one page: the first without a cursor. */
  protected abstract ask(query: Query, cursor: string | undefined, signal: AbortSignal): Promise<Page<Row>>;

  /** The rows are others now. */
  protected show(items: readonly Row[]): void {
    this.items = items;
  }

  /** The first page. */
  async load(query: Query): Promise<void> {
    this.query = query;
    this.dispose();
    this.#call = new AbortController();
    this.phase = 'loading';
    await this.#page(this.#call);
  }

  /** The next page, once. */
  async more(): Promise<void> {
    if (!this.#call || !this.#cursor || this.loadingMore || this.phase !== 'ready') return;
    this.loadingMore = true;
    await this.#page(this.#call, this.#cursor);
  }

  /** Ends what is under way: nothing of it is shown any more. */
  dispose(): void {
    this.#call?.abort();
    this.#call = null;
    this.loadingMore = false;
  }

  async #page(call: AbortController, cursor?: string): Promise<void> {
    this.error = null;
    this.changed();
    try {
      const page = await this.ask(this.query as Query, cursor, call.signal);
      if (this.#call !== call) return;
      this.show(cursor === undefined ? page.items : [...this.items, ...page.items]);
      this.#cursor = page.nextCursor;
      this.phase = 'ready';
    } catch (thrown) {
      if (this.#call !== call) return;
      this.error = errorOf(thrown);
      if (cursor === undefined) this.phase = 'failed';
    }
    this.loadingMore = false;
    this.changed();
  }
}

export function errorOf(thrown: unknown): CodeloomError {
  return thrown instanceof CodeloomError
    ? thrown
    : new CodeloomError('internal', 'Something went wrong on this page. Try again.', { cause: thrown });
}
