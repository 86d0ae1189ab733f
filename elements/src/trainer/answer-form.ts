import { claimLimits } from '@codeloom/contracts/limits';
import type { CodeloomEventDetails } from '@codeloom/contracts';
import { html } from 'lit';
import type { TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { emGroups } from '../final-codes/em-codes.ts';
import { crossIcon } from '../internal/icons.ts';
import { msg, str } from '../internal/localize.ts';
import type { CaseView, LearnerList } from './view.ts';

/** Value of the option that says: no visit level is reported. */
const NONE = 'none';

/** Where the learner chooses codes, without any suggestion. */
export function renderAnswerForm(view: CaseView): TemplateResult {
  const { codes, busy, trouble } = view;
  const em = codes.em === undefined ? '' : (codes.em ?? NONE);
  return html`<form class="answer" @submit=${(event: Event) => submit(event, view)}>
    <h3 class="section step">${msg('Your codes')}</h3>
    <div class="section field">
      <label class="label" for="level">${msg('E/M code')}</label>
      <select
        id="level"
        aria-describedby="trouble"
        .value=${em}
        @change=${(event: Event) => chooseLevel(view, (event.target as HTMLSelectElement).value)}
      >
        <option value="" disabled ?selected=${em === ''}>${msg('Choose a level')}</option>
        <option value=${NONE} ?selected=${em === NONE}>${msg('No E/M code')}</option>
        ${emGroups.map(
          (group) =>
            html`<optgroup label=${group.label()}>
              ${group.codes.map(
                ([code, label]) => html`<option value=${code} ?selected=${code === em}>${code} · ${label()}</option>`,
              )}
            </optgroup>`,
        )}
      </select>
    </div>
    ${renderList(view, 'diagnoses', msg('Diagnoses'), claimLimits.diagnoses)}
    ${renderList(view, 'procedures', msg('Procedures'), claimLimits.lines)}
    <footer class="section foot">
      <p id="trouble" role="status" class="trouble">${trouble ?? ''}</p>
      <button type="submit" class="primary" part="hand-in" aria-disabled=${busy ? 'true' : 'false'}>
        ${busy ? msg('Comparing…') : msg('Compare with the answer')}
      </button>
    </footer>
  </form>`;
}

function renderList(view: CaseView, list: LearnerList, title: string, most: number): TemplateResult {
  const rows = view.codes[list];
  const system = list === 'diagnoses' ? 'icd10cm' : 'procedure';
  return html`<section class="section field" aria-labelledby="${list}-title">
    <h4 class="label" id="${list}-title">${title}</h4>
    ${
      rows.length === 0
        ? ''
        : html`<ul class="chosen">
            ${repeat(
              rows,
              ({ code }) => code,
              ({ code, description }) =>
                html`<li>
                  <span class="code">${code}</span>
                  <span>${description}</span>
                  <button
                    type="button"
                    class="icon"
                    aria-label=${msg(str`Remove ${code}`)}
                    @click=${() => view.change({ ...view.codes, [list]: rows.filter((row) => row.code !== code) })}
                  >
                    ${crossIcon}
                  </button>
                </li>`,
            )}
          </ul>`
    }
    ${
      rows.length >= most
        ? html`<p class="quiet">${msg(str`A claim holds ${most} of these.`)}</p>`
        : html`<codeloom-code-search
            system=${system}
            label=${list === 'diagnoses' ? msg('Add diagnosis') : msg('Add procedure')}
            @codeloom-code-selected=${(event: CustomEvent<CodeloomEventDetails['codeloom-code-selected']>) =>
              add(event, view, list)}
          ></codeloom-code-search>`
    }
  </section>`;
}

function add(
  event: CustomEvent<CodeloomEventDetails['codeloom-code-selected']>,
  view: CaseView,
  list: LearnerList,
): void {
  event.stopPropagation();
  const { code, description } = event.detail;
  const rows = view.codes[list];
  if (rows.some((row) => row.code === code)) return;
  view.change({ ...view.codes, [list]: [...rows, { code, description }] });
}

function chooseLevel(view: CaseView, value: string): void {
  view.change({ ...view.codes, em: value === NONE ? null : value });
}

function submit(event: Event, view: CaseView): void {
  event.preventDefault();
  if (!view.busy) view.handIn();
}
