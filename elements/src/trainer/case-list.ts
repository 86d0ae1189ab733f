import type { TrainingCaseSummary, TrainingDifficulty } from '@codeloom/contracts';
import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { formatPercent, plural } from '../internal/format.ts';
import { msg } from '../internal/localize.ts';
import { specialtyText } from '../queue/words.ts';

export const difficultyNames: Record<TrainingDifficulty, () => string> = {
  easy: () => msg('Easy'),
  medium: () => msg('Medium'),
  hard: () => msg('Hard'),
};

/** All cases, each with the learner's own standing. */
export function renderCaseList(cases: readonly TrainingCaseSummary[], open: (id: string) => void): TemplateResult {
  const done = cases.filter(({ bestScorePercent }) => bestScorePercent === 100).length;
  return html`<div class="card">
    <header class="section title">
      <h2>${msg('Training')}</h2>
      <p class="quiet">
        ${msg('Code an invented visit, then see the answer with its evidence. Nothing here touches a real encounter.')}
      </p>
    </header>
    ${
      cases.length === 0
        ? html`<p class="section empty">${msg('No training cases are available yet.')}</p>`
        : html`<ul class="cases">
              ${cases.map((one) => renderCaseRow(one, open))}
            </ul>
            <p class="section quiet foot-note">
              ${plural(done, msg('case with a full score'), msg('cases with a full score'))} · ${cases.length}
            </p>`
    }
  </div>`;
}

function renderCaseRow(one: TrainingCaseSummary, open: (id: string) => void): TemplateResult {
  const { id, title, specialty, difficulty, topic, attempts, bestScorePercent } = one;
  return html`<li>
    <button type="button" class="case" data-case=${id} @click=${() => open(id)}>
      <span class="case-text">
        <span class="case-title">${title}</span>
        <span class="quiet">${topic}</span>
      </span>
      <span class="case-facts quiet">${specialtyText(specialty)}</span>
      <span class="pill ${difficulty}">${difficultyNames[difficulty]()}</span>
      <span class="case-score">
        ${
          bestScorePercent === null
            ? html`<span class="quiet">${msg('Not tried yet')}</span>`
            : html`<b>${formatPercent(bestScorePercent / 100)}</b>
                <span class="quiet">${plural(attempts, msg('try'), msg('tries'))}</span>`
        }
      </span>
    </button>
  </li>`;
}

/** The visit in one line: everything a coder may use beside the note. */
export function renderVisitFacts(facts: readonly (string | null)[]): TemplateResult | typeof nothing {
  const known = facts.filter((fact) => fact !== null);
  return known.length === 0 ? nothing : html`<p class="quiet">${known.join(' · ')}</p>`;
}
