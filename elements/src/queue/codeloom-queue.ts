import type { EncounterCounts, EncounterSummary, PracticeRole, QueueView, SavedView } from '@codeloom/contracts';
import type { CodeloomClient } from '@codeloom/sdk';
import { html, nothing } from 'lit';
import type { PropertyValues, TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { Density } from '../appearance/density.ts';
import type { Command } from '../commands/command.ts';
import { CodeloomElement } from '../internal/codeloom-element.ts';
import { renderKey } from '../internal/key-cap.ts';
import { msg } from '../internal/localize.ts';
import { renderSessionState } from '../internal/message.ts';
import { addShortcuts } from '../internal/shortcuts.ts';
import type { ShortcutScope } from '../internal/shortcuts.ts';
import { queueStyles } from './codeloom-queue.styles.ts';
import { EncounterOpenEvent, QueueChangedEvent } from './events.ts';
import { renderFilters, renderTabs, showChosenTab } from './filter-bar.ts';
import type { FilterBar } from './filter-bar.ts';
import { renderFoot } from './foot.ts';
import { listStyles } from './list.styles.ts';
import { renderList } from './list.ts';
import { QueueActs } from './queue-acts.ts';
import { queueCommands } from './queue-commands.ts';
import { QueueData } from './queue-data.ts';
import { QueueDialogs } from './queue-dialogs.ts';
import { defaultView, withSort } from './queue-view.ts';
import { RowWindow } from './row-window.ts';
import { keep, move, nothingChosen, rangeTo, toggle, toggleAll } from './selection.ts';
import type { Selection } from './selection.ts';
import { renderViewBar } from './view-bar.ts';

/** How long typing rests before the list is asked for (ms). */
const SEARCH_AFTER_MS = 200;
/** Below this width a row takes two lines (px). */
const NARROW_PX = 700;
/** Rows before the end of the list at which the next page is asked for. */
const AHEAD_ROWS = 40;

/**
 * The worklist: encounters to filter, sort, hand to people and open, by keyboard first. It holds long lists: only the rows
 * near the ones that are seen stand in the document.
 *
 * @summary The biller's worklist.
 * @status stable
 * @since 0.2
 * @event codeloom-encounter-open - A person asks to open an encounter. Cancelable.
 * @event codeloom-queue-changed - Other filters, order or columns are shown.
 * @csspart base - The root inside.
 * @csspart list - The grid of rows.
 * @csspart open - The name of a patient, which opens the encounter.
 * @cssproperty --codeloom-queue-height - Height of the list before it scrolls. Default: 70 % of the window, 640 px at most.
 * @cssproperty --codeloom-surface - Ground of the card.
 * @cssproperty --codeloom-accent-soft - Ground of chosen rows.
 */
export class CodeloomQueue extends CodeloomElement {
  static override styles = [...[CodeloomElement.styles].flat(), queueStyles, listStyles];

  /** Filters, order and columns. Set it to show others; it follows what a person chooses. */
  @property({ attribute: false }) view: QueueView = defaultView;
  /** Makes each patient's name a link, for hosts whose encounters have addresses. */
  @property({ attribute: false }) hrefFor: ((row: EncounterSummary) => string) | null = null;
  /** The role of whoever works here. Default: the session's. The server decides; this only hides what it would refuse. */
  @property({ attribute: 'user-role' }) userRole: PracticeRole | null = null;
  /** `page`: single keys work on the whole page. Default: while the focus is inside. */
  @property() shortcuts: ShortcutScope = 'focus';

  /** The words in the field, and those that were asked for once typing rested. */
  @state() private text = '';
  @state() private sought = '';
  @state() private selection: Selection = nothingChosen;
  @state() private saved: SavedView | null = null;
  @state() private narrow = false;
  #data: QueueData | null = null;
  #acts: QueueActs | null = null;
  #client: CodeloomClient | null = null;
  #asked = '';
  #counted: EncounterCounts | null = null;
  #searchTimer: ReturnType<typeof setTimeout> | undefined;
  readonly #density = new Density(this, () => this.provider);
  readonly #window = new RowWindow(this, () => this.#list);
  readonly #dialogs = new QueueDialogs(this, {
    assign: (ids, assigneeId) => void this.#assign(ids, assigneeId),
    keepView: (input) => this.#keepView(input),
    focusBack: () => {
      if (!this.shadowRoot?.activeElement) this.#list?.focus();
    },
  });
  readonly #resize = new ResizeObserver(([entry]) => {
    // Not at once: a row's height follows, and an observer must not answer to itself.
    if (entry) setTimeout(() => (this.narrow = entry.contentRect.width < NARROW_PX));
  });

  constructor() {
    super();
    addShortcuts(this, { commands: () => this.#commands(), center: () => this.provider?.commands ?? null });
    this.addController({
      hostConnected: () => {
        this.narrow = this.clientWidth > 0 && this.clientWidth < NARROW_PX;
        this.#resize.observe(this);
        this.requestUpdate();
      },
      hostDisconnected: () => {
        this.#resize.disconnect();
        this.#turnTo(null);
      },
    });
  }

  /** Asks the server again; filters and chosen rows stay. */
  reload(): void {
    this.#load();
  }

  get #list(): HTMLElement | null {
    return this.renderRoot instanceof ShadowRoot ? this.renderRoot.querySelector('.list') : null;
  }

  get #canAssign(): boolean {
    const grant = this.provider?.grant;
    if (grant) return grant.components.queue?.canAssign === true && grant.role !== 'PROVIDER';
    return this.userRole !== 'PROVIDER';
  }

  get #canShare(): boolean {
    return (this.provider?.grant?.role ?? this.userRole) === 'PRACTICE_ADMIN';
  }

  /** What the keys act on: the chosen rows, else the one they stand on. */
  get #targets(): readonly string[] {
    const { chosen, at } = this.selection;
    if (chosen.size > 0) return [...chosen];
    const id = this.#data?.ids[at];
    return id === undefined ? [] : [id];
  }

  protected override willUpdate(): void {
    const { provider } = this;
    const ready = this.isConnected && provider?.status === 'ready';
    this.#turnTo(ready && !this.#refused ? provider.client : null);
    if (this.#data && this.#question !== this.#asked) this.#load();
  }

  get #refused(): boolean {
    const grant = this.provider?.grant;
    return grant !== null && grant !== undefined && !grant.components.queue;
  }

  /** Another client is another person or practice: nothing of the one before stays. */
  #turnTo(client: CodeloomClient | null): void {
    if (client === this.#client) return;
    clearTimeout(this.#searchTimer);
    this.#data?.dispose();
    this.#client = client;
    this.#asked = '';
    this.selection = nothingChosen;
    this.#dialogs.close();
    this.saved = null;
    this.text = '';
    this.sought = '';
    this.#data = client && new QueueData(client, () => this.#dataChanged());
    this.#acts = this.#data && new QueueActs(this.#data, () => this.requestUpdate());
    void this.#data?.loadMenus();
  }

  /** What decides which rows are there, and in which order. Columns do not. */
  get #question(): string {
    return JSON.stringify([this.view.filters, this.view.sort, this.sought]);
  }

  #load(): void {
    if (!this.#data) return;
    if (this.#asked !== this.#question) this.#window.toTop();
    this.#asked = this.#question;
    void this.#data.load({ view: this.view, text: this.sought });
  }

  #ids: readonly string[] = [];

  #dataChanged(): void {
    const ids = this.#data?.ids ?? [];
    if (ids !== this.#ids) {
      this.selection = keep(this.selection, this.#ids, ids);
      this.#ids = ids;
    }
    this.requestUpdate();
  }

  /** A person's own choice, which the host hears of. */
  #choose(view: QueueView, saved = this.saved): void {
    const asks = JSON.stringify([view.filters, view.sort]) !== JSON.stringify([this.view.filters, this.view.sort]);
    this.view = view;
    this.saved = saved;
    if (this.#acts) this.#acts.notice = null;
    if (asks) this.selection = nothingChosen;
    this.dispatchEvent(new QueueChangedEvent({ view, savedViewId: saved?.id ?? null }));
  }

  protected override renderContent(): TemplateResult {
    const state = renderSessionState(this.provider, {
      component: 'queue',
      subject: msg('worklist'),
      loading: msg('Loading the worklist'),
    });
    const data = this.#data;
    if (state || !data) return state ?? html``;
    const bar = this.#filterBar(data);
    return html`<div class="card queue ${this.narrow ? 'narrow' : ''}">
        <div class="bar">${renderTabs(bar)} ${renderViewBar(this.#viewBar(data))}</div>
        ${renderFilters(bar)} ${this.#renderList(data)} ${this.#renderFoot(data)}
      </div>
      ${this.#dialogs.render(data.people, this.#canShare)}`;
  }

  #filterBar(data: QueueData): FilterBar {
    return {
      data,
      view: this.view,
      text: this.text,
      narrow: this.narrow,
      searchKey: this.narrow ? nothing : renderKey(this.provider?.commands, { id: 'queue.search', keys: ['/'] }),
      change: (view) => this.#choose(view),
      search: (text) => this.#search(text),
      clear: () => {
        const { status } = this.view.filters;
        this.text = '';
        this.sought = '';
        this.#choose({ ...this.view, filters: status === undefined ? {} : { status } });
      },
    };
  }

  #search(text: string): void {
    this.text = text;
    clearTimeout(this.#searchTimer);
    this.#searchTimer = setTimeout(() => {
      this.selection = nothingChosen;
      this.sought = text.trim();
    }, SEARCH_AFTER_MS);
  }

  #viewBar(data: QueueData): Parameters<typeof renderViewBar>[0] {
    return {
      data,
      view: this.view,
      saved: this.saved,
      choose: (view, saved) => this.#choose(view, saved),
      saveAs: () => this.#dialogs.askName(),
      saveOver: ({ id, name, shared }) => {
        this.#keepView({ id, name, shared }).catch((thrown: unknown) => this.#acts?.fail(thrown));
      },
      remove: (saved) => void this.#removeView(saved),
    };
  }

  #renderList(data: QueueData): TemplateResult {
    return renderList({
      data,
      view: this.view,
      text: this.text,
      window: this.#window,
      narrow: this.narrow,
      density: this.#density.value,
      selection: this.selection,
      row: {
        hrefFor: this.hrefFor,
        selfId: this.#acts?.selfId ?? null,
        canChoose: this.#canAssign,
        open: (event, row) => this.#opened(event, row),
      },
      sort: (by) => this.#choose(withSort(this.view, by)),
      point: (index) => {
        this.selection = { ...this.selection, at: index };
      },
      toggle: (index, range) => {
        const act = range ? rangeTo : toggle;
        this.selection = act(this.selection, data.ids, index);
      },
      toggleAll: () => {
        this.selection = toggleAll(this.selection, data.ids);
      },
      clear: () => this.#filterBar(data).clear(),
      retry: () => this.#load(),
    });
  }

  #renderFoot(data: QueueData): TemplateResult {
    return renderFoot({
      data,
      view: this.view,
      chosen: this.selection.chosen.size,
      canAssign: this.#canAssign,
      canTake: typeof this.#acts?.selfId === 'string',
      notice: this.#acts?.notice ?? null,
      commands: this.#commands(),
      center: this.provider?.commands,
      assign: () => this.#dialogs.askAssignee(this.#targets),
      take: () => this.#take(),
      clear: () => {
        this.selection = { ...this.selection, chosen: new Set(), anchor: -1 };
      },
      retry: () => void data.more(),
      undo: (undo) => void this.#acts?.undo(undo),
      keys: () => this.provider?.openCommands('keys'),
    });
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    this.#loadAhead();
    const counts = this.#data?.counts ?? null;
    if (changed.has('view') || changed.has('narrow') || counts !== this.#counted) showChosenTab(this.renderRoot);
    this.#counted = counts;
  }

  #loadAhead(): void {
    const data = this.#data;
    const last = this.#window.items.at(-1);
    if (!data?.hasMore || data.loadingMore || data.error || !last || last.index < data.items.length - AHEAD_ROWS)
      return;
    // After this update: the answer of `more` asks for the next one.
    void Promise.resolve().then(() => data.more());
  }

  #opened(event: Event, row: EncounterSummary): void {
    const request = new EncounterOpenEvent({ encounterId: row.id, externalId: row.externalId });
    if (!this.dispatchEvent(request)) event.preventDefault();
  }

  #commands(): Command[] {
    const data = this.#data;
    const ids = data?.ids ?? [];
    const act = (next: Selection): void => {
      this.selection = next;
      this.#list?.focus();
      if (next.at >= 0) this.#window.scrollTo(next.at);
    };
    return queueCommands({
      canAssign: this.#canAssign && data !== null,
      hasRows: ids.length > 0,
      hasTarget: this.#targets.length > 0,
      hasChosen: this.selection.chosen.size > 0,
      inList: this.#list !== null && this.shadowRoot?.activeElement === this.#list,
      move: (by, extend) => act(move(this.selection, ids, by, extend && this.#canAssign)),
      toTheEnd: (end) => act({ ...this.selection, at: end === 'first' ? 0 : ids.length - 1, anchor: -1 }),
      toggle: () => this.#canAssign && act(toggle(this.selection, ids, Math.max(this.selection.at, 0))),
      toggleRange: () => this.#canAssign && act(rangeTo(this.selection, ids, Math.max(this.selection.at, 0))),
      toggleAll: () => this.#canAssign && act(toggleAll(this.selection, ids)),
      clear: () => act({ ...this.selection, chosen: new Set(), anchor: -1 }),
      open: () => this.#openAt(this.selection.at),
      search: () => this.renderRoot.querySelector<HTMLInputElement>('#search')?.focus(),
      assign: () => this.#dialogs.askAssignee(this.#targets),
      take: () => this.#take(),
      reload: () => this.#load(),
    });
  }

  #openAt(index: number): void {
    const row = this.#data?.items[index];
    const link = this.renderRoot.querySelector<HTMLElement>(`[aria-rowindex="${index + 2}"] [data-row]`);
    if (row) link?.click();
  }

  #take(): void {
    const self = this.#acts?.selfId;
    if (typeof self === 'string') void this.#assign(this.#targets, self);
  }

  async #assign(ids: readonly string[], assigneeId: string | null): Promise<void> {
    const acts = this.#acts;
    if (!acts || ids.length === 0) return;
    const done = await acts.assign(ids, assigneeId);
    if (done && acts === this.#acts) this.selection = { ...this.selection, chosen: new Set(), anchor: -1 };
  }

  async #keepView(input: { id?: string; name: string; shared: boolean }): Promise<void> {
    const acts = this.#acts;
    const saved = await acts?.keepView({ ...input, view: this.view });
    if (!saved || acts !== this.#acts) return;
    this.saved = saved;
    this.dispatchEvent(new QueueChangedEvent({ view: this.view, savedViewId: saved.id }));
  }

  async #removeView(saved: SavedView): Promise<void> {
    const acts = this.#acts;
    if (!(await acts?.removeView(saved)) || acts !== this.#acts) return;
    this.saved = null;
    this.dispatchEvent(new QueueChangedEvent({ view: this.view, savedViewId: null }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'codeloom-queue': CodeloomQueue;
  }
}
