import type { DiagnosisSuggestion, ProcedureSuggestion } from '@codeloom/contracts';
import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { formatPercent, plural } from '../internal/format.ts';
import { renderDecision } from './decision-buttons.ts';
import type { SuggestView } from './view.ts';

export function renderDiagnoses(view: SuggestView): TemplateResult {
  return renderRows(view, 'diagnosis', 'Diagnoses', view.result.diagnoses, 'No diagnosis suggestions.');
}

export function renderProcedures(view: SuggestView): TemplateResult {
  return renderRows(view, 'procedure', 'Procedures', view.result.procedures, 'No procedure suggestions.');
}

function renderRows(
  view: SuggestView,
  kind: 'diagnosis' | 'procedure',
  title: string,
  items: readonly (DiagnosisSuggestion | ProcedureSuggestion)[],
  empty: string,
): TemplateResult {
  const rows = view.rows.filter(({ item }) => item.kind === kind);
  const accepted = rows.filter(({ decision }) => decision === 'accepted').length;
  return html`<section class="section" aria-label="Suggested ${title.toLowerCase()}">
    <div class="head">
      <h3 class="label">${title}</h3>
      ${items.length > 0 ? html`<span class="quiet" aria-live="polite">${accepted} of ${items.length} accepted</span>` : nothing}
    </div>
    ${
      items.length === 0
        ? html`<p class="empty">${empty}</p>`
        : html`<ul class="rows">
            ${repeat(
              items,
              ({ code }) => code,
              (item) => renderRow(view, kind, item),
            )}
          </ul>`
    }
  </section>`;
}

function renderRow(
  view: SuggestView,
  kind: 'diagnosis' | 'procedure',
  item: DiagnosisSuggestion | ProcedureSuggestion,
): TemplateResult | typeof nothing {
  const row = view.rows.find(({ key }) => key === `${kind}:${item.code}`);
  if (!row) return nothing;
  const active = view.state.activeKey === row.key;
  const current = view.currentKey === row.key;
  return html`<li class="row ${row.decision} ${active ? 'active' : ''} ${current ? 'current' : ''}" data-row=${row.key}>
    <button type="button" class="row-main" aria-pressed=${active ? 'true' : 'false'} @click=${() => view.show(row.key)}>
      <span class="thread ${kind}"></span>
      <span class="row-code code">${item.code}</span>
      <span class="row-text">
        <span class="row-name">${item.description}</span>
        <span class="quiet">${detailsOf(item)}</span>
      </span>
      <span class="row-share">
        ${formatPercent(item.confidence)}<span class="sr"> confidence</span>
        ${item.bucket === 'low' ? html`<span class="pill low">low</span>` : nothing}
      </span>
    </button>
    ${renderDecision(view, row, `${item.code}, ${item.description}`)}
    ${active ? html`<div class="quotes">${item.evidence.map(({ quote }) => html`<q>${quote}</q>`)}</div>` : nothing}
  </li>`;
}

function detailsOf(item: DiagnosisSuggestion | ProcedureSuggestion): string {
  const parts = [`${plural(item.evidence.length, 'place')} in the note`];
  if ('units' in item) {
    if (item.modifiers.length > 0) parts.push(`modifier ${item.modifiers.join(', ')}`);
    if (item.units > 1) parts.push(plural(item.units, 'unit'));
    if (item.diagnosisPointers.length > 0) parts.push(`for diagnosis ${item.diagnosisPointers.join(', ')}`);
    if (!item.withinCuratedSet) parts.push('outside the curated set');
  }
  return parts.join(' · ');
}
