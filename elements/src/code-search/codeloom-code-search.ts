import type { CodeSearchResult, CodeSystem, Shortlist } from '@codeloom/contracts';
import { CodeloomError } from '@codeloom/sdk';
import { html, nothing } from 'lit';
import type { PropertyValues, TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { Asked } from '../internal/asked.ts';
import { CodeloomElement } from '../internal/codeloom-element.ts';
import { msg, said, str } from '../internal/localize.ts';
import { firstChoice, foundChoices, shortlistChoices, stepChoices } from './choices.ts';
import type { Choice, SpecificityStep } from './choices.ts';
import { codeSearchStyles } from './codeloom-code-search.styles.ts';
import { CodeSelectedEvent } from './events.ts';
import { renderOptions } from './option-list.ts';
import { rest } from './rest.ts';

/** How long typing rests before a search is sent (ms). */
const SEARCH_AFTER_MS = 150;
const LIMIT = 20;

/**
 * Finds a code by its number, by words or by abbreviations. Before typing it offers favourites, what the person used
 * last and what the practice uses most. A category, a code without a side and an unspecified one lead on to what is more
 * specific. Alt and Enter make the chosen line a favourite. Pattern: WAI-ARIA 1.2 combobox with a listbox popup.
 *
 * @summary Code search as a combobox.
 * @status stable
 * @since 0.1
 * @event codeloom-code-selected - A person chose a billable code.
 * @csspart base - The root inside.
 * @csspart input - The text field.
 * @cssproperty --codeloom-surface - Ground of the field and of the list.
 * @cssproperty --codeloom-accent - The focus and the chosen line.
 * @cssproperty --codeloom-radius-row - Corners of the field and of the list.
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
  @state() private step: SpecificityStep | null = null;
  @state() private favourites: ReadonlySet<string> = new Set();
  @state() private said = '';
  /** The shortlist is asked for when the list is first opened, not for each field of a page. */
  @state() private opened = false;

  readonly #search = new Asked(this, {
    args: () => [this.query.trim(), this.system, this.date, this.provider?.client] as const,
    ask: async ([query, system, date, client], signal): Promise<CodeSearchResult | null> => {
      if (query === '' || !client) return null;
      await rest(SEARCH_AFTER_MS, signal);
      return client.codes.search({ system, query, limit: LIMIT, ...(date ? { date } : {}) }, { signal });
    },
  });
  readonly #shortlist = new Asked(this, {
    args: () => [this.opened, this.system, this.date, this.provider?.client] as const,
    ask: async ([opened, system, date, client], signal): Promise<Shortlist | null> => {
      if (!opened || !client) return null;
      const shortlist = await client.codes.shortlist({ system, ...(date ? { date } : {}) }, { signal });
      this.favourites = new Set(shortlist.favourites.map(({ code }) => code));
      return shortlist;
    },
  });
  /** As tall as the list was when it was last brought into view. */
  #listHeight = 0;
  /** The last answer stays on screen while the next one is under way, so that nothing jumps. */
  #shown: CodeSearchResult | null = null;

  override focus(options?: FocusOptions): void {
    this.#input?.focus(options);
  }

  clear(): void {
    this.#listHeight = 0;
    this.query = '';
    this.open = false;
    this.step = null;
    this.#shown = null;
  }

  get #input(): HTMLInputElement | null {
    return this.renderRoot.querySelector('input');
  }

  get #choices(): readonly Choice[] {
    if (this.step) return stepChoices(this.step);
    if (this.query.trim() !== '') return foundChoices(this.#shown?.hits ?? []);
    const shortlist = this.#shortlist.answer;
    return shortlist ? shortlistChoices(shortlist) : [];
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    if (this.#search.phase !== 'answered' || this.#search.answer === this.#shown) return;
    this.#shown = this.#search.answer ?? null;
    this.at = firstChoice(this.#choices);
  }

  /** A list that opens near the lower edge is brought into view: what is chosen from must be seen. */
  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    const list = this.renderRoot.querySelector('.list');
    if (!list || list.childElementCount === 0) return;
    const height = list.clientHeight;
    if (height > this.#listHeight) list.scrollIntoView({ block: 'nearest' });
    this.#listHeight = height;
  }

  protected override renderContent(): TemplateResult {
    const diagnoses = this.system === 'icd10cm';
    const name = this.label || (diagnoses ? msg('Find a diagnosis') : msg('Find a procedure'));
    const hint = diagnoses ? msg('Code or words, such as E11.42 or knee pain') : msg('Code or words');
    const choices = this.#choices;
    const expanded = this.open && (this.query.trim() !== '' || choices.length > 0);
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
        aria-activedescendant=${expanded && choices[this.at] ? `option-${this.at}` : nothing}
        placeholder=${this.placeholder || hint}
        .value=${this.query}
        @input=${this.#type}
        @keydown=${this.#key}
        @focus=${this.#openList}
        @click=${this.#openList}
      />
      ${
        expanded
          ? renderOptions({
              name,
              choices,
              at: this.at,
              words: this.step ? '' : this.query.trim(),
              step: this.step,
              favourites: this.favourites,
              status: this.#renderStatus(choices.length),
              point: (at) => (this.at = at),
              choose: (choice) => this.#choose(choice),
              star: (choice) => void this.#star(choice),
            })
          : html`<div id="list" hidden></div>`
      }
    </div>`;
  }

  #renderStatus(count: number): TemplateResult | typeof nothing {
    const spoken = this.said ? html`<p class="sr">${this.said}</p>` : nothing;
    if (this.step || this.query.trim() === '') {
      return html`${spoken}
        <p class="status source" aria-hidden="true"><kbd>Alt</kbd> <kbd>Enter</kbd> ${msg('favourite')}</p>`;
    }
    if (this.#search.phase === 'failed') {
      const { error } = this.#search;
      return html`<p class="status">
        ${error instanceof CodeloomError ? said(error.message) : msg('The search did not answer.')}
      </p>`;
    }
    if (!this.#shown) return html`<p class="status">${msg('Searching…')}</p>`;
    const { complete } = this.#shown.codeSet;
    if (count > 0) {
      return complete
        ? html`<p class="sr">${msg(str`${count} found`)}</p>
            ${spoken}`
        : html`<p class="status source">${msg('Curated table: a code may exist that is not listed here.')}</p>
            ${spoken}`;
    }
    return html`<p class="status">
      ${complete ? msg('Nothing found in the table in force.') : msg('Nothing found in the curated table.')}
      ${msg('Try fewer words or the start of a code.')}
    </p>`;
  }

  readonly #type = (event: Event): void => {
    this.query = (event.target as HTMLInputElement).value;
    this.step = null;
    this.said = '';
    if (this.query.trim() === '') this.at = 0;
    this.#openList();
  };

  readonly #openList = (): void => {
    this.opened = true;
    this.open = true;
  };

  readonly #leave = (event: FocusEvent): void => {
    if (this.renderRoot.contains(event.relatedTarget as Node | null)) return;
    this.open = false;
    this.#listHeight = 0;
  };

  readonly #key = (event: KeyboardEvent): void => {
    if (event.isComposing) return;
    const choices = this.#choices;
    const choice = this.open ? choices[this.at] : undefined;
    if (event.key === 'Escape' && this.step) {
      this.#leaveStep();
    } else if (event.key === 'Escape' && this.open && this.query !== '') {
      this.clear();
    } else if (event.key === 'ArrowDown') {
      this.at = this.open ? Math.min(this.at + 1, choices.length - 1) : this.at;
      this.#openList();
    } else if (event.key === 'ArrowUp') {
      this.at = Math.max(this.at - 1, 0);
    } else if (event.key === 'Enter' && event.altKey && choice) {
      void this.#star(choice);
    } else if (event.key === 'Enter' && choice) {
      this.#choose(choice);
    } else {
      return;
    }
    event.preventDefault();
    event.stopPropagation();
    void this.updateComplete.then(() => {
      this.renderRoot.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
    });
  };

  #choose({ hit, group }: Choice): void {
    const { specificity } = hit;
    if (specificity && specificity.choices.length > 0 && group !== 'keep') {
      this.step = { hit, specificity };
      this.at = 0;
      this.focus();
      return;
    }
    if (!hit.billable) {
      this.query = hit.code;
      this.step = null;
      this.focus();
      return;
    }
    const { code, description, billable } = hit;
    this.dispatchEvent(new CodeSelectedEvent({ system: this.system, code, description, billable }));
    this.clear();
  }

  #leaveStep(): void {
    const code = this.step?.hit.code;
    this.step = null;
    this.at = Math.max(
      0,
      this.#choices.findIndex(({ hit }) => hit.code === code),
    );
  }

  /** Shown at once; taken back when the server did not take it. */
  async #star({ hit: { code, billable } }: Choice): Promise<void> {
    const client = this.provider?.client;
    if (!client || !billable) return;
    const favourite = !this.favourites.has(code);
    const before = this.favourites;
    const next = new Set(before);
    if (favourite) next.add(code);
    else next.delete(code);
    this.favourites = next;
    this.said = favourite ? msg(str`${code} is a favourite.`) : msg(str`${code} is no favourite any more.`);
    try {
      await client.codes.setFavourite({ system: this.system, code, favourite });
    } catch (error) {
      this.favourites = before;
      this.said = error instanceof CodeloomError ? said(error.message) : msg('The favourite was not saved.');
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'codeloom-code-search': CodeloomCodeSearch;
  }
}
