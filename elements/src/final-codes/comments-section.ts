import { MAX_COMMENT_CHARS } from '@codeloom/contracts/limits';
import type { EncounterComment } from '@codeloom/contracts';
import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { formatInstant } from '../internal/format.ts';
import { msg, str } from '../internal/localize.ts';
import { roleNames } from '../internal/role-names.ts';
import type { CommentThread } from './comment-thread.ts';

export { CommentThread } from './comment-thread.ts';

/** Comments of a long thread that are shown at first: its end is what the next person answers. */
const SHOWN = 3;

/** What people of the practice say to each other about this encounter. */
export function renderComments(
  thread: CommentThread,
  { canAdd, cap }: { canAdd: boolean; cap: TemplateResult | typeof nothing },
): TemplateResult {
  const items = thread.items ?? [];
  const hidden = thread.showsAll ? 0 : Math.max(0, items.length - SHOWN);
  return html`<section class="section comments" aria-labelledby="comments-title">
    <div class="head">
      <h3 class="label" id="comments-title">
        ${msg('Comments')} ${items.length > 0 ? html`<span class="quiet">${items.length}</span>` : nothing}
      </h3>
      ${
        canAdd
          ? html`<button
              type="button"
              class="say"
              aria-expanded=${thread.text === null ? 'false' : 'true'}
              @click=${() => (thread.text === null ? thread.open() : thread.close())}
            >
              ${msg('Add comment')} ${cap}
            </button>`
          : nothing
      }
    </div>
    ${
      hidden > 0
        ? html`<button type="button" class="link earlier" @click=${() => thread.showAll()}>
            ${msg(str`Show ${hidden} earlier`)}
          </button>`
        : nothing
    }
    ${
      items.length > 0
        ? html`<ol class="thread">
            ${repeat(items.slice(hidden), ({ id }) => id, renderComment)}
          </ol>`
        : nothing
    }
    ${thread.items?.length === 0 && thread.text === null ? html`<p class="empty">${msg('No comments yet.')}</p>` : nothing}
    ${thread.problem ? renderProblem(thread) : nothing} ${canAdd && thread.text !== null ? renderForm(thread) : nothing}
    <p class="sr" role="status">${thread.announcement}</p>
  </section>`;
}

function renderComment({ text, authorName, authorRole, mine, createdAt }: EncounterComment): TemplateResult {
  return html`<li>
    <p class="who">
      <strong>${mine ? msg('You') : authorName}</strong>
      <span class="quiet">
        ${mine ? nothing : html`${roleNames[authorRole]()} · `}<time datetime=${createdAt}
          >${formatInstant(createdAt)}</time
        >
      </span>
    </p>
    <p class="words ${text === null ? 'quiet' : ''}">${text ?? msg('Its words are no longer kept.')}</p>
  </li>`;
}

function renderProblem(thread: CommentThread): TemplateResult {
  return html`<p class="notice stop" role="alert">
    <strong>${thread.items === null ? msg('Comments are not shown') : msg('Not saved')}</strong>
    <span>
      ${thread.problem}
      ${
        thread.items === null
          ? html`<button type="button" class="link" @click=${() => void thread.load()}>${msg('Try again')}</button>`
          : nothing
      }
    </span>
  </p>`;
}

function renderForm(thread: CommentThread): TemplateResult {
  const text = thread.text ?? '';
  return html`<form
    class="comment-form"
    @submit=${(event: SubmitEvent) => {
      event.preventDefault();
      void thread.send();
    }}
  >
    <textarea
      class="comment-field"
      rows="2"
      maxlength=${MAX_COMMENT_CHARS}
      aria-label=${msg('Comment')}
      placeholder=${msg('Write to whoever works on this encounter')}
      .value=${text}
      @input=${(event: InputEvent) => thread.type((event.target as HTMLTextAreaElement).value)}
      @keydown=${(event: KeyboardEvent) => pressKey(event, thread)}
    ></textarea>
    <div class="comment-foot">
      <span class="quiet">${keptWords(thread)}</span>
      <span>
        <button type="button" @click=${() => thread.close()}>${msg('Cancel')}</button>
        <button type="submit" class="outline" aria-disabled=${text.trim() === '' || thread.sending ? 'true' : 'false'}>
          ${msg('Save comment')}
        </button>
      </span>
    </div>
  </form>`;
}

function keptWords({ draft }: CommentThread): string {
  switch (draft.kept) {
    case 'yes':
      return msg('What you typed is kept.');
    case 'failed':
      return msg('Not kept yet; save soon.');
    case 'no':
    case 'keeping':
      return '';
  }
}

/** Ctrl+Enter saves; Escape leaves when nothing typed would be lost. */
function pressKey(event: KeyboardEvent, thread: CommentThread): void {
  if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void thread.send();
  else if (event.key === 'Escape' && thread.text?.trim() === '') thread.close();
  else return;
  event.preventDefault();
  event.stopPropagation();
}
