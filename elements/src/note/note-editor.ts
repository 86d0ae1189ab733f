import { MAX_ENGINE_CHARS, MAX_NOTE_CHARS } from '@codeloom/contracts/limits';
import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { formatCount, formatInstant, plural } from '../internal/format.ts';
import { msg, said, str } from '../internal/localize.ts';
import type { EncounterState } from '../store/encounter-state.ts';
import type { Kept, RestoredDraft } from '../store/typed-draft.ts';
import { cleanPaste } from './clean-paste.ts';
import type { CleanedPaste } from './clean-paste.ts';

export interface NoteEditor {
  text: string;
  state: EncounterState;
  /** What was typed before and brought back. */
  restored: RestoredDraft | null;
  kept: Kept;
  /** What the last paste brought along. */
  pasted: CleanedPaste | null;
  type: (text: string) => void;
  paste: (cleaned: CleanedPaste) => void;
  save: () => void;
  /** Escape: away from the editor when nothing typed would be lost. */
  leave: () => void;
  cancel: () => void;
}

/** Plain text in, plain text out: the note is never markup. */
export function renderNoteEditor(editor: NoteEditor): TemplateResult {
  const { text, state, restored, pasted } = editor;
  const tooLong = text.length > MAX_NOTE_CHARS;
  const empty = text.trim() === '';
  return html`
    <div class="bar"><span class="label" id="editing">${msg('Editing the note')}</span></div>
    ${restored ? renderRestored(restored) : nothing}
    ${
      state.actionError
        ? html`<p class="notice stop" role="alert">
            <strong>${msg('Not saved')}</strong> ${said(state.actionError.message)}
          </p>`
        : nothing
    }
    <textarea
      aria-labelledby="editing"
      aria-describedby="count"
      spellcheck="false"
      .value=${text}
      ?readonly=${state.busy}
      @input=${(event: InputEvent) => editor.type((event.target as HTMLTextAreaElement).value)}
      @paste=${(event: ClipboardEvent) => takePaste(event, editor)}
      @keydown=${(event: KeyboardEvent) => pressKey(event, editor)}
    ></textarea>
    <p class="quiet pasted" role="status">${pasted ? pasteWords(pasted) : nothing}</p>
    <div class="edit-foot">
      <span class="quiet">
        <span id="count" role="status">${counterWords(text.length)}</span>
        <span>${keptWords(editor.kept)}</span>
      </span>
      <div>
        <button type="button" @click=${editor.cancel}>${msg('Cancel')}</button>
        <button
          class="primary"
          type="button"
          aria-disabled=${tooLong || empty || state.busy ? 'true' : 'false'}
          @click=${editor.save}
        >
          ${msg('Save as new version')}
        </button>
      </div>
    </div>
  `;
}

function renderRestored({ savedAt, outdated }: RestoredDraft): TemplateResult {
  return html`<p class="notice ${outdated ? 'warning' : ''}" role="status">
    <strong>${msg('Brought back')}</strong>
    <span>
      ${msg(str`You typed this on ${formatInstant(savedAt)} and did not save it.`)}
      ${
        outdated
          ? msg('The encounter was changed since: compare before you save. Cancel shows the note as it is stored.')
          : msg('Cancel gives it up and shows the note as it is stored.')
      }
    </span>
  </p>`;
}

function counterWords(length: number): string {
  const count = formatCount(length);
  if (length > MAX_NOTE_CHARS) {
    return msg(str`${count} characters; ${formatCount(MAX_NOTE_CHARS)} is the most a note may have`);
  }
  if (length > MAX_ENGINE_CHARS) {
    return msg(str`${count} characters; the engine reads ${formatCount(MAX_ENGINE_CHARS)}, assessment and plan first`);
  }
  return msg(str`${count} characters`);
}

function keptWords(kept: Kept): string {
  switch (kept) {
    case 'no':
      return '';
    case 'keeping':
      return msg('· keeping what you typed…');
    case 'yes':
      return msg('· what you typed is kept');
    case 'failed':
      return msg('· not kept yet; save soon');
  }
}

function pasteWords({ removed, spaces }: CleanedPaste): string {
  const parts = [
    ...(removed > 0 ? [plural(removed, msg('invisible character'), msg('invisible characters'))] : []),
    ...(spaces > 0 ? [plural(spaces, msg('odd space'), msg('odd spaces'))] : []),
  ];
  return msg(str`Pasted without ${parts.join(', ')}. Undo brings the pasted text out again.`);
}

/** What nobody can see does not come along. Through the browser's own editing, so that its undo works. */
function takePaste(event: ClipboardEvent, editor: NoteEditor): void {
  const pasted = event.clipboardData?.getData('text/plain') ?? '';
  const cleaned = cleanPaste(pasted);
  if (cleaned.removed + cleaned.spaces === 0) return;
  event.preventDefault();
  const field = event.target as HTMLTextAreaElement;
  // The only way into the undo stack of a text field; the element's own value follows by its input event.
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- no successor puts text into a field's undo stack
  if (!document.execCommand('insertText', false, cleaned.text)) {
    field.setRangeText(cleaned.text, field.selectionStart, field.selectionEnd, 'end');
    editor.type(field.value);
  }
  editor.paste(cleaned);
}

function pressKey(event: KeyboardEvent, { save, leave }: NoteEditor): void {
  if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) save();
  else if (event.key === 'Escape') leave();
}
