import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { checkIcon, crossIcon, undoIcon } from '../internal/icons.ts';
import { msg, str } from '../internal/localize.ts';
import type { SuggestedRow } from './rows.ts';
import type { SuggestView } from './view.ts';

/** Accept and dismiss, always in the same place; a decided row says so and offers the way back. */
export function renderDecision(view: SuggestView, row: SuggestedRow, name: string): TemplateResult {
  const { decision } = row;
  const words = { open: '', accepted: msg('Accepted'), dismissed: msg('Dismissed') }[decision];
  if (!view.canDecide) {
    return html`<span class="decision">
      ${decision === 'accepted' ? html`<span class="mark ok">${checkIcon}<span class="sr">${words}</span></span>` : nothing}
    </span>`;
  }
  return html`<span class="decision">
    <span class="sr">${words}</span>
    <button
      type="button"
      class="icon accept"
      aria-pressed=${decision === 'accepted' ? 'true' : 'false'}
      aria-label=${msg(str`Accept ${name}`)}
      title=${msg('Accept (A)')}
      @click=${() => (decision === 'accepted' ? view.dismiss(row) : view.accept(row))}
    >
      ${checkIcon}
    </button>
    <button
      type="button"
      class="icon dismiss"
      aria-label=${decision === 'dismissed' ? msg(str`Bring back ${name}`) : msg(str`Dismiss ${name}`)}
      title=${decision === 'dismissed' ? msg('Bring back (A)') : msg('Dismiss (X)')}
      @click=${() => (decision === 'dismissed' ? view.accept(row) : view.dismiss(row))}
    >
      ${decision === 'dismissed' ? undoIcon : crossIcon}
    </button>
  </span>`;
}
