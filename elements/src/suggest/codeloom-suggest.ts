import type { CodeloomEventName, Encounter } from '@codeloom/contracts';
import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import type { Command } from '../commands/command.ts';
import { CodeloomElement } from '../internal/codeloom-element.ts';
import { EncounterElement } from '../internal/encounter-element.ts';
import { renderKey } from '../internal/key-cap.ts';
import { msg, str } from '../internal/localize.ts';
import { addShortcuts } from '../internal/shortcuts.ts';
import type { ShortcutScope } from '../internal/shortcuts.ts';
import { isOpen } from '../store/encounter-state.ts';
import type { EncounterState } from '../store/encounter-state.ts';
import type { EncounterStore } from '../store/encounter-store.ts';
import { renderDiagnoses, renderProcedures } from './code-rows.ts';
import { suggestStyles } from './codeloom-suggest.styles.ts';
import { renderEmSection } from './em-section.ts';
import { engineLine } from './engine-line.ts';
import { renderReading } from './reading-section.ts';
import { renderRiskSection } from './risk-section.ts';
import { rowsOf } from './rows.ts';
import { suggestCommands } from './suggest-commands.ts';
import { renderInvitation, renderRunError, renderSpoken, renderSteps } from './run-state.ts';
import type { RunRequest } from './run-state.ts';
import type { SuggestView } from './view.ts';

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
 * @csspart run - The button that asks for a suggestion.
 * @cssproperty --codeloom-surface - Ground of the card.
 * @cssproperty --codeloom-accent - The one primary action, selection, links.
 * @cssproperty --codeloom-radius - Corners of the card.
 * @cssstate running - A suggestion is under way.
 * @cssstate suggested - There is a suggestion to look at.
 */
export class CodeloomSuggest extends EncounterElement {
  static override styles = [...[CodeloomElement.styles].flat(), suggestStyles];
  static override readonly speaks: readonly CodeloomEventName[] = [
    'codeloom-suggested',
    'codeloom-code-accepted',
    'codeloom-code-dismissed',
  ];

  protected override readonly component = 'suggest';
  protected override get subject(): string {
    return msg('suggestions');
  }

  /** Where single keys work: `focus` inside this element, `page` anywhere outside text fields. */
  @property() shortcuts: ShortcutScope = 'focus';

  @state() private currentKey: string | null = null;

  constructor() {
    super();
    addShortcuts(this, { commands: () => this.#commandList(), center: () => this.provider?.commands ?? null });
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
    const request = this.#requestOf(encounter, store);
    const result = encounter.suggestion;
    return html`<div class="card" aria-busy=${state.run ? 'true' : 'false'} @focusin=${this.#followFocus}>
      <h2 class="sr">${msg('Suggested codes')}</h2>
      ${state.run ? renderSteps(state.run.step) : renderRunError(state, request)}
      ${
        result
          ? this.#renderResult(this.#viewOf(encounter, state, store), request)
          : state.run || state.runError
            ? nothing
            : renderInvitation(request)
      }
      ${renderSpoken(state.run?.step ?? null, state.runError ? null : result)}
    </div>`;
  }

  #requestOf(encounter: Encounter, store: EncounterStore): RunRequest {
    return {
      canRun: isOpen(encounter) && (this.provider?.grant?.components.suggest?.canRun ?? true),
      run: () => void store.suggest({ force: encounter.suggestion !== null }),
      key: this.#cap('suggest.run', 'S'),
    };
  }

  /** The key of a command as it stands on a button. */
  #cap(id: string, builtIn: string): TemplateResult | typeof nothing {
    return renderKey(this.provider?.commands, { id, keys: [builtIn] });
  }

  #renderResult(view: SuggestView, request: RunRequest): TemplateResult {
    const { result, state } = view;
    const open = view.rows.filter(({ decision }) => decision === 'open').length;
    return html`
      <div class="result ${state.run ? 'old' : ''}">
        ${renderEmSection(view)} ${renderDiagnoses(view)} ${renderProcedures(view)} ${renderRiskSection(view)}
        ${renderReading(view)}
        ${
          result.note.trimmed
            ? html`<p class="section quiet">
                ${msg('The note is longer than the engine reads; assessment and plan were read first.')}
              </p>`
            : nothing
        }
      </div>
      <div class="section foot">
        <p class="quiet engine">${engineLine(result.engine)}</p>
        <div class="foot-actions">
          <button type="button" class="keys-hint" @click=${() => this.provider?.openCommands('keys')}>
            <span class="sr">${msg('Keys:')}</span>
            ${this.#cap('suggest.next', 'J')}${this.#cap('suggest.previous', 'K')} ${msg('move')}
            ${
              view.canDecide
                ? html`${this.#cap('suggest.accept', 'A')} ${msg('accept')} ${this.#cap('suggest.dismiss', 'X')}
                  ${msg('dismiss')}`
                : nothing
            }
            <kbd>?</kbd>
          </button>
          <button type="button" class="commands" @click=${() => this.provider?.openCommands('palette')}>
            ${msg('Commands')}
          </button>
          <span class="foot-buttons">
            ${
              request.canRun
                ? html`<button type="button" ?disabled=${state.run !== null} @click=${request.run}>
                    ${msg('Run again')}
                  </button>`
                : nothing
            }
            ${
              view.canDecide && open > 0
                ? html`<button type="button" class="outline" @click=${() => this.store?.acceptAll()}>
                    ${msg(str`Accept all ${open}`)} ${this.#cap('suggest.acceptAll', 'Shift+A')}
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

  #commandList(): Command[] {
    const { store } = this;
    const encounter = store?.state.encounter;
    if (!store || !encounter) return [];
    return suggestCommands({
      store,
      run: this.#requestOf(encounter, store),
      view: encounter.suggestion ? this.#viewOf(encounter, store.state, store) : null,
      currentKey: this.currentKey,
      move: (view, by) => this.#move(view, by),
      go: (key) => this.#go(key),
    });
  }

  /** Moves to the next row and puts the focus on it, so that Enter shows its evidence. */
  #move(view: SuggestView, by: 1 | -1): boolean {
    const at = view.rows.findIndex(({ key }) => key === this.currentKey);
    const next = view.rows[at < 0 ? (by > 0 ? 0 : view.rows.length - 1) : at + by];
    if (!next) return at >= 0;
    this.#go(next.key);
    return true;
  }

  #go(key: string): void {
    this.currentKey = key;
    const row = this.renderRoot.querySelector<HTMLElement>(`[data-row="${CSS.escape(key)}"]`);
    row?.querySelector<HTMLElement>('.row-main, .accept')?.focus({ preventScroll: true });
    row?.scrollIntoView({ block: 'nearest' });
  }

  /** The row that holds the focus is the row the keys act on. */
  readonly #followFocus = (event: FocusEvent): void => {
    const row = (event.target as Element).closest<HTMLElement>('[data-row]');
    if (row?.dataset['row']) this.currentKey = row.dataset['row'];
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'codeloom-suggest': CodeloomSuggest;
  }
}
