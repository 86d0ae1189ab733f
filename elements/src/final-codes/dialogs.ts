import type { Edit, Encounter } from '@codeloom/contracts';
import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { plural } from '../internal/format.ts';
import { msg, said, str } from '../internal/localize.ts';
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
        <h2 id="finalize-title">${msg('Finalize these codes?')}</h2>
        <dl class="summary">
          <div>
            <dt>${msg('E/M code')}</dt>
            <dd>
              ${
                draft.emCode === null
                  ? msg('None')
                  : html`<span class="code">${[draft.emCode, ...draft.emModifiers].join('-')}</span>
                      ${emLabel(draft.emCode)}`
              }
            </dd>
          </div>
          <div>
            <dt>${msg('Diagnoses')}</dt>
            <dd>${draft.diagnoses.length === 0 ? msg('None') : codesOf(draft.diagnoses)}</dd>
          </div>
          <div>
            <dt>${msg('Procedures')}</dt>
            <dd>${draft.procedures.length === 0 ? msg('None') : codesOf(draft.procedures)}</dd>
          </div>
        </dl>
        ${
          warnings.length > 0
            ? html`<p>
                ${msg(str`${plural(warnings.length, msg('warning'), msg('warnings'))}: give a short reason for going on.`)}
              </p>`
            : html`<p class="quiet">
                ${msg('After this the codes are locked. Reopening takes a reason and stays in the audit trail.')}
              </p>`
        }
        ${warnings.map(
          (edit, index) =>
            html`<div class="override">
              <p class="notice warning"><strong>${msg('Warning')}</strong> <span>${said(edit.message)}</span></p>
              <label class="label" for="reason-${index}">${msg('Reason')}</label>
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
        <button type="button" @click=${dialog.close}>${msg('Keep editing')}</button>
        <button
          type="submit"
          class="primary"
          ?autofocus=${warnings.length === 0}
          aria-disabled=${ready && !state.busy ? 'false' : 'true'}
        >
          ${state.busy ? msg('Finalizing…') : msg('Finalize codes')}
        </button>
      </div>
    </form>
  </dialog>`;
}

export type ReasonFor = 'reopen' | 'void';

export interface ReasonDialog {
  state: EncounterState;
  /** What the reason is for. */
  what: ReasonFor;
  reason: string;
  setReason: (reason: string) => void;
  confirm: () => void;
  close: () => void;
}

/** Reopening and voiding take a reason, which stays in the audit trail. */
export function renderReasonDialog(encounter: Encounter, dialog: ReasonDialog): TemplateResult {
  const { what, state } = dialog;
  const ready = dialog.reason.trim().length >= SHORTEST_REASON_CHARS;
  const words = reasonWords(encounter)[what];
  return html`<dialog class="reason" aria-labelledby="reason-title">
    <form method="dialog" @submit=${(event: SubmitEvent) => submit(event, ready && !state.busy, dialog.confirm)}>
      <div class="dialog-body">
        <h2 id="reason-title">${words.title}</h2>
        <p>${words.text}</p>
        <div class="override">
          <label class="label" for="the-reason">${msg('Reason')}</label>
          <input
            id="the-reason"
            type="text"
            maxlength="500"
            autocomplete="off"
            .value=${dialog.reason}
            @input=${(event: Event) => dialog.setReason((event.target as HTMLInputElement).value)}
          />
        </div>
        ${renderActionError(state)}
      </div>
      <div class="dialog-actions">
        <button type="button" @click=${dialog.close}>${words.stay}</button>
        <button type="submit" class="primary" aria-disabled=${ready && !state.busy ? 'false' : 'true'}>
          ${words.act}
        </button>
      </div>
    </form>
  </dialog>`;
}

function reasonWords(
  encounter: Encounter,
): Record<ReasonFor, { title: string; text: string; stay: string; act: string }> {
  const exported = encounter.status === 'exported';
  return {
    reopen: {
      title: msg('Reopen this encounter?'),
      text: exported
        ? msg('It was exported already: a change now may need a corrected claim.')
        : msg('The codes can be changed again and need a new finalization.'),
      stay: msg('Keep finalized'),
      act: msg('Reopen'),
    },
    void: {
      title: msg('Void this encounter?'),
      text: exported
        ? msg('It was exported already: the payer may need a voided claim. A voided encounter cannot be opened again.')
        : msg('Its codes will not be submitted. A voided encounter cannot be opened again.'),
      stay: msg('Keep it'),
      act: msg('Void encounter'),
    },
  };
}

function renderActionError({ actionError }: EncounterState): TemplateResult | typeof nothing {
  if (!actionError) return nothing;
  return html`<p class="notice stop" role="alert">
    <strong>${msg('Not done')}</strong> <span>${said(actionError.message)}</span>
  </p>`;
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
