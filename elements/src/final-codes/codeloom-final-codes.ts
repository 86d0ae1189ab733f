import type { CodeloomEventName, Edit, Encounter } from '@codeloom/contracts';
import { newIdempotencyKey } from '@codeloom/sdk';
import { html, nothing } from 'lit';
import type { PropertyValues, TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { CodeloomElement } from '../internal/codeloom-element.ts';
import { EncounterElement } from '../internal/encounter-element.ts';
import { plural } from '../internal/format.ts';
import { undoIcon } from '../internal/icons.ts';
import { renderKeyHelp } from '../internal/key-help.ts';
import { addShortcuts } from '../internal/shortcuts.ts';
import type { ShortcutMap, ShortcutScope } from '../internal/shortcuts.ts';
import { moveRow, removeRow, toCodeSet } from '../store/code-draft.ts';
import type { RowKind } from '../store/code-draft.ts';
import { isOpen } from '../store/encounter-state.ts';
import type { EncounterState } from '../store/encounter-state.ts';
import type { EncounterStore } from '../store/encounter-store.ts';
import { renderCodeList } from './code-list.ts';
import { finalCodesStyles } from './codeloom-final-codes.styles.ts';
import { renderFinalizeDialog, renderReopenDialog } from './dialogs.ts';
import { renderEdits } from './edit-list.ts';
import { renderEm } from './em-field.ts';
import { FinalizeRequestEvent } from './events.ts';
import { renderFinalBanner } from './final-banner.ts';
import { renderSaveTrouble, saveWords } from './save-line.ts';
import type { CodesView, OpenEditor } from './view.ts';

const keyHelp = [
  { keys: ['D'], does: 'Add a diagnosis' },
  { keys: ['P'], does: 'Add a procedure' },
  { keys: ['Alt', '↑'], does: 'Move the row up' },
  { keys: ['Alt', '↓'], does: 'Move the row down' },
  { keys: ['Delete'], does: 'Remove the row' },
  { keys: ['U'], does: 'Undo' },
  { keys: ['F'], does: 'Finalize' },
];

/**
 * The codes that will be submitted: a person adds, edits, orders and finalizes them. Inside a `<form>` it submits its
 * codes as JSON under its `name`.
 *
 * @summary The final code set of an encounter.
 * @status stable
 * @since 0.1
 * @event codeloom-codes-changed - The codes on the page changed.
 * @event {FinalizeRequestEvent} codeloom-finalize - A person asks to finalize; cancelable.
 * @event codeloom-finalized - The server has locked the codes.
 * @csspart base - The root inside.
 * @csspart finalize - The button that finalizes.
 */
export class CodeloomFinalCodes extends EncounterElement {
  static override styles = [...[CodeloomElement.styles].flat(), finalCodesStyles];
  static override readonly speaks: readonly CodeloomEventName[] = ['codeloom-codes-changed', 'codeloom-finalized'];
  static readonly formAssociated = true;

  protected override readonly component = 'finalCodes';
  protected override readonly subject = 'codes';

  /** Where single keys work: `focus` inside this element, `page` anywhere outside text fields. */
  @property() shortcuts: ShortcutScope = 'focus';

  @state() private editor: OpenEditor = null;
  @state() private drag: CodesView['drag'] = null;
  @state() private reasons: ReadonlyMap<string, string> = new Map();
  @state() private reopenReason = '';
  @state() private announcement = '';

  readonly #internals = this.attachInternals();
  /** One key for one decision to finalize: a retry after a lost answer must not finalize twice. */
  #idempotencyKey = '';
  #focusAfter: string | null = null;

  constructor() {
    super();
    addShortcuts(this, () => this.#shortcutMap());
  }

  protected override storeChanged(): void {
    this.editor = null;
    this.drag = null;
    this.reasons = new Map();
    this.reopenReason = '';
    this.announcement = '';
    this.#internals.setFormValue(null);
  }

  protected override renderEncounter(
    encounter: Encounter,
    state: EncounterState,
    store: EncounterStore,
  ): TemplateResult {
    const view = this.#viewOf(encounter, state, store);
    const warnings = state.edits.filter(({ severity }) => severity === 'warning');
    return html`<div class="card">
      <header class="section title">
        <h2>Final codes</h2>
        <p class="quiet">These are the codes that will be submitted for this encounter.</p>
      </header>
      ${renderFinalBanner(encounter)} ${renderSaveTrouble(state, store)} ${renderEm(view)}
      ${renderCodeList(view, 'diagnoses')} ${renderCodeList(view, 'procedures')}
      <div class="section checks ${state.edits.length === 0 ? 'none' : ''}">${renderEdits(state.edits)}</div>
      ${this.#renderFoot(encounter, state, store)}
      <p class="sr" role="status">${this.announcement}</p>
      ${renderFinalizeDialog({
        state,
        warnings,
        reasons: this.reasons,
        setReason: (id, reason) => (this.reasons = new Map(this.reasons).set(id, reason)),
        confirm: () => void this.#finalize(encounter, store),
        close: () => this.#dialog('finalize')?.close(),
      })}
      ${renderReopenDialog(encounter, {
        state,
        reason: this.reopenReason,
        setReason: (reason) => (this.reopenReason = reason),
        confirm: () => void this.#reopen(store),
        close: () => this.#dialog('reopen')?.close(),
      })}
      ${renderKeyHelp(keyHelp)}
    </div>`;
  }

  #renderFoot(encounter: Encounter, state: EncounterState, store: EncounterStore): TemplateResult | typeof nothing {
    if (encounter.status === 'voided') return nothing;
    if (!isOpen(encounter)) {
      return this.#may('canFinalize')
        ? html`<footer class="section foot">
            <span></span>
            <button type="button" class="outline" @click=${() => this.#openReopen(store)}>Reopen</button>
          </footer>`
        : nothing;
    }
    const stops = state.edits.filter(({ severity }) => severity === 'stop').length;
    return html`<footer class="section foot">
      <span class="foot-state">
        ${
          this.#may('canEdit')
            ? html`<button
                type="button"
                class="icon"
                aria-label="Undo"
                title="Undo (U)"
                ?disabled=${!state.canUndo}
                @click=${() => store.undo()}
              >
                ${undoIcon}
              </button>`
            : nothing
        }
        <span class="quiet" role="status">${saveWords(state)}</span>
      </span>
      ${
        this.#may('canFinalize')
          ? html`<span class="foot-main">
              ${stops > 0 ? html`<span class="stops">${plural(stops, 'stop')} to resolve</span>` : nothing}
              <button
                type="button"
                class="primary"
                part="finalize"
                aria-disabled=${stops > 0 || state.busy ? 'true' : 'false'}
                @click=${() => this.#openFinalize(store)}
              >
                Finalize codes <kbd aria-hidden="true">F</kbd>
              </button>
            </span>`
          : nothing
      }
    </footer>`;
  }

  #viewOf(encounter: Encounter, state: EncounterState, store: EncounterStore): CodesView {
    return {
      encounter,
      state,
      canEdit: isOpen(encounter) && this.#may('canEdit'),
      editor: this.editor,
      drag: this.drag,
      edit: (change) => store.edit(change),
      openEditor: (editor) => this.#openEditor(editor),
      move: (kind, key, to) => this.#move(store, kind, key, to),
      remove: (kind, key) => this.#remove(store, kind, key),
      show: (key) => store.activate(state.activeKey === key ? null : key),
      setDrag: (drag) => (this.drag = drag),
    };
  }

  /** Without an embed session's grant, the server alone decides. */
  #may(what: 'canEdit' | 'canFinalize'): boolean {
    return this.provider?.grant?.components.finalCodes?.[what] ?? true;
  }

  #openEditor(editor: OpenEditor): void {
    const closing = editor === null ? this.editor : null;
    this.editor = editor;
    void this.updateComplete.then(() => {
      if (editor) {
        this.renderRoot.querySelector<HTMLElement>('codeloom-code-search, .line-editor input')?.focus();
      } else if (closing?.what === 'add') {
        this.renderRoot.querySelector<HTMLElement>(`[aria-labelledby="${closing.kind}-title"] .add`)?.focus();
      } else if (closing) {
        this.#focusRow(closing.key);
      }
    });
  }

  #move(store: EncounterStore, kind: RowKind, key: string, to: number): void {
    const rows = store.state.draft[kind];
    const row = rows.find((candidate) => candidate.key === key);
    if (!row || to < 0 || to >= rows.length) return;
    store.edit((draft) => moveRow(draft, kind, key, to));
    this.#focusAfter = key;
    this.announcement = `${row.code} is now ${to + 1} of ${rows.length}`;
  }

  #remove(store: EncounterStore, kind: RowKind, key: string): void {
    const rows = store.state.draft[kind];
    const index = rows.findIndex((row) => row.key === key);
    const removed = rows[index];
    if (!removed) return;
    store.edit((draft) => removeRow(draft, kind, key));
    this.#focusAfter = (rows[index + 1] ?? rows[index - 1])?.key ?? kind;
    this.announcement = `${removed.code} removed. Press U to undo.`;
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    const draft = this.encounterState?.draft;
    if (draft) this.#internals.setFormValue(JSON.stringify(toCodeSet(draft)));
    const key = this.#focusAfter;
    this.#focusAfter = null;
    if (key === 'diagnoses' || key === 'procedures') {
      this.renderRoot.querySelector<HTMLElement>(`[aria-labelledby="${key}-title"] .add`)?.focus();
    } else if (key !== null) {
      this.#focusRow(key);
    }
  }

  #focusRow(key: string): void {
    this.renderRoot.querySelector<HTMLElement>(`[data-key="${CSS.escape(key)}"] .row-main`)?.focus();
  }

  #openFinalize(store: EncounterStore): boolean {
    const { edits, busy } = store.state;
    if (busy) return false;
    if (edits.some(({ severity }) => severity === 'stop')) {
      this.renderRoot.querySelector<HTMLElement>('.notice.stop')?.focus();
      return true;
    }
    this.#idempotencyKey = newIdempotencyKey();
    store.clearActionError();
    this.#dialog('finalize')?.showModal();
    return true;
  }

  async #finalize(encounter: Encounter, store: EncounterStore): Promise<void> {
    const request = new FinalizeRequestEvent({ encounterId: encounter.id, codes: toCodeSet(store.state.draft) });
    if (!this.dispatchEvent(request)) {
      this.#dialog('finalize')?.close();
      return;
    }
    const overrides = this.#overrides(store.state.edits);
    if (!(await store.finalize(overrides, this.#idempotencyKey))) return;
    this.#dialog('finalize')?.close();
    this.reasons = new Map();
    this.announcement = 'Codes finalized.';
  }

  #overrides(edits: readonly Edit[]): { editId: string; reason: string }[] {
    return edits
      .filter(({ severity }) => severity === 'warning')
      .map(({ id }) => ({ editId: id, reason: this.reasons.get(id)?.trim() ?? '' }));
  }

  #openReopen(store: EncounterStore): void {
    store.clearActionError();
    this.#dialog('reopen')?.showModal();
  }

  async #reopen(store: EncounterStore): Promise<void> {
    if (!(await store.reopen(this.reopenReason.trim()))) return;
    this.#dialog('reopen')?.close();
    this.reopenReason = '';
    this.announcement = 'Encounter reopened.';
  }

  #dialog(name: 'finalize' | 'reopen' | 'keys'): HTMLDialogElement | null {
    return this.renderRoot.querySelector<HTMLDialogElement>(`dialog.${name}`);
  }

  #shortcutMap(): ShortcutMap {
    const { store } = this;
    const encounter = store?.state.encounter;
    if (!store || !isOpen(encounter ?? null)) return {};
    const editing = (act: () => void): (() => boolean) => {
      return () => {
        if (this.#may('canEdit')) act();
        return this.#may('canEdit');
      };
    };
    return {
      D: editing(() => this.#openEditor({ what: 'add', kind: 'diagnoses' })),
      P: editing(() => this.#openEditor({ what: 'add', kind: 'procedures' })),
      U: editing(() => store.undo()),
      F: () => this.#may('canFinalize') && this.#openFinalize(store),
      '?': () => {
        this.#dialog('keys')?.showModal();
        return true;
      },
    };
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'codeloom-final-codes': CodeloomFinalCodes;
  }
}
