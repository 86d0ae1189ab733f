import { consume } from '@lit/context';
import type { EncounterSummary } from '@codeloom/contracts';
import { CodeloomError } from '@codeloom/sdk';
import { html, nothing } from 'lit';
import type { PropertyValues, TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { PortalElement } from '../portal-element.ts';
import { go, paths } from '../router.ts';
import { sessionContext } from '../session.ts';
import type { Session } from '../session.ts';
import { plainKey } from '../shell/keyboard.ts';
import { encounterRow, rowColumns, skeletonRows } from './encounter-row.ts';
import { filterBar } from './filter-bar.ts';
import { filtersOf, isNarrowed, listInputOf, queryOf } from './filters.ts';
import type { Filters } from './filters.ts';

/** One page of the list. Source: rows of 36 px, a little over a full screen of them. */
const PAGE_ROWS = 40;

/** The encounters of the practice: filters, dense rows, keys. */
export class CodeloomPortalEncounters extends PortalElement {
  @property({ attribute: false }) query = new URLSearchParams();
  @consume({ context: sessionContext, subscribe: true }) private session: Session | null = null;
  @state() private items: EncounterSummary[] = [];
  @state() private nextCursor: string | null = null;
  @state() private loading = true;
  @state() private problem = '';
  /** Providers met so far: there is no need to ask for a list of people just to filter by one. */
  readonly #providers = new Map<string, string>();
  #call: AbortController | null = null;

  override connectedCallback(): void {
    super.connectedCallback();
    document.addEventListener('keydown', this.#onKey);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    document.removeEventListener('keydown', this.#onKey);
    this.#call?.abort();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('query')) void this.#load(null);
  }

  get #filters(): Filters {
    return filtersOf(this.query);
  }

  async #load(cursor: string | null): Promise<void> {
    this.#call?.abort();
    const call = new AbortController();
    this.#call = call;
    this.loading = true;
    this.problem = '';
    if (!cursor) this.items = [];
    try {
      const answer = await this.session?.client.encounters.list(
        { ...listInputOf(this.#filters), limit: PAGE_ROWS, ...(cursor ? { cursor } : {}) },
        { signal: call.signal },
      );
      if (this.#call !== call || !answer) return;
      for (const { providerId, providerName } of answer.items) {
        if (providerId && providerName) this.#providers.set(providerId, providerName);
      }
      this.items = cursor ? [...this.items, ...answer.items] : answer.items;
      this.nextCursor = answer.nextCursor;
    } catch (error) {
      if (this.#call !== call) return;
      this.problem = error instanceof CodeloomError ? error.message : 'The encounters could not be loaded.';
    }
    this.loading = false;
  }

  readonly #onKey = (event: KeyboardEvent): void => {
    const key = plainKey(event);
    if (key === 'n') {
      event.preventDefault();
      go(paths.newEncounter());
    } else if (key === 'j' || key === 'k') {
      event.preventDefault();
      this.#move(key === 'j' ? 1 : -1);
    }
  };

  /** The focused row is the selected one: Enter opens it because it is a link. */
  #move(step: 1 | -1): void {
    const links = [...this.querySelectorAll<HTMLAnchorElement>('a[data-row]')];
    const at = links.findIndex((link) => link === document.activeElement);
    const next = at < 0 ? 0 : Math.min(Math.max(at + step, 0), links.length - 1);
    links[next]?.focus();
  }

  protected override render(): TemplateResult {
    const filters = this.#filters;
    return html`<div class="mx-auto max-w-380 px-4 pt-5 pb-12">
      <div class="flex flex-wrap items-center gap-3">
        <h1 class="text-xl font-[650]">Encounters</h1>
        <span class="grow"></span>
        <codeloom-portal-export
          from=${filters.from}
          to=${filters.to}
          @codeloom-portal-exported=${() => this.#load(null)}
        ></codeloom-portal-export>
        <wa-button variant="brand" size="s" href=${paths.newEncounter()}>
          New encounter <span class="key ml-1.5" slot="end">N</span>
        </wa-button>
      </div>
      ${filterBar(filters, this.#providers, (next) => go(paths.encounters(queryOf(next))))}
      <div class="mt-4 overflow-hidden rounded-card border border-line bg-surface">
        ${this.#table()} ${this.#foot(filters)}
      </div>
      <p class="mt-3 hidden items-center gap-2 text-xs text-ink-3 two:flex">
        <span class="key">J</span><span class="key">K</span> move <span class="key ml-2">Enter</span> open
      </p>
    </div>`;
  }

  #table(): TemplateResult | typeof nothing {
    if (this.items.length === 0 && !this.loading) return nothing;
    return html`<table class="w-full table-fixed border-collapse text-left" aria-busy=${this.loading}>
      <caption class="sr-only">
        Encounters, newest first
      </caption>
      ${rowColumns()}
      <tbody>
        ${repeat(
          this.items,
          ({ id }) => id,
          (item) => encounterRow(item),
        )}
        ${this.loading ? skeletonRows(this.items.length === 0 ? 8 : 2) : nothing}
      </tbody>
    </table>`;
  }

  #foot(filters: Filters): TemplateResult | typeof nothing {
    if (this.problem) {
      return html`<div class="flex flex-wrap items-center gap-3 p-4" role="alert">
        <p class="grow text-stop">${this.problem}</p>
        <wa-button size="s" @click=${() => this.#load(null)}>Try again</wa-button>
      </div>`;
    }
    if (this.loading) return nothing;
    if (this.items.length === 0) return emptyText(filters);
    if (!this.nextCursor) return nothing;
    return html`<div class="border-t border-line p-2 text-center">
      <button type="button" class="quiet" @click=${() => this.#load(this.nextCursor)}>Show more</button>
    </div>`;
  }
}

function emptyText(filters: Filters): TemplateResult {
  if (isNarrowed(filters)) {
    return html`<div class="px-6 py-16 text-center" role="status">
      <p class="font-semibold">No encounter matches these filters</p>
      <p class="mt-1 text-ink-2">
        <a class="link" href=${paths.encounters(queryOf({ status: filters.status, from: '', to: '', providerId: '' }))}
          >Clear dates and provider</a
        >
      </p>
    </div>`;
  }
  const [title, more] =
    filters.status === 'needs_coding'
      ? ['Nothing needs coding', 'New encounters appear here as soon as a note arrives.']
      : ['No encounters here yet', 'Encounters show up as their status changes.'];
  return html`<div class="px-6 py-16 text-center" role="status">
    <p class="font-semibold">${title}</p>
    <p class="mt-1 text-ink-2">${more} <a class="link" href=${paths.newEncounter()}>Add one by hand</a></p>
  </div>`;
}
