import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { checkIcon, crossIcon, undoIcon } from '../internal/icons.ts';
import type { SuggestedRow } from './rows.ts';
import type { SuggestView } from './view.ts';

/** Accept and dismiss, always in the same place; a decided row says so and offers the way back. */
export function renderDecision(view: SuggestView, row: SuggestedRow, name: string): TemplateResult {
  const { decision } = row;
  const words = { open: '', accepted: 'Accepted', dismissed: 'Dismissed' }[decision];
  if (!view.canDecide) {
    return html`<span class="decision">
      ${decision === 'accepted' ? html`<span class="mark ok">${checkIcon}<span class="sr">Accepted</span></span>` : nothing}
    </span>`;
  }
  return html`<span class="decision">
    <span class="sr">${words}</span>
    <button
      type="button"
      class="icon accept"
      aria-pressed=${decision === 'accepted' ? 'true' : 'false'}
      aria-label=${`Accept ${name}`}
      title="Accept (A)"
      @click=${() => (decision === 'accepted' ? view.dismiss(row) : view.accept(row))}
    >
      ${checkIcon}
    </button>
    <button
      type="button"
      class="icon dismiss"
      aria-label=${decision === 'dismissed' ? `Bring back ${name}` : `Dismiss ${name}`}
      title=${decision === 'dismissed' ? 'Bring back (A)' : 'Dismiss (X)'}
      @click=${() => (decision === 'dismissed' ? view.accept(row) : view.dismiss(row))}
    >
      ${decision === 'dismissed' ? undoIcon : crossIcon}
    </button>
  </span>`;
}
