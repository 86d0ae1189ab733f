import type { DecisionDelta, Encounter } from '@codeloom/contracts';
import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { formatInstant } from '../internal/format.ts';
import { checkIcon } from '../internal/icons.ts';

const deltas: Record<DecisionDelta, string> = {
  accepted_as_is: 'The visit code is as suggested.',
  lower_than_ai: 'The visit code is lower than suggested.',
  higher_than_ai: 'The visit code is higher than suggested.',
  different_code: 'The visit code differs from the suggestion.',
};

/** Who locked the codes and when; nothing for an open encounter. */
export function renderFinalBanner(encounter: Encounter): TemplateResult | typeof nothing {
  if (encounter.status === 'voided') {
    return html`<div class="banner">
      <p class="notice"><strong>Voided</strong> <span>These codes will not be submitted.</span></p>
    </div>`;
  }
  if (encounter.status !== 'finalized' && encounter.status !== 'exported') return nothing;
  const by = encounter.finalizedByName ? ` by ${encounter.finalizedByName}` : '';
  const at = encounter.finalizedAt ? `, ${formatInstant(encounter.finalizedAt)}` : '';
  return html`<div class="banner">
    <div class="notice ok">
      ${checkIcon}
      <span>
        <strong>${encounter.status === 'exported' ? 'Exported' : 'Finalized'}</strong>${by}${at}
        ${encounter.emDecisionDelta ? html`<span class="edit-source">${deltas[encounter.emDecisionDelta]}</span>` : nothing}
      </span>
    </div>
  </div>`;
}
