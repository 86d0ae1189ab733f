import { MAX_ENGINE_CHARS, MAX_NOTE_CHARS } from '@codeloom/contracts/limits';
import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { formatCount } from '../internal/format.ts';
import type { EncounterState } from '../store/encounter-state.ts';

export interface NoteEditor {
  text: string;
  state: EncounterState;
  type: (text: string) => void;
  save: () => void;
  /** Escape: away from the editor when nothing typed would be lost. */
  leave: () => void;
  cancel: () => void;
}

/** Plain text in, plain text out: the note is never markup. */
export function renderNoteEditor(editor: NoteEditor): TemplateResult {
  const { text, state } = editor;
  const tooLong = text.length > MAX_NOTE_CHARS;
  const empty = text.trim() === '';
  return html`
    <div class="bar"><span class="label" id="editing">Editing the note</span></div>
    ${
      state.actionError
        ? html`<p class="notice stop" role="alert"><strong>Not saved</strong> ${state.actionError.message}</p>`
        : nothing
    }
    <textarea
      aria-labelledby="editing"
      aria-describedby="count"
      spellcheck="false"
      .value=${text}
      ?readonly=${state.busy}
      @input=${(event: InputEvent) => editor.type((event.target as HTMLTextAreaElement).value)}
      @keydown=${(event: KeyboardEvent) => pressKey(event, editor)}
    ></textarea>
    <div class="edit-foot">
      <span class="quiet" id="count" role="status">
        ${formatCount(text.length)}
        characters${
          tooLong
            ? `; ${formatCount(MAX_NOTE_CHARS)} is the most a note may have`
            : text.length > MAX_ENGINE_CHARS
              ? `; the engine reads ${formatCount(MAX_ENGINE_CHARS)}, assessment and plan first`
              : ''
        }
      </span>
      <div>
        <button type="button" @click=${editor.cancel}>Cancel</button>
        <button
          class="primary"
          type="button"
          aria-disabled=${tooLong || empty || state.busy ? 'true' : 'false'}
          @click=${editor.save}
        >
          Save as new version
        </button>
      </div>
    </div>
  `;
}

function pressKey(event: KeyboardEvent, { save, leave }: NoteEditor): void {
  if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) save();
  else if (event.key === 'Escape') leave();
}
