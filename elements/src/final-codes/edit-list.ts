import type { Edit } from '@codeloom/contracts';
import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { msg, said, str } from '../internal/localize.ts';
import { isEmptyClaim } from '../store/code-set.ts';
import type { EncounterState } from '../store/encounter-state.ts';

const order = { stop: 0, warning: 1, info: 2 } as const;
const words = { stop: () => msg('Stop'), warning: () => msg('Warning'), info: () => msg('Note') } as const;

/** What a payer would ask about these codes. Stops block; warnings ask for a reason at finalization. */
function renderEdits(edits: readonly Edit[]): TemplateResult {
  const sorted = edits.toSorted((a, b) => order[a.severity] - order[b.severity]);
  return html`<div class="edits" role="region" aria-label=${msg('Checks')} aria-live="polite">
    ${sorted.map(
      (edit) =>
        html`<div class="notice ${edit.severity}" tabindex=${edit.severity === 'stop' ? '-1' : nothing}>
          <strong>${words[edit.severity]()}</strong>
          <span>${said(edit.message)}<span class="edit-source">${sourceOf(edit)}</span></span>
        </div>`,
    )}
  </div>`;
}

function sourceOf({ source, carc }: Edit): string {
  return carc ? msg(str`${source} · tends to be denied as CO-${carc}`) : source;
}

/** The checks of the claim; and, when somebody asked to finalize an empty one, what it lacks. */
export function renderChecks(state: EncounterState, askedEmpty: boolean): TemplateResult {
  const asked = askedEmpty && isEmptyClaim(state.draft);
  return html`<div class="section checks ${state.edits.length === 0 && !asked ? 'none' : ''}">
    ${
      asked
        ? html`<p class="notice stop empty-claim" role="alert" tabindex="-1">
            <strong>${msg('Nothing to submit yet')}</strong>
            <span>
              ${msg('No diagnoses added yet.')} ${msg('No procedures added yet.')}
              ${msg('Add the codes of the visit, then finalize.')}
            </span>
          </p>`
        : nothing
    }
    ${renderEdits(state.edits)}
  </div>`;
}
