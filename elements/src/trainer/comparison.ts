import type { TrainingAttempt, TrainingComparison, TrainingExplanation, TrainingLineKind } from '@codeloom/contracts';
import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { formatPercent } from '../internal/format.ts';
import { msg, str } from '../internal/localize.ts';
import { styled } from '../internal/styled.ts';
import type { Evidence, Thread } from '../store/evidence.ts';
import type { CaseView } from './view.ts';

const threadOf: Record<TrainingLineKind, Thread> = { em: 'problems', diagnosis: 'diagnosis', procedure: 'procedure' };

const kindNames: Record<TrainingLineKind, () => string> = {
  em: () => msg('E/M code'),
  diagnosis: () => msg('Diagnoses'),
  procedure: () => msg('Procedures'),
};

const standingNames: Record<TrainingComparison['standing'], () => string> = {
  matched: () => msg('Right'),
  missed: () => msg('In the answer'),
  extra: () => msg('Not in the answer'),
};

/** Codes that are often chosen here and that the learner left out: shown last, with their reason. */
const avoidedOf = ({ answer, comparison }: TrainingAttempt): TrainingExplanation[] =>
  answer.explanations.filter(
    (one) => !one.correct && !comparison.some(({ kind, code }) => kind === one.kind && code === one.code),
  );

/** Every line of the comparison as something the note can light up. */
export function comparisonEvidence(attempt: TrainingAttempt | null): Evidence[] {
  if (!attempt) return [];
  const lines = attempt.comparison.map((line, index): Evidence => ({
    key: `line:${index}`,
    thread: threadOf[line.kind],
    label: line.code ?? '',
    spans: line.evidence,
    shown: line.standing !== 'extra',
  }));
  const avoided = avoidedOf(attempt).map((one, index): Evidence => ({
    key: `avoided:${index}`,
    thread: threadOf[one.kind],
    label: one.code ?? '',
    spans: one.evidence,
    shown: false,
  }));
  return [...lines, ...avoided];
}

/** The learner's codes and the answer side by side, each line with its reason and its place in the note. */
export function renderComparison(view: CaseView, attempt: TrainingAttempt): TemplateResult {
  const avoided = avoidedOf(attempt);
  return html`<section class="result" aria-labelledby="score">
    <div class="section score">
      <h3 id="score" tabindex="-1">${msg(str`Score ${formatPercent(attempt.scorePercent / 100)}`)}</h3>
      <p class="quiet">${summaryOf(attempt)}</p>
    </div>
    ${(['em', 'diagnosis', 'procedure'] as const).map((kind) => renderKind(view, attempt, kind))}
    ${
      avoided.length === 0
        ? nothing
        : html`<details class="section">
            <summary>${msg('Often chosen here, and why not')}</summary>
            <ul class="lines">
              ${avoided.map((one, index) => renderLine(view, `avoided:${index}`, { ...one, description: '' }, null))}
            </ul>
          </details>`
    }
    <p class="section quiet">${engineText(attempt)}</p>
    <footer class="section foot">
      <button type="button" class="outline" @click=${view.leave}>${msg('All cases')}</button>
      <button type="button" class="primary" @click=${view.again}>${msg('Try again')}</button>
    </footer>
  </section>`;
}

function renderKind(view: CaseView, attempt: TrainingAttempt, kind: TrainingLineKind): TemplateResult {
  return html`<section class="section" aria-labelledby="of-${kind}">
    <h4 class="label" id="of-${kind}">${kindNames[kind]()}</h4>
    <ul class="lines">
      ${attempt.comparison.map((line, index) =>
        line.kind === kind ? renderLine(view, `line:${index}`, line, line.standing) : nothing,
      )}
    </ul>
  </section>`;
}

function renderLine(
  view: CaseView,
  key: string,
  line: Pick<TrainingComparison, 'kind' | 'code' | 'description' | 'text' | 'evidence'>,
  standing: TrainingComparison['standing'] | null,
): TemplateResult {
  const active = view.activeKey === key;
  const { kind, code, description, text, evidence } = line;
  return html`<li>
    <button
      type="button"
      class="line-row ${standing ?? 'avoided'}"
      data-line=${key}
      aria-pressed=${active ? 'true' : 'false'}
      @click=${() => view.activate(active ? null : key)}
    >
      <span class="thread" ${styled({ background: `var(--_thread-${threadOf[kind]})` })}></span>
      <span class="line-head">
        <span class="code">${code ?? description}</span>
        ${standing === null ? nothing : html`<span class="standing">${standingNames[standing]()}</span>`}
      </span>
      ${code === null || description === '' ? nothing : html`<span class="line-name">${description}</span>`}
      <span class="why">${text}</span>
      ${
        evidence.length === 0
          ? nothing
          : html`<span class="quotes">${evidence.map(({ quote }) => html`<q>${quote}</q>`)}</span>`
      }
    </button>
  </li>`;
}

function summaryOf({ matchSummary }: TrainingAttempt): string {
  const { emMatch, diagnosisMatches, diagnosisTotal, procedureMatches, procedureTotal } = matchSummary;
  return [
    emMatch ? msg('Level as in the answer') : msg('Another level'),
    msg(str`${diagnosisMatches} of ${diagnosisTotal} diagnoses`),
    msg(str`${procedureMatches} of ${procedureTotal} procedures`),
  ].join(' · ');
}

/** The engine is held to the same answer, openly. */
function engineText({ answer, aiEmCode, aiDiagnosisCodes, aiProcedureCodes }: TrainingAttempt): string {
  const same = (a: readonly string[], b: readonly string[]): boolean =>
    a.length === b.length && a.every((code) => b.includes(code));
  const agrees =
    aiEmCode === answer.correctEmCode &&
    same(aiDiagnosisCodes, answer.correctDiagnosisCodes) &&
    same(aiProcedureCodes, answer.correctProcedureCodes);
  if (agrees) return msg('Codeloom’s engine reads this note as the answer does.');
  const codes = [aiEmCode ?? msg('no visit level'), ...aiDiagnosisCodes, ...aiProcedureCodes].join(', ');
  return msg(str`Codeloom’s engine reads this note otherwise: ${codes}. The published answer counts.`);
}
