import type { SuggestionResult } from '@codeloom/contracts';
import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { EncounterState, RunStep } from '../store/encounter-state.ts';
import { plural } from '../internal/format.ts';
import { checkIcon } from '../internal/icons.ts';
import { msg, said } from '../internal/localize.ts';

const steps: readonly { step: RunStep; text: () => string }[] = [
  { step: 'reading', text: () => msg('Reading the note') },
  { step: 'weighing', text: () => msg('Weighing the evidence') },
  { step: 'checking', text: () => msg('Checking the codes') },
];

/** The steps of a running suggestion, as they happen. */
export function renderSteps(running: RunStep): TemplateResult {
  const at = steps.findIndex(({ step }) => step === running);
  return html`<div class="steps">
    <ol>
      ${steps.map(({ text }, index) => {
        const phase = index < at ? 'done' : index === at ? 'now' : 'next';
        return html`<li class=${phase} aria-current=${phase === 'now' ? 'step' : 'false'}>
          <span class="step-mark">${phase === 'done' ? checkIcon : nothing}</span>${text()}
        </li>`;
      })}
    </ol>
  </div>`;
}

/** The same for those who do not see it: in a status that is there before its words come, else they are not read. */
export function renderSpoken(running: RunStep | null, result: SuggestionResult | null): TemplateResult {
  return html`<p class="sr" role="status">
    ${running ? spokenStep(running) : result ? spokenResult(result) : nothing}
  </p>`;
}

const spokenStep = (running: RunStep): string => steps.find(({ step }) => step === running)?.text() ?? '';

function spokenResult({ em, diagnoses, procedures }: SuggestionResult): string {
  const others = plural(diagnoses.length + procedures.length, msg('code'), msg('codes'));
  return `${msg('Suggested codes')}: ${[em.recommended?.code, others].filter(Boolean).join(', ')}`;
}

export interface RunRequest {
  canRun: boolean;
  run: () => void;
  /** The key of the button, for the eye. */
  key: TemplateResult | typeof nothing;
}

/** Before the first suggestion: what this is, and the one button. */
export function renderInvitation({ canRun, run, key }: RunRequest): TemplateResult {
  return html`<div class="message">
    <h2>${msg('No suggestion yet')}</h2>
    <p>
      ${msg('Codeloom reads the note and shows the codes it supports, each with its place in the note. You decide.')}
    </p>
    ${
      canRun
        ? html`<button type="button" class="primary" part="run" @click=${run}>${msg('Suggest codes')} ${key}</button>`
        : nothing
    }
  </div>`;
}

export function renderRunError(
  { runError }: EncounterState,
  { canRun, run }: RunRequest,
): TemplateResult | typeof nothing {
  if (!runError) return nothing;
  return html`<div class="section">
    <div class="notice stop" role="alert">
      <strong>${msg('No new suggestion')}</strong>
      <span>
        ${said(runError.message)} ${msg('Your note and codes are kept.')}
        ${canRun ? html`<button type="button" class="link" @click=${run}>${msg('Try again')}</button>` : nothing}
      </span>
    </div>
  </div>`;
}
