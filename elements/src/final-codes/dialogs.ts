import type { Edit, Encounter } from '@codeloom/contracts';
import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { plural } from '../internal/format.ts';
import type { EncounterState } from '../store/encounter-state.ts';
import { emLabel } from './em-codes.ts';

export interface FinalizeDialog {
  state: EncounterState;
  warnings: readonly Edit[];
  reasons: ReadonlyMap<string, string>;
  setReason: (editId: string, reason: string) => void;
  confirm: () => void;
  close: () => void;
}

/** The shortest reason the server takes (contracts `reasonSchema`). */
export const SHORTEST_REASON_CHARS = 3;

/** Confirmation of what will be submitted; each warning asks for a reason. */
export function renderFinalizeDialog(dialog: FinalizeDialog): TemplateResult {
  const { state, warnings, reasons } = dialog;
  const { draft } = state;
  const ready = warnings.every(({ id }) => (reasons.get(id)?.trim().length ?? 0) >= SHORTEST_REASON_CHARS);
  return html`<dialog class="finalize" aria-labelledby="finalize-title">
    <form method="dialog" @submit=${(event: SubmitEvent) => submit(event, ready && !state.busy, dialog.confirm)}>
      <div class="dialog-body">
        <h2 id="finalize-title">Finalize these codes?</h2>
        <dl class="summary">
          <div>
            <dt>E/M code</dt>
            <dd>
              ${
                draft.emCode === null
                  ? 'None'
                  : html`<span class="code">${[draft.emCode, ...draft.emModifiers].join('-')}</span>
                      ${emLabel(draft.emCode)}`
              }
            </dd>
          </div>
          <div>
            <dt>Diagnoses</dt>
            <dd>${draft.diagnoses.length === 0 ? 'None' : codesOf(draft.diagnoses)}</dd>
          </div>
          <div>
            <dt>Procedures</dt>
            <dd>${draft.procedures.length === 0 ? 'None' : codesOf(draft.procedures)}</dd>
          </div>
        </dl>
        ${
          warnings.length > 0
            ? html`<p>${plural(warnings.length, 'warning')}: give a short reason for going on.</p>`
            : html`<p class="quiet">
                After this the codes are locked. Reopening takes a reason and stays in the audit trail.
              </p>`
        }
        ${warnings.map(
          (edit, index) =>
            html`<div class="override">
              <p class="notice warning"><strong>Warning</strong> <span>${edit.message}</span></p>
              <label class="label" for="reason-${index}">Reason</label>
              <input
                id="reason-${index}"
                type="text"
                maxlength="500"
                autocomplete="off"
                .value=${reasons.get(edit.id) ?? ''}
                @input=${(event: Event) => dialog.setReason(edit.id, (event.target as HTMLInputElement).value)}
              />
            </div>`,
        )}
        ${renderActionError(state)}
      </div>
      <div class="dialog-actions">
        <button type="button" @click=${dialog.close}>Keep editing</button>
        <button
          type="submit"
          class="primary"
          ?autofocus=${warnings.length === 0}
          aria-disabled=${ready && !state.busy ? 'false' : 'true'}
        >
          ${state.busy ? 'Finalizing…' : 'Finalize codes'}
        </button>
      </div>
    </form>
  </dialog>`;
}

export interface ReopenDialog {
  state: EncounterState;
  reason: string;
  setReason: (reason: string) => void;
  confirm: () => void;
  close: () => void;
}

export function renderReopenDialog(encounter: Encounter, dialog: ReopenDialog): TemplateResult {
  const ready = dialog.reason.trim().length >= SHORTEST_REASON_CHARS;
  return html`<dialog class="reopen" aria-labelledby="reopen-title">
    <form method="dialog" @submit=${(event: SubmitEvent) => submit(event, ready && !dialog.state.busy, dialog.confirm)}>
      <div class="dialog-body">
        <h2 id="reopen-title">Reopen this encounter?</h2>
        <p>
          ${
            encounter.status === 'exported'
              ? 'It was exported already: a change now may need a corrected claim.'
              : 'The codes can be changed again and need a new finalization.'
          }
        </p>
        <div class="override">
          <label class="label" for="reopen-reason">Reason</label>
          <input
            id="reopen-reason"
            type="text"
            maxlength="500"
            autocomplete="off"
            .value=${dialog.reason}
            @input=${(event: Event) => dialog.setReason((event.target as HTMLInputElement).value)}
          />
        </div>
        ${renderActionError(dialog.state)}
      </div>
      <div class="dialog-actions">
        <button type="button" @click=${dialog.close}>Keep finalized</button>
        <button type="submit" class="primary" aria-disabled=${ready && !dialog.state.busy ? 'false' : 'true'}>
          Reopen
        </button>
      </div>
    </form>
  </dialog>`;
}

function renderActionError({ actionError }: EncounterState): TemplateResult | typeof nothing {
  if (!actionError) return nothing;
  return html`<p class="notice stop" role="alert"><strong>Not done</strong> <span>${actionError.message}</span></p>`;
}

/** The dialog closes when the server has answered, not when the button was pressed. */
function submit(event: SubmitEvent, ready: boolean, confirm: () => void): void {
  event.preventDefault();
  if (ready) confirm();
}

function codesOf(rows: readonly { code: string; modifiers?: readonly string[] }[]): TemplateResult {
  return html`<span class="code-run">
    ${rows.map((row) => html`<span class="code">${[row.code, ...(row.modifiers ?? [])].join('-')}</span> `)}
  </span>`;
}
