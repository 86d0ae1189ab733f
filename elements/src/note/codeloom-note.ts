import { MAX_ENGINE_CHARS, MAX_NOTE_CHARS } from '@codeloom/contracts/limits';
import type { Encounter } from '@codeloom/contracts';
import { html, nothing } from 'lit';
import type { PropertyValues, TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { Command } from '../commands/command.ts';
import { CodeloomElement } from '../internal/codeloom-element.ts';
import { EncounterElement } from '../internal/encounter-element.ts';
import { formatCount } from '../internal/format.ts';
import { msg, str } from '../internal/localize.ts';
import { addShortcuts } from '../internal/shortcuts.ts';
import type { ShortcutScope } from '../internal/shortcuts.ts';
import { isOpen } from '../store/encounter-state.ts';
import type { EncounterState } from '../store/encounter-state.ts';
import type { EncounterStore } from '../store/encounter-store.ts';
import { TypedDraft } from '../store/typed-draft.ts';
import type { RestoredDraft } from '../store/typed-draft.ts';
import { evidenceOf, threads } from '../store/evidence.ts';
import type { Evidence, Thread } from '../store/evidence.ts';
import { noteStyles } from './codeloom-note.styles.ts';
import type { CleanedPaste } from './clean-paste.ts';
import { EvidencePainter } from './evidence-painter.ts';
import { offsetAtPoint } from './offset-at-point.ts';
import { linesOf } from './note-lines.ts';
import type { NoteLine, NoteSection } from './note-lines.ts';
import { noteCommands } from './note-commands.ts';
import { renderNoteEditor } from './note-editor.ts';
import { outlineOf, sectionTitle } from './section-names.ts';

const threadNames: Record<Thread, () => string> = {
  problems: () => msg('Problems'),
  data: () => msg('Data'),
  risk: () => msg('Risk'),
  diagnosis: () => msg('Diagnoses'),
  procedure: () => msg('Procedures'),
};

/**
 * The note, with every place that supports a code underlined in the colour of its kind. Choosing a row in
 * `<codeloom-suggest>` lights its places here; pressing an underlined place chooses its row. What is typed into its
 * editor is kept on the server until it is saved, for the same user and encounter.
 *
 * @summary The encounter note with its evidence.
 * @status stable
 * @since 0.1
 * @csspart base - The root inside.
 * @csspart text - The note's text.
 * @cssproperty --codeloom-thread-problems - Underline of problems; each thread has one, and a `-soft` ground.
 * @cssproperty --codeloom-thread-data - Underline of data.
 * @cssproperty --codeloom-thread-risk - Underline of risk.
 * @cssproperty --codeloom-thread-diagnosis - Underline of diagnoses.
 * @cssproperty --codeloom-thread-procedure - Underline of procedures.
 * @cssstate editing - The editor is open.
 */
export class CodeloomNote extends EncounterElement {
  static override styles = [...[CodeloomElement.styles].flat(), noteStyles];

  protected override readonly component = 'note';
  protected override get subject(): string {
    return msg('note');
  }

  /** Offers to edit the note while the encounter is open; an embed session may grant it too. */
  @property({ type: Boolean }) editable = false;
  /** Where single keys work: `focus` inside this element, `page` anywhere outside text fields. */
  @property() shortcuts: ShortcutScope = 'focus';

  @state() private draftText: string | null = null;
  @state() private restored: RestoredDraft | null = null;
  @state() private pasted: CleanedPaste | null = null;
  /** The section last gone to. */
  @state() private section: string | null = null;
  @state() private mutedThreads: ReadonlySet<Thread> = new Set();

  readonly #painter = new EvidencePainter();
  readonly #internals = this.attachInternals();
  readonly #draft = new TypedDraft(
    'note',
    () => this.provider?.client ?? null,
    () => this.requestUpdate(),
  );
  /** The store whose drafts were looked for. */
  #soughtIn: EncounterStore | null = null;
  #lines: NoteLine[] = [];
  #linesKey: unknown[] = [];
  #painted: unknown[] = [];
  #scrolledTo: string | null = null;

  constructor() {
    super();
    this.addController({
      hostDisconnected: () => {
        this.#draft.flush();
        this.#painter.clear();
        this.#painted = [];
      },
    });
    addShortcuts(this, { commands: () => this.#commandList(), center: () => this.provider?.commands ?? null });
  }

  protected override storeChanged(): void {
    // What was typed goes with the encounter it belongs to: kept on the server, not on the page.
    this.#draft.flush();
    this.#draft.forget();
    this.#soughtIn = null;
    this.draftText = null;
    this.restored = null;
    this.pasted = null;
    this.section = null;
    this.#scrolledTo = null;
  }

  protected override renderEncounter(
    encounter: Encounter,
    state: EncounterState,
    store: EncounterStore,
  ): TemplateResult {
    if (this.draftText !== null) {
      return renderNoteEditor({
        text: this.draftText,
        state,
        restored: this.restored,
        kept: this.#draft.kept,
        pasted: this.pasted,
        type: (text) => {
          this.draftText = text;
          this.#draft.keep(encounter, text);
        },
        paste: (cleaned) => (this.pasted = cleaned),
        save: () => void this.#saveNote(store),
        // Escape leaves only when nothing would be lost.
        leave: () => {
          if (!this.#isChanged()) this.#giveUp(store, encounter);
        },
        cancel: () => this.#giveUp(store, encounter),
      });
    }
    const sections = encounter.suggestion?.note.sections ?? [];
    this.#cut(encounter.noteText, sections);
    const outline = outlineOf(sections);
    const canEdit = this.#mayEdit(encounter);
    const gone = encounter.noteStored === false && encounter.noteText === '';
    const shown = threads.filter((thread) =>
      evidenceOf(encounter.suggestion).some((e) => e.thread === thread && e.shown),
    );
    // Pressing the text is a short cut for the pointer; the keyboard reaches the same through a suggestion's rows.
    /* eslint-disable lit-a11y/click-events-have-key-events */
    return html`
      ${
        encounter.suggestion?.note.trimmed
          ? html`<p class="notice">
              ${msg(
                str`This note is longer than ${formatCount(MAX_ENGINE_CHARS)} characters. The engine read the assessment and plan first.`,
              )}
            </p>`
          : nothing
      }
      <div class="bar">
        ${outline.length > 1 ? this.#renderOutline(outline) : html`<span class="label">${msg('Note')}</span>`}
        ${
          canEdit
            ? html`<button class="outline" type="button" @click=${() => this.#edit(encounter)}>
                ${gone ? msg('Paste the note again') : msg('Edit note')}
              </button>`
            : nothing
        }
      </div>
      ${shown.length > 0 ? this.#renderThreads(shown) : nothing}
      ${
        gone
          ? html`<p class="notice">
              ${msg('This practice keeps no notes, and this one is gone. Codes and their reasons stay; suggesting again needs the note again.')}
            </p>`
          : nothing
      }
      <div
        class="text"
        part="text"
        dir="auto"
        @click=${(event: MouseEvent) => this.#pressText(event, encounter, store)}
      >
        ${repeat(
          this.#lines,
          (line) => line.start,
          (line) => html`<div class=${classOf(line)} .textContent=${line.text}></div>`,
        )}
      </div>
    `;
    /* eslint-enable lit-a11y/click-events-have-key-events */
  }

  #renderOutline(outline: readonly NoteSection[]): TemplateResult {
    return html`<nav class="sections" aria-label=${msg('Sections of the note')}>
      ${outline.map(
        ({ name, start }) =>
          html`<button
            class="chip"
            type="button"
            aria-current=${this.section === name ? 'true' : 'false'}
            @click=${() => this.#goTo(name, start)}
          >
            ${sectionTitle(name)}
          </button>`,
      )}
    </nav>`;
  }

  #goTo(name: string, start: number): void {
    this.section = name;
    this.#scrollToOffset(start);
  }

  #renderThreads(shown: readonly Thread[]): TemplateResult {
    return html`<div class="threads" role="group" aria-label=${msg('Evidence shown in the note')}>
      ${shown.map(
        (thread) =>
          html`<button
            type="button"
            aria-pressed=${this.mutedThreads.has(thread) ? 'false' : 'true'}
            @click=${() => this.#toggle(thread)}
          >
            <span class="swatch ${thread}"></span>${threadNames[thread]()}
          </button>`,
      )}
    </div>`;
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    const state = this.encounterState;
    if (this.draftText === null) this.#internals.states.delete('editing');
    else this.#internals.states.add('editing');
    void this.#seekDraft();
    const encounter = state?.encounter;
    if (!state || !encounter || this.draftText !== null) {
      this.#painter.clear();
      this.#painted = [];
      if (changed.has('draftText') && this.draftText !== null) this.renderRoot.querySelector('textarea')?.focus();
      return;
    }
    // Typing in another element changes the store too: only what is drawn here is worth drawing anew.
    const drawing = [this.#lines, encounter.suggestion, state.activeKey, this.mutedThreads];
    if (drawing.every((part, index) => part === this.#painted[index])) return;
    this.#painted = drawing;
    const lines = [...this.renderRoot.querySelectorAll('.line')];
    const nodes = lines.map(({ firstChild }) => (firstChild instanceof Text ? firstChild : null));
    const all = evidenceOf(encounter.suggestion);
    const active = all.find(({ key }) => key === state.activeKey) ?? null;
    this.#painter.paint(
      this.#lines,
      nodes,
      all.filter(({ thread }) => !this.mutedThreads.has(thread)),
      active,
    );
    this.#follow(active);
  }

  /** Scrolls to an item when it becomes active, once, and not again while it stays so. */
  #follow(active: Evidence | null): void {
    const key = active?.key ?? null;
    if (key === this.#scrolledTo) return;
    this.#scrolledTo = key;
    const first = active?.spans[0];
    if (first) this.#scrollToOffset(first.start, 'nearest');
  }

  #scrollToOffset(offset: number, block: ScrollLogicalPosition = 'start'): void {
    const index = this.#lines.findLastIndex((line) => line.start <= offset);
    const calm = matchMedia('(prefers-reduced-motion: reduce)').matches;
    this.renderRoot.querySelectorAll('.line')[index]?.scrollIntoView({ block, behavior: calm ? 'auto' : 'smooth' });
  }

  /** Pressing an underlined place chooses what it supports; pressing plain text chooses nothing. */
  #pressText(event: MouseEvent, encounter: Encounter, store: EncounterStore): void {
    if (!getSelection()?.isCollapsed) return;
    const offset = offsetAtPoint(event, this.renderRoot as ShadowRoot, this.#lines);
    const hit = evidenceOf(encounter.suggestion).findLast(
      (item) =>
        item.shown &&
        !this.mutedThreads.has(item.thread) &&
        item.spans.some((s) => s.start <= offset && offset < s.end),
    );
    store.activate(hit?.key ?? null);
  }

  #toggle(thread: Thread): void {
    const next = new Set(this.mutedThreads);
    if (!next.delete(thread)) next.add(thread);
    this.mutedThreads = next;
  }

  /** A text field turns CRLF into LF: that alone is no change, and must not make a new version of the note. */
  #isChanged(): boolean {
    const note = this.encounterState?.encounter?.noteText ?? '';
    return this.draftText?.replaceAll(/\r\n?/g, '\n') !== note.replaceAll(/\r\n?/g, '\n');
  }

  #endEditing(store: EncounterStore): void {
    store.clearActionError();
    this.#draft.forget();
    this.draftText = null;
    this.restored = null;
    this.pasted = null;
  }

  /** Away from the editor without saving: what was typed is given up, here and on the server. */
  #giveUp(store: EncounterStore, encounter: Encounter): void {
    void this.#draft.discard(encounter);
    this.#endEditing(store);
  }

  #mayEdit(encounter: Encounter): boolean {
    return isOpen(encounter) && (this.provider?.grant?.components.note?.canEdit ?? this.editable);
  }

  #edit(encounter: Encounter): void {
    this.draftText = encounter.noteText;
  }

  /** Brings back what the person typed before a session ended, once for each encounter that is opened. */
  async #seekDraft(): Promise<void> {
    const { store } = this;
    const encounter = store?.state.encounter;
    if (!store || !encounter || store === this.#soughtIn || !this.#mayEdit(encounter)) return;
    this.#soughtIn = store;
    const found = await this.#draft.find(encounter, store.drafts());
    if (!found || this.store !== store || this.draftText !== null) return;
    this.restored = found;
    this.draftText = found.text;
  }

  #commandList(): Command[] {
    const encounter = this.encounterState?.encounter;
    if (!encounter || this.draftText !== null) return [];
    return noteCommands({
      outline: outlineOf(encounter.suggestion?.note.sections ?? []),
      canEdit: this.#mayEdit(encounter),
      edit: () => this.#edit(encounter),
      goTo: ({ name, start }) => this.#goTo(name, start),
    });
  }

  async #saveNote(store: EncounterStore): Promise<void> {
    const text = this.draftText;
    if (text === null || text.trim() === '' || text.length > MAX_NOTE_CHARS || store.state.busy) return;
    if (!this.#isChanged() || (await store.saveNote(text))) this.#endEditing(store);
  }

  #cut(note: string, sections: readonly { name: string; start: number; end: number }[]): void {
    if (this.#linesKey[0] === note && this.#linesKey[1] === sections) return;
    this.#linesKey = [note, sections];
    this.#lines = linesOf(note, sections);
  }
}

function classOf({ heading, text }: NoteLine): string {
  if (heading) return 'line heading';
  return text.trim() === '' ? 'line blank' : 'line';
}

declare global {
  interface HTMLElementTagNameMap {
    'codeloom-note': CodeloomNote;
  }
}
