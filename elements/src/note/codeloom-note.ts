import { MAX_ENGINE_CHARS, MAX_NOTE_CHARS } from '@codeloom/contracts/limits';
import type { Encounter } from '@codeloom/contracts';
import { html, nothing } from 'lit';
import type { PropertyValues, TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { CodeloomElement } from '../internal/codeloom-element.ts';
import { EncounterElement } from '../internal/encounter-element.ts';
import { formatCount } from '../internal/format.ts';
import { isOpen } from '../store/encounter-state.ts';
import type { EncounterState } from '../store/encounter-state.ts';
import type { EncounterStore } from '../store/encounter-store.ts';
import { evidenceOf, threads } from '../store/evidence.ts';
import type { Evidence, Thread } from '../store/evidence.ts';
import { noteStyles } from './codeloom-note.styles.ts';
import { EvidencePainter } from './evidence-painter.ts';
import { offsetAtPoint } from './offset-at-point.ts';
import { linesOf } from './note-lines.ts';
import type { NoteLine, NoteSection } from './note-lines.ts';
import { renderNoteEditor } from './note-editor.ts';
import { outlineOf, sectionTitle } from './section-names.ts';

const threadNames: Record<Thread, string> = {
  problems: 'Problems',
  data: 'Data',
  risk: 'Risk',
  diagnosis: 'Diagnoses',
  procedure: 'Procedures',
};

/**
 * The note, with every place that supports a code underlined in the colour of its kind. Choosing a row in
 * `<codeloom-suggest>` lights its places here; pressing an underlined place chooses its row.
 *
 * @summary The encounter note with its evidence.
 * @status stable
 * @since 0.1
 * @csspart base - The root inside.
 * @csspart text - The note's text.
 */
export class CodeloomNote extends EncounterElement {
  static override styles = [...[CodeloomElement.styles].flat(), noteStyles];

  protected override readonly component = 'note';
  protected override readonly subject = 'note';

  /** Offers to edit the note while the encounter is open; an embed session may grant it too. */
  @property({ type: Boolean }) editable = false;

  @state() private draftText: string | null = null;
  /** The section last gone to. */
  @state() private section: string | null = null;
  @state() private mutedThreads: ReadonlySet<Thread> = new Set();

  readonly #painter = new EvidencePainter();
  #lines: NoteLine[] = [];
  #linesKey: unknown[] = [];
  #painted: unknown[] = [];
  #scrolledTo: string | null = null;

  constructor() {
    super();
    this.addController({
      hostDisconnected: () => {
        this.#painter.clear();
        this.#painted = [];
      },
    });
  }

  protected override storeChanged(): void {
    this.draftText = null;
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
        type: (text) => (this.draftText = text),
        save: () => void this.#saveNote(store),
        // Escape leaves only when nothing would be lost.
        leave: () => {
          if (!this.#isChanged()) this.#endEditing(store);
        },
        cancel: () => this.#endEditing(store),
      });
    }
    const sections = encounter.suggestion?.note.sections ?? [];
    this.#cut(encounter.noteText, sections);
    const outline = outlineOf(sections);
    const canEdit = isOpen(encounter) && (this.provider?.grant?.components.note?.canEdit ?? this.editable);
    const shown = threads.filter((thread) =>
      evidenceOf(encounter.suggestion).some((e) => e.thread === thread && e.shown),
    );
    // Pressing the text is a short cut for the pointer; the keyboard reaches the same through a suggestion's rows.
    /* eslint-disable lit-a11y/click-events-have-key-events */
    return html`
      ${
        encounter.suggestion?.note.trimmed
          ? html`<p class="notice">
              This note is longer than ${formatCount(MAX_ENGINE_CHARS)} characters. The engine read the assessment and
              plan first.
            </p>`
          : nothing
      }
      <div class="bar">
        ${outline.length > 1 ? this.#renderOutline(outline) : html`<span class="label">Note</span>`}
        ${
          canEdit
            ? html`<button class="outline" type="button" @click=${() => (this.draftText = encounter.noteText)}>
                Edit note
              </button>`
            : nothing
        }
      </div>
      ${shown.length > 0 ? this.#renderThreads(shown) : nothing}
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
    return html`<nav class="sections" aria-label="Sections of the note">
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
    return html`<div class="threads" role="group" aria-label="Evidence shown in the note">
      ${shown.map(
        (thread) =>
          html`<button
            type="button"
            aria-pressed=${this.mutedThreads.has(thread) ? 'false' : 'true'}
            @click=${() => this.#toggle(thread)}
          >
            <span class="swatch ${thread}"></span>${threadNames[thread]}
          </button>`,
      )}
    </div>`;
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    const state = this.encounterState;
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
    this.draftText = null;
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
