import { Virtualizer, elementScroll, observeElementOffset, observeElementRect } from '@tanstack/virtual-core';
import type { VirtualItem, VirtualizerOptions } from '@tanstack/virtual-core';
import { noChange } from 'lit';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { Directive, directive } from 'lit/directive.js';
import type { ElementPart } from 'lit/directive.js';

/** Rows drawn above and below what is seen, so that a turn of the wheel shows no gap. With the tallest list this stays under 60 rows. */
const OVERSCAN = 6;

export interface RowWindowOptions {
  count: number;
  /** Height of every row (px). */
  rowHeight: number;
  /** Height of the heading that stays at the top (px). */
  headHeight: number;
}

/** Which rows of a long list are in the document. All rows are of one height, so nothing is measured. */
export class RowWindow implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #scroller: () => HTMLElement | null;
  readonly #virtualizer: Virtualizer<HTMLElement, HTMLElement>;
  #options: RowWindowOptions = { count: 0, rowHeight: 40, headHeight: 0 };
  #leave: (() => void) | null = null;

  constructor(host: ReactiveControllerHost, scroller: () => HTMLElement | null) {
    this.#host = host;
    this.#scroller = scroller;
    this.#virtualizer = new Virtualizer(this.#virtualizerOptions());
    host.addController(this);
  }

  get options(): RowWindowOptions {
    return this.#options;
  }

  /** Called while rendering, before `items`. */
  set options(next: RowWindowOptions) {
    const resized = next.rowHeight !== this.#options.rowHeight;
    this.#options = next;
    this.#virtualizer.setOptions(this.#virtualizerOptions());
    if (resized) this.#virtualizer.measure();
  }

  get items(): VirtualItem[] {
    return this.#virtualizer.getVirtualItems();
  }

  /** Where a row begins, below the heading (px). */
  topOf(item: VirtualItem): number {
    return item.start - this.#options.headHeight;
  }

  get bodyHeight(): number {
    return this.#options.count * this.#options.rowHeight;
  }

  scrollTo(index: number): void {
    this.#virtualizer.scrollToIndex(index, { align: 'auto' });
  }

  toTop(): void {
    this.#virtualizer.scrollToOffset(0);
  }

  hostConnected(): void {
    this.#leave = this.#virtualizer._didMount();
  }

  hostUpdated(): void {
    this.#virtualizer._willUpdate();
  }

  hostDisconnected(): void {
    this.#leave?.();
    this.#leave = null;
  }

  #virtualizerOptions(): VirtualizerOptions<HTMLElement, HTMLElement> {
    const { count, rowHeight, headHeight } = this.#options;
    return {
      count,
      overscan: OVERSCAN,
      estimateSize: () => rowHeight,
      scrollMargin: headHeight,
      scrollPaddingStart: headHeight,
      getScrollElement: this.#scroller,
      scrollToFn: elementScroll,
      observeElementRect,
      observeElementOffset,
      onChange: () => this.#host.requestUpdate(),
    };
  }
}

/** Sets styles through the CSSOM: a style attribute would need an exception from a host's CSP. */
class StyledDirective extends Directive {
  override render(_styles: Record<string, string>): typeof noChange {
    return noChange;
  }

  override update(part: ElementPart, [styles]: [Record<string, string>]): typeof noChange {
    const { style } = part.element as HTMLElement;
    for (const [name, value] of Object.entries(styles)) {
      if (style.getPropertyValue(name) !== value) style.setProperty(name, value);
    }
    return noChange;
  }
}

/** `<div ${styled({ height: '40px' })}>`. */
export const styled = directive(StyledDirective);
