import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { EncounterState, RunStep } from '../store/encounter-state.ts';
import { checkIcon } from '../internal/icons.ts';

const steps: readonly { step: RunStep; text: string }[] = [
  { step: 'reading', text: 'Reading the note' },
  { step: 'weighing', text: 'Weighing the evidence' },
  { step: 'checking', text: 'Checking the codes' },
];

/** The steps of a running suggestion, as they happen. */
export function renderSteps(running: RunStep): TemplateResult {
  const at = steps.findIndex(({ step }) => step === running);
  return html`<div class="steps" role="status" aria-live="polite">
    <ol>
      ${steps.map(({ text }, index) => {
        const phase = index < at ? 'done' : index === at ? 'now' : 'next';
        return html`<li class=${phase} aria-current=${phase === 'now' ? 'step' : 'false'}>
          <span class="step-mark">${phase === 'done' ? checkIcon : nothing}</span>${text}
        </li>`;
      })}
    </ol>
  </div>`;
}

export interface RunRequest {
  canRun: boolean;
  run: () => void;
}

/** Before the first suggestion: what this is, and the one button. */
export function renderInvitation({ canRun, run }: RunRequest): TemplateResult {
  return html`<div class="message">
    <h2>No suggestion yet</h2>
    <p>Codeloom reads the note and shows the codes it supports, each with its place in the note. You decide.</p>
    ${canRun ? html`<button type="button" class="primary" @click=${run}>Suggest codes</button>` : nothing}
  </div>`;
}

export function renderRunError(
  { runError }: EncounterState,
  { canRun, run }: RunRequest,
): TemplateResult | typeof nothing {
  if (!runError) return nothing;
  return html`<div class="section">
    <div class="notice stop" role="alert">
      <strong>No new suggestion</strong>
      <span>
        ${runError.message} Your note and codes are kept.
        ${canRun ? html`<button type="button" class="link" @click=${run}>Try again</button>` : nothing}
      </span>
    </div>
  </div>`;
}
