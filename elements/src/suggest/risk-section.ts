import type { Bucket, Hint } from '@codeloom/contracts';
import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { plural } from '../internal/format.ts';
import { msg, said } from '../internal/localize.ts';
import type { SuggestView } from './view.ts';

const levels: Record<Bucket, () => string> = {
  low: () => msg('Low'),
  medium: () => msg('Medium'),
  high: () => msg('High'),
};

/** Denial risk with its reasons, hints, and what was read but left out. */
export function renderRiskSection(view: SuggestView): TemplateResult {
  const { denialRisk, hints } = view.result;
  return html`<section class="section risk-section" aria-labelledby="risk-title">
    <div class="risk-head">
      <h3 class="label" id="risk-title">${msg('Denial risk')}</h3>
      <span class="pill level-${denialRisk.level}">${levels[denialRisk.level]()}</span>
    </div>
    ${
      denialRisk.reasons.length === 0
        ? html`<p class="quiet">${msg('No obvious denial risks detected based on the current documentation.')}</p>`
        : denialRisk.reasons.map(
            (reason) =>
              html`<div class="notice ${reason.severity === 'low' ? '' : 'warning'}">
                <strong>${reason.severity === 'low' ? msg('Note') : msg('Warning')}</strong>
                <span>${said(reason.message)}<span class="source">${reason.source}</span></span>
              </div>`,
          )
    }
    ${hints.map((hint, index) => renderHint(view, hint, index))} ${renderLeftOut(view)}
  </section>`;
}

function renderHint(view: SuggestView, hint: Hint, index: number): TemplateResult {
  const key = `hint:${index}`;
  const places = hint.evidence?.length ?? 0;
  return html`<div class="notice ${hint.severity === 'warning' ? 'warning' : ''}">
    <strong>${hint.severity === 'warning' ? msg('Warning') : msg('Hint')}</strong>
    <span>
      ${said(hint.message)}
      ${
        places > 0
          ? html`<button
              type="button"
              class="link"
              aria-pressed=${view.state.activeKey === key ? 'true' : 'false'}
              @click=${() => view.show(key)}
            >
              ${msg('Show in note')}
            </button>`
          : nothing
      }
    </span>
  </div>`;
}

function renderLeftOut(view: SuggestView): TemplateResult | typeof nothing {
  const { rejected } = view.result;
  if (rejected.length === 0) return nothing;
  return html`<details class="left-out">
    <summary>${plural(rejected.length, msg('finding left out, and why'), msg('findings left out, and why'))}</summary>
    <ul>
      ${rejected.map((finding, index) => {
        const key = `rejected:${index}`;
        const body = html`<span class="item-text">${finding.text}</span>
          ${finding.code ? html`<span class="quiet code">${finding.code}</span>` : nothing}
          <span class="quiet why">${said(finding.reason)}</span>`;
        return html`<li>
          ${
            finding.evidence.length > 0
              ? html`<button
                  type="button"
                  class="item"
                  aria-pressed=${view.state.activeKey === key ? 'true' : 'false'}
                  @click=${() => view.show(key)}
                >
                  ${body}
                </button>`
              : html`<div class="item">${body}</div>`
          }
        </li>`;
      })}
    </ul>
  </details>`;
}
