import { SUPPORTED_FROM } from '@codeloom/contracts/limits';
import type { EmCandidate, SuggestionResult } from '@codeloom/contracts';
import { html, nothing, svg } from 'lit';
import type { TemplateResult } from 'lit';
import { formatPercent } from '../internal/format.ts';
import { msg, said, str } from '../internal/localize.ts';
import { renderDecision } from './decision-buttons.ts';
import { renderMdmGrid } from './mdm-grid.ts';
import type { SuggestView } from './view.ts';

/** The recommended visit code, what supports it, and what does not. */
export function renderEmSection(view: SuggestView): TemplateResult {
  const { em } = view.result;
  const row = view.rows.find(({ key }) => key === 'em');
  return html`
    <section class="section em" aria-label=${msg('Suggested E/M code')}>
      <div class="head">
        <h3 class="label">${msg('E/M code')}</h3>
        <span class="quiet">${basisOf(em)}</span>
      </div>
      ${
        em.recommended && row
          ? html`
              <div class="em-main ${row.decision} ${view.currentKey === 'em' ? 'current' : ''}" data-row="em">
                <span class="em-code code" part="em-code">${em.recommended.code}</span>
                <div class="em-facts">
                  <p class="em-label">${said(em.recommended.label)}</p>
                  ${renderConfidence(em.recommended)}
                </div>
                ${renderDecision(view, row, em.recommended.code)}
              </div>
              ${
                isHigher(em) && em.highestSupported
                  ? html`<p class="highest" part="highest">
                      <span class="pill soft">${msg('Highest supported')}</span>
                      <span class="code">${em.highestSupported.code}</span>
                      <span class="quiet"
                        >${msg(str`(${formatPercent(em.highestSupported.confidence)} confidence)`)}</span
                      >
                    </p>`
                  : nothing
              }
            `
          : html`<p class="empty">${msg('No E/M recommendation available.')}</p>
              ${em.withheld ? html`<p class="withheld">${said(em.withheld)}</p>` : nothing}`
      }
      ${renderMdmGrid(view)} ${renderReview(em)}
    </section>
  `;
}

function basisOf({ basis, time }: SuggestionResult['em']): string {
  if (basis === 'time' && time) return msg(str`by total time, ${time.minutes} minutes`);
  return basis === 'mdm' ? msg('by decision making, 2 of 3') : '';
}

/** The line stands only for a higher level of the same family; the server compares families, the level says which is higher. */
function isHigher({ recommended, highestSupported }: SuggestionResult['em']): boolean {
  return (
    recommended !== null &&
    highestSupported !== null &&
    highestSupported.level > recommended.level &&
    highestSupported.code.slice(0, 4) === recommended.code.slice(0, 4)
  );
}

function renderConfidence({ confidence }: EmCandidate): TemplateResult {
  const text = formatPercent(confidence);
  return html`<p class="confidence">
    <svg class="bar" aria-hidden="true" width="64" height="6">
      <rect class="track" width="100%" height="6" rx="3"></rect>
      ${svg`<rect class="fill" width=${text} height="6" rx="3"></rect>`}
    </svg>
    <span class="quiet">${msg(str`${text} confidence`)}</span>
    ${confidence < SUPPORTED_FROM ? html`<span class="pill low">${msg('low confidence')}</span>` : nothing}
  </p>`;
}

function renderReview({ missingForNext, fragile }: SuggestionResult['em']): TemplateResult | typeof nothing {
  if (missingForNext.length + fragile.length === 0) return nothing;
  return html`<details class="review">
    <summary>${msg('What an auditor would look at')}</summary>
    ${fragile.length > 0 ? renderList(msg('The level rests on'), fragile) : nothing}
    ${missingForNext.length > 0 ? renderList(msg('Not documented for the next level'), missingForNext) : nothing}
  </details>`;
}

function renderList(title: string, texts: readonly string[]): TemplateResult {
  return html`<div class="review-list">
    <h4 class="label">${title}</h4>
    <ul>
      ${texts.map((text) => html`<li>${said(text)}</li>`)}
    </ul>
  </div>`;
}
