import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { plural } from '../internal/format.ts';
import { undoIcon } from '../internal/icons.ts';
import { msg, str } from '../internal/localize.ts';
import { isEmptyClaim } from '../store/code-set.ts';
import { isOpen } from '../store/encounter-state.ts';
import { saveWords } from './save-line.ts';
import type { CodesView } from './view.ts';

export interface FinalFoot {
  mayEdit: boolean;
  mayFinalize: boolean;
  undo: () => void;
  finalize: () => void;
  reopen: () => void;
  /** Null where this page does not offer it. */
  void: (() => void) | null;
}

/** What is stored, the way back, and the one primary action, bottom right. */
export function renderFoot(view: CodesView, foot: FinalFoot): TemplateResult | typeof nothing {
  const { encounter, state } = view;
  if (encounter.status === 'voided') return nothing;
  if (!isOpen(encounter)) {
    return foot.mayFinalize
      ? html`<footer class="section foot">
          <span>${renderVoid(foot)}</span>
          <button type="button" class="outline" @click=${foot.reopen}>
            ${msg('Reopen')} ${view.cap('codes.reopen', 'R')}
          </button>
        </footer>`
      : nothing;
  }
  return html`<footer class="section foot">
    <span class="foot-state">
      ${
        foot.mayEdit
          ? html`<button
              type="button"
              class="icon"
              aria-label=${msg('Undo')}
              title=${msg('Undo')}
              ?disabled=${!state.canUndo}
              @click=${foot.undo}
            >
              ${undoIcon}
            </button>`
          : nothing
      }
      <span class="quiet" role="status">${saveWords(state)}</span>
      ${renderVoid(foot)}
    </span>
    ${foot.mayFinalize ? renderFinalize(view, foot) : nothing}
  </footer>`;
}

function renderVoid(foot: FinalFoot): TemplateResult | typeof nothing {
  if (!foot.void) return nothing;
  return html`<button type="button" class="quiet-action" @click=${foot.void}>${msg('Void…')}</button>`;
}

function renderFinalize(view: CodesView, foot: FinalFoot): TemplateResult {
  const { state } = view;
  const stops = state.edits.filter(({ severity }) => severity === 'stop').length;
  const blocked = stops > 0 || state.busy || isEmptyClaim(state.draft);
  return html`<span class="foot-main">
    ${
      stops > 0
        ? html`<span class="stops">${msg(str`${plural(stops, msg('stop'), msg('stops'))} to resolve`)}</span>`
        : nothing
    }
    <button
      type="button"
      class="primary"
      part="finalize"
      aria-disabled=${blocked ? 'true' : 'false'}
      @click=${foot.finalize}
    >
      ${msg('Finalize codes')} ${view.cap('codes.finalize', 'F')}
    </button>
  </span>`;
}
