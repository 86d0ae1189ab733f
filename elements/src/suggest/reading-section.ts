import type { ReadingComparison, SeenFact } from '@codeloom/contracts';
import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { plural } from '../internal/format.ts';
import { msg, str } from '../internal/localize.ts';
import type { SuggestView } from './view.ts';

/** Two readers read the note: where only one of them saw something a person should look. */
export function renderReading(view: SuggestView): TemplateResult | typeof nothing {
  const { reading } = view.result;
  if (!reading) return nothing;
  const invisible = Object.values(reading.invisible).reduce((sum, count) => sum + count, 0);
  const dropped = Object.values(reading.dropped).reduce((sum, count) => sum + count, 0);
  const differing = reading.modelOnly.length + reading.rulesOnly.length;
  return html`<section class="section risk-section" aria-labelledby="reading-title">
    <div class="risk-head">
      <h3 class="label" id="reading-title">${msg('Two readings of the note')}</h3>
      <span class="quiet">${summaryOf(reading, differing)}</span>
    </div>
    ${
      reading.instructionsIgnored > 0
        ? html`<div class="notice warning">
            <strong>${msg('Look here')}</strong>
            <span>
              ${msg(
                str`${plural(reading.instructionsIgnored, msg('sentence'), msg('sentences'))} in this note written to software instead of about the patient: not followed.`,
              )}
            </span>
          </div>`
        : nothing
    }
    ${
      invisible > 0
        ? html`<div class="notice">
            <strong>${msg('Note')}</strong>
            <span>
              ${msg(
                str`The note holds ${plural(invisible, msg('invisible character'), msg('invisible characters'))}. The model did not see them.`,
              )}
            </span>
          </div>`
        : nothing
    }
    ${
      differing > 0
        ? html`<details class="left-out">
            <summary>${msg('Seen by one reader only')}</summary>
            ${renderSeen(view, msg('Only the model saw'), 'model', reading.modelOnly)}
            ${renderSeen(view, msg('Only the built-in reader saw'), 'rules', reading.rulesOnly)}
          </details>`
        : nothing
    }
    ${
      dropped > 0
        ? html`<p class="quiet">
            ${msg(str`${plural(dropped, msg('answer'), msg('answers'))} of the model left out: not found in the note or no code offered.`)}
          </p>`
        : nothing
    }
  </section>`;
}

function summaryOf({ agreed }: ReadingComparison, differing: number): string {
  const same = plural(agreed, msg('fact'), msg('facts'));
  return differing === 0 ? msg(str`${same} seen by both`) : msg(str`${same} seen by both, ${differing} by one`);
}

function renderSeen(
  view: SuggestView,
  title: string,
  by: 'model' | 'rules',
  facts: readonly SeenFact[],
): TemplateResult | typeof nothing {
  if (facts.length === 0) return nothing;
  return html`<h4 class="label">${title}</h4>
    <ul>
      ${facts.map((fact, index) => {
        const key = `seen:${by}:${index}`;
        const body = html`<span class="item-text">${fact.text}</span> <span class="quiet">${kindOf(fact)}</span>`;
        return html`<li>
          ${
            fact.evidence.length > 0
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
    </ul>`;
}

function kindOf({ kind }: SeenFact): string {
  switch (kind) {
    case 'problem':
      return msg('problem');
    case 'data':
      return msg('data');
    case 'management':
      return msg('management');
    case 'procedure':
      return msg('procedure');
    case 'time':
      return msg('time');
  }
}
