import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { EncounterState } from '../store/encounter-state.ts';
import type { EncounterStore } from '../store/encounter-store.ts';

/** Whether what is shown is what is stored. Short, and never in the way. */
export function saveWords({ save, checking }: EncounterState): string {
  switch (save.phase) {
    case 'saved':
      return checking ? 'Checking…' : 'Saved';
    case 'dirty':
    case 'saving':
      return 'Saving…';
    case 'failed':
      return 'Not saved';
    case 'conflict':
      return 'Changed elsewhere';
  }
}

/** What stands between the page and the store, and the way out. */
export function renderSaveTrouble({ save }: EncounterState, store: EncounterStore): TemplateResult | typeof nothing {
  if (save.phase === 'failed') {
    return html`<div class="section">
      <div class="notice stop" role="alert">
        <strong>Not saved</strong>
        <span>
          ${save.error.message} Your codes are kept on this page.
          <button type="button" class="link" @click=${() => void store.flush().catch(() => undefined)}>
            Save again
          </button>
        </span>
      </div>
    </div>`;
  }
  if (save.phase !== 'conflict') return nothing;
  return html`<div class="section">
    <div class="notice warning" role="alert">
      <strong>Changed elsewhere</strong>
      <span>
        Somebody saved other codes for this encounter while you worked. Yours are kept on this page until you choose.
        <span class="choices">
          <button type="button" class="link" @click=${() => void store.resolveConflict('theirs')}>
            Load the newest
          </button>
          <button type="button" class="link" @click=${() => void store.resolveConflict('mine')}>Keep mine</button>
        </span>
      </span>
    </div>
  </div>`;
}
