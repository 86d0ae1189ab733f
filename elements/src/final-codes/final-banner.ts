import type { DecisionDelta, Encounter } from '@codeloom/contracts';
import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { formatInstant } from '../internal/format.ts';
import { checkIcon } from '../internal/icons.ts';
import { msg, str } from '../internal/localize.ts';

const deltas: Record<DecisionDelta, () => string> = {
  accepted_as_is: () => msg('The visit code is as suggested.'),
  lower_than_ai: () => msg('The visit code is lower than suggested.'),
  higher_than_ai: () => msg('The visit code is higher than suggested.'),
  different_code: () => msg('The visit code differs from the suggestion.'),
};

/** Who locked the codes and when; nothing for an open encounter. */
export function renderFinalBanner(encounter: Encounter): TemplateResult | typeof nothing {
  if (encounter.status === 'voided') {
    return html`<div class="banner">
      <p class="notice"><strong>${msg('Voided')}</strong> <span>${msg('These codes will not be submitted.')}</span></p>
    </div>`;
  }
  if (encounter.status !== 'finalized' && encounter.status !== 'exported') return nothing;
  const by = encounter.finalizedByName ? ` ${msg(str`by ${encounter.finalizedByName}`)}` : '';
  const at = encounter.finalizedAt ? `, ${formatInstant(encounter.finalizedAt)}` : '';
  return html`<div class="banner">
    <div class="notice ok">
      ${checkIcon}
      <span>
        <strong>${encounter.status === 'exported' ? msg('Exported') : msg('Finalized')}</strong>${by}${at}
        ${encounter.emDecisionDelta ? html`<span class="edit-source">${deltas[encounter.emDecisionDelta]()}</span>` : nothing}
      </span>
    </div>
  </div>`;
}
