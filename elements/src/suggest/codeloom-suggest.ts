import type { CodeloomEventName, Encounter } from '@codeloom/contracts';
import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { CodeloomElement } from '../internal/codeloom-element.ts';
import { EncounterElement } from '../internal/encounter-element.ts';
import { renderKeyHelp } from '../internal/key-help.ts';
import { addShortcuts } from '../internal/shortcuts.ts';
import type { ShortcutMap, ShortcutScope } from '../internal/shortcuts.ts';
import { isOpen } from '../store/encounter-state.ts';
import type { EncounterState } from '../store/encounter-state.ts';
import type { EncounterStore } from '../store/encounter-store.ts';
import { renderDiagnoses, renderProcedures } from './code-rows.ts';
import { suggestStyles } from './codeloom-suggest.styles.ts';
import { renderEmSection } from './em-section.ts';
import { engineLine } from './engine-line.ts';
import { renderRiskSection } from './risk-section.ts';
import { rowsOf } from './rows.ts';
import type { SuggestedRow } from './rows.ts';
import { renderInvitation, renderRunError, renderSteps } from './run-state.ts';
import type { RunRequest } from './run-state.ts';
import type { SuggestView } from './view.ts';

const keyHelp = [
  { keys: ['J', 'K'], does: 'Next and previous suggestion' },
  { keys: ['Enter'], does: 'Show its places in the note' },
  { keys: ['A'], does: 'Accept' },
  { keys: ['X'], does: 'Dismiss' },
  { keys: ['Shift', 'A'], does: 'Accept all that are not dismissed' },
  { keys: ['?'], does: 'This sheet' },
];

/**
 * The suggested codes of an encounter, each with its evidence; a person accepts or dismisses them.
 *
 * @summary Suggested E/M, diagnoses and procedures with evidence.
 * @status stable
 * @since 0.1
 * @event codeloom-suggested - A suggestion arrived.
 * @event codeloom-code-accepted - A person accepted a suggested code.
 * @event codeloom-code-dismissed - A person dismissed a suggested code.
 * @csspart base - The root inside.
 * @csspart em-code - The large recommended code.
 * @csspart highest - The line of the highest supported code.
 */
export class CodeloomSuggest extends EncounterElement {
  static override styles = [...[CodeloomElement.styles].flat(), suggestStyles];
  static override readonly speaks: readonly CodeloomEventName[] = [
    'codeloom-suggested',
    'codeloom-code-accepted',
    'codeloom-code-dismissed',
  ];

  protected override readonly component = 'suggest';
  protected override readonly subject = 'suggestions';

  /** Where single keys work: `focus` inside this element, `page` anywhere outside text fields. */
  @property() shortcuts: ShortcutScope = 'focus';

  @state() private currentKey: string | null = null;

  constructor() {
    super();
    addShortcuts(this, () => this.#shortcutMap());
  }

  /** Runs a suggestion, as the button does. */
  async run(options: { force?: boolean } = {}): Promise<void> {
    await this.store?.suggest(options);
  }

  protected override storeChanged(): void {
    this.currentKey = null;
  }

  protected override renderEncounter(
    encounter: Encounter,
    state: EncounterState,
    store: EncounterStore,
  ): TemplateResult {
    const request: RunRequest = {
      canRun: isOpen(encounter) && (this.provider?.grant?.components.suggest?.canRun ?? true),
      run: () => void store.suggest({ force: encounter.suggestion !== null }),
    };
    const result = encounter.suggestion;
    return html`<div class="card" aria-busy=${state.run ? 'true' : 'false'} @focusin=${this.#followFocus}>
      <h2 class="sr">Suggested codes</h2>
      ${state.run ? renderSteps(state.run.step) : renderRunError(state, request)}
      ${
        result
          ? this.#renderResult(this.#viewOf(encounter, state, store), request)
          : state.run || state.runError
            ? nothing
            : renderInvitation(request)
      }
      ${renderKeyHelp(keyHelp)}
    </div>`;
  }

  #renderResult(view: SuggestView, request: RunRequest): TemplateResult {
    const { result, state } = view;
    const open = view.rows.filter(({ decision }) => decision === 'open').length;
    return html`
      <div class="result ${state.run ? 'old' : ''}">
        ${renderEmSection(view)} ${renderDiagnoses(view)} ${renderProcedures(view)} ${renderRiskSection(view)}
        ${
          result.note.trimmed
            ? html`<p class="section quiet">
                The note is longer than the engine reads; assessment and plan were read first.
              </p>`
            : nothing
        }
      </div>
      <div class="section foot">
        <p class="quiet engine">${engineLine(result.engine)}</p>
        <div class="foot-actions">
          <button type="button" class="keys-hint" @click=${this.#showKeys}>
            <span class="sr">Keys:</span>
            <kbd>J</kbd><kbd>K</kbd> move ${view.canDecide ? html`<kbd>A</kbd> accept <kbd>X</kbd> dismiss` : nothing}
            <kbd>?</kbd>
          </button>
          <span class="foot-buttons">
            ${
              request.canRun
                ? html`<button type="button" ?disabled=${state.run !== null} @click=${request.run}>Run again</button>`
                : nothing
            }
            ${
              view.canDecide && open > 0
                ? html`<button type="button" class="outline" @click=${() => this.store?.acceptAll()}>
                    Accept all ${open}
                  </button>`
                : nothing
            }
          </span>
        </div>
      </div>
    `;
  }

  #viewOf(encounter: Encounter, state: EncounterState, store: EncounterStore): SuggestView {
    const result = encounter.suggestion;
    if (!result) throw new Error('The view of a suggestion was asked before there is one.');
    const components = this.provider?.grant?.components;
    return {
      result,
      state,
      rows: rowsOf(result, state),
      currentKey: this.currentKey,
      canDecide: isOpen(encounter) && !state.run && (!components || (components.finalCodes?.canEdit ?? false)),
      accept: (row) => store.accept(row.item),
      dismiss: (row) => store.dismiss(row.item),
      show: (key) => store.activate(state.activeKey === key ? null : key),
    };
  }

  #shortcutMap(): ShortcutMap {
    const { store } = this;
    const encounter = store?.state.encounter;
    if (!store || !encounter?.suggestion) return {};
    const view = this.#viewOf(encounter, store.state, store);
    const current = view.rows.find(({ key }) => key === this.currentKey);
    const decide = (act: (row: SuggestedRow) => void): (() => boolean) => {
      return () => {
        if (!view.canDecide || !current) return false;
        act(current);
        return true;
      };
    };
    return {
      J: () => this.#move(view, 1),
      K: () => this.#move(view, -1),
      ArrowDown: () => this.#move(view, 1),
      ArrowUp: () => this.#move(view, -1),
      A: decide(view.accept),
      X: decide(view.dismiss),
      'Shift+A': () => {
        if (view.canDecide) store.acceptAll();
        return view.canDecide;
      },
      '?': () => {
        this.#showKeys();
        return true;
      },
    };
  }

  /** Moves to the next row and puts the focus on it, so that Enter shows its evidence. */
  #move(view: SuggestView, by: 1 | -1): boolean {
    const at = view.rows.findIndex(({ key }) => key === this.currentKey);
    const next = view.rows[at < 0 ? (by > 0 ? 0 : view.rows.length - 1) : at + by];
    if (!next) return at >= 0;
    this.currentKey = next.key;
    const row = this.renderRoot.querySelector<HTMLElement>(`[data-row="${CSS.escape(next.key)}"]`);
    row?.querySelector<HTMLElement>('.row-main, .accept')?.focus();
    row?.scrollIntoView({ block: 'nearest' });
    return true;
  }

  /** The row that holds the focus is the row the keys act on. */
  readonly #followFocus = (event: FocusEvent): void => {
    const row = (event.target as Element).closest<HTMLElement>('[data-row]');
    if (row?.dataset['row']) this.currentKey = row.dataset['row'];
  };

  readonly #showKeys = (): void => {
    this.renderRoot.querySelector<HTMLDialogElement>('dialog.keys')?.showModal();
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'codeloom-suggest': CodeloomSuggest;
  }
}
