import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** Rows drawn above and below what is seen, so that a turn of the wheel shows no gap. With the tallest list this stays under 60 rows. */
const OVERSCAN = 6;

export interface RowWindowOptions {
  count: number;
  /** Height of every row (px). */
  rowHeight: number;
  /** Height of the heading that stays at the top (px). */
  headHeight: number;
}

/** One row that is in the document. */
export interface WindowRow {
  index: number;
}

/** Which rows of a long list are in the document. All rows are of one height, so nothing is measured and no library needed. */
export class RowWindow implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #find: () => HTMLElement | null;
  readonly #resize = new ResizeObserver(() => this.#look());
  readonly #look = (): void => {
    const before = `${this.#first} ${this.#end}`;
    this.#measure();
    if (before !== `${this.#first} ${this.#end}`) this.#host.requestUpdate();
  };
  #scroller: HTMLElement | null = null;
  #options: RowWindowOptions = { count: 0, rowHeight: 40, headHeight: 0 };
  /** The rows in the document: from the first to before the end. */
  #first = 0;
  #end = 0;

  constructor(host: ReactiveControllerHost, scroller: () => HTMLElement | null) {
    this.#host = host;
    this.#find = scroller;
    host.addController(this);
  }

  get options(): RowWindowOptions {
    return this.#options;
  }

  /** Called while rendering, before `items`. */
  set options(next: RowWindowOptions) {
    this.#options = next;
    this.#measure();
  }

  get items(): WindowRow[] {
    return Array.from({ length: this.#end - this.#first }, (_, offset) => ({ index: this.#first + offset }));
  }

  /** Where a row begins, below the heading (px). */
  topOf({ index }: WindowRow): number {
    return index * this.#options.rowHeight;
  }

  get bodyHeight(): number {
    return this.#options.count * this.#options.rowHeight;
  }

  /** Scrolls as little as it takes to show a row whole, below the heading that stays. */
  scrollTo(index: number): void {
    const scroller = this.#scroller;
    if (!scroller) return;
    const { rowHeight, headHeight } = this.#options;
    const top = index * rowHeight;
    const least = top + rowHeight + headHeight - scroller.clientHeight;
    if (scroller.scrollTop > top) scroller.scrollTop = top;
    else if (scroller.scrollTop < least) scroller.scrollTop = least;
    this.#look();
  }

  toTop(): void {
    if (this.#scroller) this.#scroller.scrollTop = 0;
    this.#look();
  }

  hostUpdated(): void {
    this.#follow(this.#find());
  }

  hostDisconnected(): void {
    this.#follow(null);
  }

  #follow(scroller: HTMLElement | null): void {
    if (scroller === this.#scroller) return;
    this.#scroller?.removeEventListener('scroll', this.#look);
    this.#resize.disconnect();
    this.#scroller = scroller;
    if (!scroller) return;
    scroller.addEventListener('scroll', this.#look, { passive: true });
    this.#resize.observe(scroller);
    this.#look();
  }

  #measure(): void {
    const { count, rowHeight, headHeight } = this.#options;
    const { scrollTop, clientHeight } = this.#scroller ?? { scrollTop: 0, clientHeight: 0 };
    const seen = Math.ceil((clientHeight - headHeight) / rowHeight);
    // A list that became shorter is scrolled back by the browser; until then its last rows stand here.
    const top = Math.min(Math.floor(scrollTop / rowHeight), Math.max(0, count - seen));
    this.#first = Math.max(0, top - OVERSCAN);
    this.#end = clientHeight === 0 ? 0 : Math.min(count, top + seen + 1 + OVERSCAN);
  }
}
