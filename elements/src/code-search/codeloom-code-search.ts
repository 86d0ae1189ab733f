import { Task, TaskStatus } from '@lit/task';
import type { CodeHit, CodeSearchResult, CodeSystem } from '@codeloom/contracts';
import { CodeloomError } from '@codeloom/sdk';
import { html, nothing } from 'lit';
import type { PropertyValues, TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { CodeloomElement } from '../internal/codeloom-element.ts';
import { codeSearchStyles } from './codeloom-code-search.styles.ts';
import { CodeSelectedEvent } from './events.ts';
import { highlightWords } from './highlight-words.ts';

/** How long typing rests before a search is sent (ms). */
const SEARCH_AFTER_MS = 150;
const LIMIT = 20;

/**
 * Finds a code by its number, by words or by abbreviations. A category, which cannot be billed, leads on to the codes
 * below it. Pattern: WAI-ARIA 1.2 combobox with a listbox popup.
 *
 * @summary Code search as a combobox.
 * @status stable
 * @since 0.1
 * @event codeloom-code-selected - A person chose a billable code.
 * @csspart base - The root inside.
 * @csspart input - The text field.
 */
export class CodeloomCodeSearch extends CodeloomElement {
  static override styles = [...[CodeloomElement.styles].flat(), codeSearchStyles];

  /** Diagnoses or procedures. */
  @property() system: CodeSystem = 'icd10cm';
  /** Date of service, YYYY-MM-DD: the codes in force on that day. */
  @property() date: string | null = null;
  /** Names the field; shown above it. */
  @property() label = '';
  /** Shown in the empty field. */
  @property() placeholder = '';

  @state() private query = '';
  @state() private open = false;
  @state() private at = 0;

  readonly #search = new Task(this, {
    args: () => [this.query.trim(), this.system, this.date, this.provider?.client] as const,
    task: async ([query, system, date, client], { signal }): Promise<CodeSearchResult | null> => {
      if (query === '' || !client) return null;
      await rest(SEARCH_AFTER_MS, signal);
      return client.codes.search({ system, query, limit: LIMIT, ...(date ? { date } : {}) }, { signal });
    },
  });
  /** The last answer stays on screen while the next one is under way, so that nothing jumps. */
  #shown: CodeSearchResult | null = null;

  override focus(options?: FocusOptions): void {
    this.#input?.focus(options);
  }

  clear(): void {
    this.query = '';
    this.open = false;
    this.#shown = null;
  }

  get #input(): HTMLInputElement | null {
    return this.renderRoot.querySelector('input');
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    if (this.#search.status !== TaskStatus.COMPLETE || this.#search.value === this.#shown) return;
    this.#shown = this.#search.value ?? null;
    this.at = this.#firstBillable();
  }

  protected override renderContent(): TemplateResult {
    const name = this.label || (this.system === 'icd10cm' ? 'Find a diagnosis' : 'Find a procedure');
    const expanded = this.open && this.query.trim() !== '';
    const hits = this.#shown?.hits ?? [];
    return html`<div class="box" @focusout=${this.#leave}>
      <label class=${this.label ? 'label' : 'sr'} for="field">${name}</label>
      <input
        id="field"
        part="input"
        type="text"
        role="combobox"
        aria-label=${name}
        autocomplete="off"
        autocapitalize="off"
        spellcheck="false"
        aria-autocomplete="list"
        aria-expanded=${expanded ? 'true' : 'false'}
        aria-controls="list"
        aria-activedescendant=${expanded && hits[this.at] ? `option-${this.at}` : nothing}
        placeholder=${this.placeholder || (this.system === 'icd10cm' ? 'Code or words, such as E11.42 or knee pain' : 'Code or words')}
        .value=${this.query}
        @input=${this.#type}
        @keydown=${this.#key}
        @click=${() => (this.open = true)}
      />
      ${expanded ? this.#renderList(name, hits) : html`<div id="list" hidden></div>`}
    </div>`;
  }

  #renderList(name: string, hits: readonly CodeHit[]): TemplateResult {
    const words = this.query.trim();
    // Keys belong to the combobox field, which holds the focus: WAI-ARIA combobox pattern.
    /* eslint-disable lit-a11y/click-events-have-key-events */
    return html`<div class="list">
      <div id="list" role="listbox" aria-label=${name}>
        ${hits.map(
          (hit, index) =>
            html`<div
              id="option-${index}"
              role="option"
              class="option ${hit.billable ? '' : 'category'}"
              aria-selected=${index === this.at ? 'true' : 'false'}
              @pointermove=${() => (this.at = index)}
              @pointerdown=${(event: PointerEvent) => event.preventDefault()}
              @click=${() => this.#choose(hit)}
            >
              <span class="code">${hit.code}</span>
              <span>${highlightWords(hit.description, words)}</span>
              ${hit.billable ? nothing : html`<span class="quiet">more specific…</span>`}
            </div>`,
        )}
      </div>
      <div role="status">${this.#renderStatus(hits.length)}</div>
    </div>`;
    /* eslint-enable lit-a11y/click-events-have-key-events */
  }

  #renderStatus(count: number): TemplateResult | typeof nothing {
    if (this.#search.status === TaskStatus.ERROR) {
      const { error } = this.#search;
      return html`<p class="status">
        ${error instanceof CodeloomError ? error.message : 'The search did not answer.'}
      </p>`;
    }
    if (!this.#shown) return html`<p class="status">Searching…</p>`;
    if (count > 0) {
      return this.#shown.codeSet.complete
        ? html`<p class="sr">${count} found</p>`
        : html`<p class="status source">Curated table: a code may exist that is not listed here.</p>`;
    }
    return html`<p class="status">
      ${this.#shown.codeSet.complete ? 'Nothing found in the table in force.' : 'Nothing found in the curated table.'}
      Try fewer words or the start of a code.
    </p>`;
  }

  readonly #type = (event: Event): void => {
    this.query = (event.target as HTMLInputElement).value;
    this.open = true;
  };

  readonly #leave = (event: FocusEvent): void => {
    if (!this.renderRoot.contains(event.relatedTarget as Node | null)) this.open = false;
  };

  readonly #key = (event: KeyboardEvent): void => {
    const hits = this.#shown?.hits ?? [];
    const last = hits.length - 1;
    if (event.isComposing) return;
    if (event.key === 'Escape' && this.open && this.query !== '') {
      this.clear();
    } else if (event.key === 'ArrowDown') {
      this.at = this.open ? Math.min(this.at + 1, last) : this.at;
      this.open = true;
    } else if (event.key === 'ArrowUp') {
      this.at = Math.max(this.at - 1, 0);
    } else if (event.key === 'Enter' && this.open && hits[this.at]) {
      const hit = hits[this.at];
      if (hit) this.#choose(hit);
    } else {
      return;
    }
    event.preventDefault();
    event.stopPropagation();
    void this.updateComplete.then(() => {
      this.renderRoot.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
    });
  };

  #choose(hit: CodeHit): void {
    if (!hit.billable) {
      this.query = hit.code;
      this.focus();
      return;
    }
    this.dispatchEvent(new CodeSelectedEvent({ system: this.system, ...hit }));
    this.clear();
  }

  #firstBillable(): number {
    return Math.max(0, this.#shown?.hits.findIndex(({ billable }) => billable) ?? 0);
  }
}

function rest(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, ms);
    signal.addEventListener(
      'abort',
      () => {
        clearTimeout(timer);
        reject(new CodeloomError('aborted', 'A newer search took over.'));
      },
      { once: true },
    );
  });
}

declare global {
  interface HTMLElementTagNameMap {
    'codeloom-code-search': CodeloomCodeSearch;
  }
}
