import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { msg } from '../internal/localize.ts';
import { emGroups, emLabel } from './em-codes.ts';
import { renderModifiers } from './modifier-field.ts';
import type { CodesView } from './view.ts';

/** The visit code as a native select: every platform's own keyboard and touch behaviour. */
export function renderEm(view: CodesView): TemplateResult {
  const { emCode, emModifiers } = view.state.draft;
  const suggested = view.encounter.suggestion?.em.recommended?.code;
  return html`<section class="section" aria-labelledby="em-title">
    <h3 class="label" id="em-title">${msg('E/M code')}</h3>
    ${
      view.canEdit
        ? html`<div class="em-fields">
            <select
              aria-labelledby="em-title"
              class="em-select"
              .value=${live(emCode ?? '')}
              @change=${(event: Event) => chooseEm(view, (event.target as HTMLSelectElement).value)}
            >
              <option value="" ?selected=${emCode === null}>${msg('No E/M code')}</option>
              ${
                emCode !== null && emLabel(emCode) === ''
                  ? html`<option value=${emCode} selected>${emCode}</option>`
                  : nothing
              }
              ${emGroups.map(
                (group) =>
                  html`<optgroup label=${group.label()}>
                    ${group.codes.map(
                      ([code, label]) =>
                        html`<option value=${code} ?selected=${code === emCode}>
                          ${code} · ${label()}${code === suggested && code !== emCode ? ` (${msg('suggested')})` : ''}
                        </option>`,
                    )}
                  </optgroup>`,
              )}
            </select>
            ${
              emCode === null
                ? nothing
                : renderModifiers(emModifiers, msg('Modifiers of the visit'), (modifiers) =>
                    view.edit((draft) => ({ ...draft, emModifiers: modifiers })),
                  )
            }
          </div>`
        : html`<p class="em-final">
            ${
              emCode === null
                ? html`<span class="quiet">${msg('No E/M code')}</span>`
                : html`<span class="em-code code">${[emCode, ...emModifiers].join('-')}</span>
                    <span>${emLabel(emCode)}</span>`
            }
          </p>`
    }
  </section>`;
}

function chooseEm(view: CodesView, value: string): void {
  view.edit((draft) => ({ ...draft, emCode: value === '' ? null : value }));
}
