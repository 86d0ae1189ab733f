import type { Encounter } from '@codeloom/contracts';
import { html } from 'lit';
import type { PropertyValues, TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import type { Command } from '../commands/command.ts';
import { CodeloomElement } from '../internal/codeloom-element.ts';
import { EncounterElement } from '../internal/encounter-element.ts';
import { msg } from '../internal/localize.ts';
import { addShortcuts } from '../internal/shortcuts.ts';
import type { ShortcutScope } from '../internal/shortcuts.ts';
import type { EncounterState } from '../store/encounter-state.ts';
import type { EncounterStore } from '../store/encounter-store.ts';
import { mdmElements } from '../store/mdm-words.ts';
import { renderAudit, renderTime } from './audit-section.ts';
import { emWorksheetStyles } from './codeloom-em-worksheet.styles.ts';
import { renderElementItems } from './element-section.ts';
import { renderLevel } from './level-section.ts';
import { Recomputation } from './recomputation.ts';
import type { WorksheetView } from './view.ts';

/**
 * How the level of the visit comes about: each element of decision making with what counts, what does not and why, the
 * path by time, what an audit could remove and what is not documented. A person can mark a fact as not supported and
 * see the level move. Marks are a question, not a decision: nothing is stored, and no code is changed.
 *
 * @summary The E/M level, fact by fact.
 * @status stable
 * @since 0.2
 * @csspart base - The root inside.
 * @csspart level - The large code of the level.
 * @cssproperty --codeloom-surface - Ground of the card.
 * @cssproperty --codeloom-thread-problems - Colour of the evidence of problems.
 * @cssproperty --codeloom-thread-data - Colour of the evidence of data.
 * @cssproperty --codeloom-thread-risk - Colour of the evidence of risk.
 * @cssproperty --codeloom-radius - Corners of the card.
 * @cssstate marked - Something is marked as not supported.
 */
export class CodeloomEmWorksheet extends EncounterElement {
  static override styles = [...[CodeloomElement.styles].flat(), emWorksheetStyles];

  protected override readonly component = 'suggest';
  protected override get subject(): string {
    return msg('E/M worksheet');
  }

  /** Where single keys work: `focus` inside this element, `page` anywhere outside text fields. */
  @property() shortcuts: ShortcutScope = 'focus';
  /** Shows the grid without the marks. */
  @property({ type: Boolean, attribute: 'read-only' }) readOnly = false;

  /** The fact that holds the focus: what the key acts on. */
  @state() private currentKey: string | null = null;
  readonly #internals = this.attachInternals();
  readonly #recomputation = new Recomputation({
    client: () => this.provider?.client ?? null,
    changed: () => this.requestUpdate(),
    outdated: () => void this.store?.load(),
  });

  constructor() {
    super();
    addShortcuts(this, { commands: () => this.#commandList(), center: () => this.provider?.commands ?? null });
  }

  protected override storeChanged(): void {
    this.currentKey = null;
    this.#recomputation.follow(null);
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    this.#recomputation.follow(this.encounterState?.encounter?.suggestionRunId ?? null);
  }

  protected override renderEncounter(
    encounter: Encounter,
    state: EncounterState,
    store: EncounterStore,
  ): TemplateResult {
    const view = this.#viewOf(encounter, state, store);
    if (!view) {
      return html`<div class="card message">
        <h2>${msg('No worksheet yet')}</h2>
        <p>${msg('The worksheet appears with the first suggestion of this encounter.')}</p>
      </div>`;
    }
    return html`<div class="card" @focusin=${this.#followFocus}>
      <h2 class="sr">${msg('E/M worksheet')}</h2>
      ${renderLevel(view)}
      <div class="section elements">${mdmElements.map((element) => renderElementItems(view, element))}</div>
      ${renderTime(view)} ${renderAudit(view)}
    </div>`;
  }

  #viewOf({ suggestion, ...rest }: Encounter, state: EncounterState, store: EncounterStore): WorksheetView | null {
    if (!suggestion) return null;
    const encounter = { suggestion, ...rest };
    const recomputation = this.#recomputation;
    return {
      stored: suggestion.em,
      em: recomputation.em ?? suggestion.em,
      marks: recomputation.marks,
      state: recomputation,
      activeKey: state.activeKey,
      canMark: !this.readOnly && encounter.suggestionRunId !== null,
      show: (key) => store.activate(state.activeKey === key ? null : key),
      toggle: (key) => recomputation.toggle(key, encounter),
      clear: () => recomputation.clear(encounter),
      retry: () => recomputation.retry(encounter),
    };
  }

  #commandList(): Command[] {
    const { store } = this;
    const encounter = store?.state.encounter;
    const view = store && encounter ? this.#viewOf(encounter, store.state, store) : null;
    if (!view) return [];
    const group = msg('E/M worksheet');
    return [
      {
        id: 'worksheet.mark',
        title: msg('Mark the fact as not supported, or count it again'),
        group,
        keys: ['M'],
        palette: false,
        run: () => {
          if (!view.canMark || !this.currentKey || !this.#canMarkKey(view, this.currentKey)) return false;
          view.toggle(this.currentKey);
          return true;
        },
      },
      {
        id: 'worksheet.clear',
        title: msg('Take all marks back'),
        group,
        keys: ['Shift+M'],
        run: () => {
          if (view.marks.size === 0) return false;
          view.clear();
          return true;
        },
      },
    ];
  }

  #canMarkKey({ stored }: WorksheetView, key: string): boolean {
    if (key === 'time') return stored.time !== null;
    const [element, index] = key.split(':');
    const of = mdmElements.find((name) => name === element);
    return of !== undefined && (stored.mdm[of].items[Number(index)]?.counted ?? false);
  }

  readonly #followFocus = (event: FocusEvent): void => {
    const fact = (event.target as Element).closest<HTMLElement>('[data-fact]');
    this.currentKey = fact?.dataset['fact'] ?? null;
  };

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    if (this.#recomputation.marks.size > 0) this.#internals.states.add('marked');
    else this.#internals.states.delete('marked');
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'codeloom-em-worksheet': CodeloomEmWorksheet;
  }
}
