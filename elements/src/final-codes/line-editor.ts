import { claimLimits } from '@codeloom/contracts/limits';
import { html } from 'lit';
import type { TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { msg, str } from '../internal/localize.ts';
import { changeProcedure } from '../store/code-draft.ts';
import type { DraftProcedure } from '../store/code-draft.ts';
import { renderModifiers } from './modifier-field.ts';
import type { CodesView } from './view.ts';

/** Modifiers, units and the diagnoses a procedure is for. Each change counts at once; there is nothing to confirm. */
export function renderLineEditor(view: CodesView, row: DraftProcedure): TemplateResult {
  const change = (patch: Parameters<typeof changeProcedure>[2]): void =>
    view.edit((draft) => changeProcedure(draft, row.key, patch));
  return html`<div
    class="editor line-editor"
    role="group"
    aria-label=${msg(str`Edit ${row.code}`)}
    @keydown=${(event: KeyboardEvent) => {
      if (event.key !== 'Escape') return;
      event.stopPropagation();
      view.openEditor(null);
    }}
  >
    <label class="field">
      <span class="label">${msg('Modifiers')}</span>
      ${renderModifiers(row.modifiers, msg(str`Modifiers of ${row.code}`), (modifiers) => change({ modifiers }))}
    </label>
    <label class="field units">
      <span class="label">${msg('Units')}</span>
      <input
        type="number"
        min="1"
        max="999"
        step="1"
        .value=${live(String(row.units))}
        @change=${(event: Event) => takeUnits(event.target as HTMLInputElement, (units) => change({ units }))}
      />
    </label>
    <fieldset class="pointers">
      <legend class="label">${msg('For diagnosis')}</legend>
      ${view.state.draft.diagnoses.slice(0, claimLimits.diagnoses).map((diagnosis, index) => {
        const on = row.justifiedBy.includes(diagnosis.code);
        const full = !on && row.justifiedBy.length >= claimLimits.pointersPerLine;
        return html`<label class="pointer ${full ? 'full' : ''}" title=${diagnosis.description}>
          <input
            type="checkbox"
            .checked=${live(on)}
            ?disabled=${full}
            @change=${() => change({ justifiedBy: toggled(row.justifiedBy, diagnosis.code) })}
          />
          ${index + 1} <span class="code">${diagnosis.code}</span>
        </label>`;
      })}
    </fieldset>
    <button type="button" class="outline done" @click=${() => view.openEditor(null)}>${msg('Done')}</button>
  </div>`;
}

function toggled(codes: readonly string[], code: string): string[] {
  return codes.includes(code) ? codes.filter((other) => other !== code) : [...codes, code];
}

function takeUnits(field: HTMLInputElement, change: (units: number) => void): void {
  const units = Number(field.value);
  const ok = Number.isInteger(units) && units >= 1 && units <= 999;
  field.setAttribute('aria-invalid', ok ? 'false' : 'true');
  if (ok) change(units);
}
