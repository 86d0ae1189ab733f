import type { CodeloomError } from '@codeloom/sdk';
import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { formatInstant } from '../internal/format.ts';
import { msg, said, str } from '../internal/localize.ts';
import type { EncounterState } from '../store/encounter-state.ts';
import type { EncounterStore } from '../store/encounter-store.ts';

/** Whether what is shown is what is stored. Short, and never in the way. */
export function saveWords({ save, checking }: EncounterState): string {
  switch (save.phase) {
    case 'saved':
      return checking ? msg('Checking…') : msg('Saved');
    case 'dirty':
    case 'saving':
      return msg('Saving…');
    case 'failed':
      return msg('Not saved');
    case 'conflict':
      return msg('Changed elsewhere');
  }
}

/** What stands between the page and the store, and the way out. */
export function renderSaveTrouble(
  { save, broughtBack }: EncounterState,
  store: EncounterStore,
): TemplateResult | typeof nothing {
  if (save.phase === 'failed') {
    return html`<div class="section">
      <div class="notice stop" role="alert">
        <strong>${msg('Not saved')}</strong>
        <span>
          ${said(save.error.message)} ${msg('Your codes are kept on this page.')}
          ${isOut(save.error) ? msg('They are sent by themselves as soon as the connection is back.') : nothing}
          <button type="button" class="link" @click=${() => void store.flush().catch(() => undefined)}>
            ${msg('Save again')}
          </button>
        </span>
      </div>
    </div>`;
  }
  if (save.phase !== 'conflict') {
    return broughtBack === null
      ? nothing
      : html`<div class="section">
          <p class="notice" role="status">
            <strong>${msg('Brought back')}</strong>
            <span>
              ${msg(str`You edited these codes on ${formatInstant(broughtBack)} and they could not be saved then.`)}
              <button type="button" class="link" @click=${() => store.undo()}>${msg('Undo')}</button>
            </span>
          </p>
        </div>`;
  }
  return html`<div class="section">
    <div class="notice warning" role="alert">
      <strong>${msg('Changed elsewhere')}</strong>
      <span>
        ${msg('Somebody saved other codes for this encounter while you worked. Yours are kept on this page until you choose.')}
        <span class="choices">
          <button type="button" class="link" @click=${() => void store.resolveConflict('theirs')}>
            ${msg('Load the newest')}
          </button>
          <button type="button" class="link" @click=${() => void store.resolveConflict('mine')}>
            ${msg('Keep mine')}
          </button>
        </span>
      </span>
    </div>
  </div>`;
}

/** Nothing was refused: the server was not reached. */
function isOut({ code }: CodeloomError): boolean {
  return code === 'network' || code === 'timeout';
}
