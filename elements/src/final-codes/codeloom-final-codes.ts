import type { CodeloomEventName, Edit, Encounter } from '@codeloom/contracts';
import { newIdempotencyKey } from '@codeloom/sdk';
import { html, nothing } from 'lit';
import type { PropertyValues, TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import type { Command } from '../commands/command.ts';
import { CodeloomElement } from '../internal/codeloom-element.ts';
import { EncounterElement } from '../internal/encounter-element.ts';
import { renderKey } from '../internal/key-cap.ts';
import { msg, str } from '../internal/localize.ts';
import { addShortcuts } from '../internal/shortcuts.ts';
import type { ShortcutScope } from '../internal/shortcuts.ts';
import { moveRow, removeRow, toCodeSet } from '../store/code-draft.ts';
import { isEmptyClaim } from '../store/code-set.ts';
import type { RowKind } from '../store/code-draft.ts';
import { isOpen } from '../store/encounter-state.ts';
import type { EncounterState } from '../store/encounter-state.ts';
import type { EncounterStore } from '../store/encounter-store.ts';
import { renderCodeList } from './code-list.ts';
import { CodeSetsPlace } from './code-sets-place.ts';
import { Comments } from './comments.ts';
import { finalCodesStyles } from './codeloom-final-codes.styles.ts';
import { renderChecks } from './edit-list.ts';
import { renderFinalizeDialog, renderReasonDialog } from './dialogs.ts';
import type { ReasonFor } from './dialogs.ts';
import { renderEm } from './em-field.ts';
import { FinalizeRequestEvent } from './events.ts';
import { renderFinalBanner } from './final-banner.ts';
import { finalCommands } from './final-commands.ts';
import { renderFoot } from './final-foot.ts';
import { renderSaveTrouble } from './save-line.ts';
import type { CodesView, OpenEditor } from './view.ts';

/**
 * The codes that will be submitted: a person adds, edits, orders and finalizes them. Inside a `<form>` it submits its
 * codes as JSON under its `name`, follows the form's reset and is read-only while its fieldset is disabled.
 *
 * @summary The final code set of an encounter.
 * @status stable
 * @since 0.1
 * @event codeloom-codes-changed - The codes on the page changed.
 * @event {FinalizeRequestEvent} codeloom-finalize - A person asks to finalize; cancelable.
 * @event codeloom-finalized - The server has locked the codes.
 * @csspart base - The root inside.
 * @csspart finalize - The button that finalizes.
 * @cssproperty --codeloom-surface - Ground of the card.
 * @cssproperty --codeloom-accent - The one primary action, selection, links.
 * @cssproperty --codeloom-radius - Corners of the card.
 * @cssstate finalized - The codes are locked.
 * @cssstate stopped - A check blocks finalization.
 */
export class CodeloomFinalCodes extends EncounterElement {
  static override styles = [...[CodeloomElement.styles].flat(), finalCodesStyles];
  static override readonly speaks: readonly CodeloomEventName[] = ['codeloom-codes-changed', 'codeloom-finalized'];
  static readonly formAssociated = true;

  protected override readonly component = 'finalCodes';
  protected override get subject(): string {
    return msg('codes');
  }

  /** Where single keys work: `focus` inside this element, `page` anywhere outside text fields. */
  @property() shortcuts: ShortcutScope = 'focus';
  /** The name under which a host's form submits the codes. */
  @property({ reflect: true }) name = '';
  /** Shows the codes without letting anybody change or finalize them. */
  @property({ type: Boolean, reflect: true }) disabled = false;
  /** Offers to void the encounter; whether this person may, the server decides by role. */
  @property({ type: Boolean }) voidable = false;

  @state() private editor: OpenEditor = null;
  @state() private drag: CodesView['drag'] = null;
  @state() private reasons: ReadonlyMap<string, string> = new Map();
  @state() private reason = '';
  @state() private reasonFor: ReasonFor = 'reopen';
  @state() private announcement = '';
  /** Somebody asked to finalize before there was a code. */
  @state() private askedEmpty = false;
  @state() private formDisabled = false;

  readonly #internals = this.attachInternals();
  /** One key for one decision to finalize: a retry after a lost answer must not finalize twice. */
  #idempotencyKey = '';
  #focusAfter: string | null = null;
  /** The store in which codes of an earlier session were looked for. */
  #restoredIn: EncounterStore | null = null;
  readonly #comments = new Comments(this, () => this.provider?.client ?? null);
  readonly #sets = new CodeSetsPlace(this, () => this.provider?.client ?? null);

  readonly #openSets = (): void => {
    this.#sets.open().catch(() => {
      this.announcement = msg('Code sets could not be loaded. Check the connection and try again.');
    });
  };

  constructor() {
    super();
    addShortcuts(this, { commands: () => this.#commandList(), center: () => this.provider?.commands ?? null });
  }

  /** The form of the host that this element belongs to. */
  get form(): HTMLFormElement | null {
    return this.#internals.form;
  }

  /** The codes as they are submitted: JSON of the code set, empty before an encounter is loaded. */
  get value(): string {
    const draft = this.encounterState?.encounter ? this.encounterState.draft : null;
    return draft ? JSON.stringify(toCodeSet(draft)) : '';
  }

  /** Called by the browser when a fieldset around this element is disabled. */
  formDisabledCallback(disabled: boolean): void {
    this.formDisabled = disabled;
  }

  /** Called by the browser when the host's form is reset: back to the codes that were loaded. */
  formResetCallback(): void {
    this.store?.resetCodes();
  }

  protected override storeChanged(): void {
    this.editor = null;
    this.drag = null;
    this.reasons = new Map();
    this.reason = '';
    this.announcement = '';
    this.askedEmpty = false;
    this.#restoredIn = null;
    this.#sets.forget();
    this.#comments.thread?.forget();
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
        <div class="head">
          <h2>${msg('Final codes')}</h2>
          ${
            view.canEdit
              ? html`<button type="button" class="add" @click=${this.#openSets}>
                  ${msg('Code sets')} ${this.#cap('codes.sets', 'C')}
                </button>`
              : nothing
          }
        </div>
        <p class="quiet">${msg('These are the codes that will be submitted for this encounter.')}</p>
      </header>
      ${renderFinalBanner(encounter)} ${renderSaveTrouble(state, store)} ${renderEm(view)}
      ${renderCodeList(view, 'diagnoses')} ${renderCodeList(view, 'procedures')} ${renderChecks(state, this.askedEmpty)}
      ${
        this.#may('canComment')
          ? this.#comments.render({ canAdd: this.#mayAddComment(encounter), cap: this.#cap('codes.comment', 'M') })
          : nothing
      }
      ${renderFoot(view, {
        mayEdit: this.#may('canEdit'),
        mayFinalize: this.#may('canFinalize'),
        undo: () => store.undo(),
        finalize: () => this.#openFinalize(store),
        reopen: () => this.#askReason(store, 'reopen'),
        void: this.#mayVoid(encounter) ? () => this.#askReason(store, 'void') : null,
      })}
      <p class="sr" role="status">${this.announcement}</p>
      ${renderFinalizeDialog({
        state,
        warnings,
        reasons: this.reasons,
        setReason: (id, reason) => (this.reasons = new Map(this.reasons).set(id, reason)),
        confirm: () => void this.#finalize(encounter, store),
        close: () => this.#dialog('finalize')?.close(),
      })}
      ${renderReasonDialog(encounter, {
        state,
        what: this.reasonFor,
        reason: this.reason,
        setReason: (reason) => (this.reason = reason),
        confirm: () => void this.#takeReason(store),
        close: () => this.#dialog('reason')?.close(),
      })}
      ${view.canEdit ? this.#sets.render(store) : nothing}
    </div>`;
  }

  /** The key of a command as it stands on a button. */
  #cap(id: string, builtIn: string): TemplateResult | typeof nothing {
    return renderKey(this.provider?.commands, { id, keys: [builtIn] });
  }

  #viewOf(encounter: Encounter, state: EncounterState, store: EncounterStore): CodesView {
    return {
      encounter,
      state,
      canEdit: isOpen(encounter) && this.#may('canEdit'),
      cap: (id, builtIn) => this.#cap(id, builtIn),
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
  #may(what: 'canEdit' | 'canFinalize' | 'canComment'): boolean {
    if (what !== 'canComment' && (this.disabled || this.formDisabled)) return false;
    return this.provider?.grant?.components.finalCodes?.[what] ?? true;
  }

  /** Code search is fetched when it is first opened: many encounters are coded without it. */
  async #editorDrawn(editor: OpenEditor): Promise<void> {
    if (editor && editor.what !== 'line') {
      await import('../code-search/define.ts');
      this.requestUpdate();
    }
    await this.updateComplete;
  }

  #openEditor(editor: OpenEditor): void {
    const closing = editor === null ? this.editor : null;
    this.editor = editor;
    void this.#editorDrawn(editor).then(() => {
      if (editor) {
        this.renderRoot.querySelector<HTMLElement>('.editor .search, .line-editor input')?.focus();
        // The whole of it, down to its last button, comes clear of the foot that stays in view.
        this.renderRoot.querySelector('.editor, .line-editor')?.scrollIntoView({ block: 'nearest' });
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
    this.announcement = msg(str`${row.code} is now ${to + 1} of ${rows.length}`);
  }

  #remove(store: EncounterStore, kind: RowKind, key: string): void {
    const rows = store.state.draft[kind];
    const index = rows.findIndex((row) => row.key === key);
    const removed = rows[index];
    if (!removed) return;
    store.edit((draft) => removeRow(draft, kind, key));
    this.#focusAfter = (rows[index + 1] ?? rows[index - 1])?.key ?? kind;
    this.announcement = msg(str`${removed.code} removed. It can be undone.`);
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    this.#fetchMore();
    const draft = this.encounterState?.draft;
    if (draft) this.#internals.setFormValue(this.value);
    this.#tellStates();
    const key = this.#focusAfter;
    this.#focusAfter = null;
    if (key === 'diagnoses' || key === 'procedures') {
      this.renderRoot.querySelector<HTMLElement>(`[aria-labelledby="${key}-title"] .add`)?.focus();
    } else if (key !== null) {
      this.#focusRow(key);
    }
  }

  /** What belongs to the encounter beside its codes: the conversation, and what this person edited before a session ended. */
  #fetchMore(): void {
    const { store } = this;
    const encounter = store?.state.encounter;
    if (!store || !encounter) return;
    if (this.#may('canComment')) void this.#comments.show(store, () => this.isConnected && this.store === store);
    if (store === this.#restoredIn || !isOpen(encounter) || !this.#may('canEdit')) return;
    this.#restoredIn = store;
    void store.restoreCodes();
  }

  #focusRow(key: string): void {
    this.renderRoot.querySelector<HTMLElement>(`[data-key="${CSS.escape(key)}"] .row-main`)?.focus();
  }

  #openFinalize(store: EncounterStore): boolean {
    const { edits, busy, draft } = store.state;
    if (busy) return false;
    if (isEmptyClaim(draft)) {
      this.askedEmpty = true;
      void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>('.empty-claim')?.focus());
      return true;
    }
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
    this.announcement = msg('Codes finalized.');
  }

  #overrides(edits: readonly Edit[]): { editId: string; reason: string }[] {
    return edits
      .filter(({ severity }) => severity === 'warning')
      .map(({ id }) => ({ editId: id, reason: this.reasons.get(id)?.trim() ?? '' }));
  }

  #mayAddComment({ status }: Encounter): boolean {
    return status !== 'voided' && !this.disabled && !this.formDisabled && this.#may('canComment');
  }

  #mayVoid({ status }: Encounter): boolean {
    return this.voidable && status !== 'voided' && this.#may('canFinalize');
  }

  #askReason(store: EncounterStore, what: ReasonFor): void {
    store.clearActionError();
    this.reasonFor = what;
    this.reason = '';
    this.#dialog('reason')?.showModal();
  }

  async #takeReason(store: EncounterStore): Promise<void> {
    const what = this.reasonFor;
    const reason = this.reason.trim();
    if (!(await (what === 'void' ? store.void(reason) : store.reopen(reason)))) return;
    this.#dialog('reason')?.close();
    this.reason = '';
    this.announcement = what === 'void' ? msg('Encounter voided.') : msg('Encounter reopened.');
  }

  #dialog(name: 'finalize' | 'reason'): HTMLDialogElement | null {
    return this.renderRoot.querySelector<HTMLDialogElement>(`dialog.${name}`);
  }

  #commandList(): Command[] {
    const { store } = this;
    const encounter = store?.state.encounter;
    if (!store || !encounter) return [];
    const open = isOpen(encounter);
    return finalCommands({
      store,
      open,
      canEdit: open && this.#may('canEdit'),
      canFinalize: this.#may('canFinalize'),
      canReopen: !open && encounter.status !== 'voided' && this.#may('canFinalize'),
      openEditor: (editor) => this.#openEditor(editor),
      focusEm: () => this.renderRoot.querySelector<HTMLElement>('.em-select')?.focus(),
      openSets: this.#openSets,
      comment: this.#mayAddComment(encounter) ? () => this.#comments.thread?.open() : null,
      finalize: () => this.#openFinalize(store),
      canVoid: this.#mayVoid(encounter),
      askReason: (what) => this.#askReason(store, what),
    });
  }

  /** What a host can style by: `codeloom-final-codes:state(finalized)`. */
  #tellStates(): void {
    const { states } = this.#internals;
    const { encounterState: state } = this;
    const tell = (name: string, on: boolean): void => {
      if (on) states.add(name);
      else states.delete(name);
    };
    tell('finalized', state?.encounter?.status === 'finalized' || state?.encounter?.status === 'exported');
    tell('stopped', state?.edits.some(({ severity }) => severity === 'stop') ?? false);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'codeloom-final-codes': CodeloomFinalCodes;
  }
}
