import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { plural } from '../internal/format.ts';
import { msg, said, str } from '../internal/localize.ts';
import type { WorksheetView } from './view.ts';

/** The other way to a level: total time of the day. */
export function renderTime(view: WorksheetView): TemplateResult {
  const { time } = view.stored;
  const marked = view.marks.has('time');
  return html`<section class="section" aria-labelledby="time-title">
    <h4 class="label" id="time-title">${msg('Total time')}</h4>
    ${
      time
        ? html`<div class="fact ${marked ? 'marked' : ''}" data-fact="time">
            <button
              type="button"
              class="fact-main"
              aria-pressed=${view.activeKey === 'time' ? 'true' : 'false'}
              @click=${() => view.show('time')}
            >
              <span class="fact-text"
                >${msg(str`${plural(time.minutes, msg('minute'), msg('minutes'))} documented`)}</span
              >
              <span class="quiet">
                ${
                  marked
                    ? msg('marked as not supported')
                    : view.em.basis === 'time'
                      ? msg('carries the level')
                      : msg('decision making carries the level')
                }
              </span>
            </button>
            ${
              view.canMark
                ? html`<button
                    type="button"
                    class="mark-button"
                    aria-pressed=${marked ? 'true' : 'false'}
                    aria-label=${msg('Not supported: the documented time')}
                    @click=${() => view.toggle('time')}
                  >
                    ${marked ? msg('Count it again') : msg('Not supported')}
                  </button>`
                : nothing
            }
          </div>`
        : html`<p class="quiet">${msg('No total time is documented, so decision making alone decides.')}</p>`
    }
  </section>`;
}

/** What an audit could take away, and what the next level would ask for. Stated, never urged. */
export function renderAudit({ em }: WorksheetView): TemplateResult | typeof nothing {
  if (em.fragile.length + em.missingForNext.length === 0) return nothing;
  return html`<section class="section audit" aria-label=${msg('What an auditor would look at')}>
    ${renderList(msg('An audit could remove'), em.fragile)}
    ${renderList(msg('Not documented for the next level'), em.missingForNext)}
  </section>`;
}

function renderList(title: string, texts: readonly string[]): TemplateResult | typeof nothing {
  if (texts.length === 0) return nothing;
  return html`<div>
    <h4 class="label">${title}</h4>
    <ul class="texts">
      ${texts.map((text) => html`<li>${said(text)}</li>`)}
    </ul>
  </div>`;
}
