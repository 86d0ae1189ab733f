import type { DiagnosisSuggestion, ProcedureSuggestion } from '@codeloom/contracts';
import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { formatPercent, plural } from '../internal/format.ts';
import { msg, str } from '../internal/localize.ts';
import { renderDecision } from './decision-buttons.ts';
import type { SuggestView } from './view.ts';

export function renderDiagnoses(view: SuggestView): TemplateResult {
  return renderRows(view, 'diagnosis', view.result.diagnoses, {
    title: msg('Diagnoses'),
    name: msg('Suggested diagnoses'),
    empty: msg('No diagnosis suggestions.'),
  });
}

export function renderProcedures(view: SuggestView): TemplateResult {
  return renderRows(view, 'procedure', view.result.procedures, {
    title: msg('Procedures'),
    name: msg('Suggested procedures'),
    empty: msg('No procedure suggestions.'),
  });
}

function renderRows(
  view: SuggestView,
  kind: 'diagnosis' | 'procedure',
  items: readonly (DiagnosisSuggestion | ProcedureSuggestion)[],
  { title, name, empty }: { title: string; name: string; empty: string },
): TemplateResult {
  const rows = view.rows.filter(({ item }) => item.kind === kind);
  const accepted = rows.filter(({ decision }) => decision === 'accepted').length;
  return html`<section class="section" aria-label=${name}>
    <div class="head">
      <h3 class="label">${title}</h3>
      ${items.length > 0 ? html`<span class="quiet" aria-live="polite">${msg(str`${accepted} of ${items.length} accepted`)}</span>` : nothing}
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
        <span aria-hidden="true">${formatPercent(item.confidence)}</span
        ><span class="sr">${msg(str`${formatPercent(item.confidence)} confidence`)}</span>
        ${item.bucket === 'low' ? html`<span class="pill low">${msg('low')}</span>` : nothing}
      </span>
    </button>
    ${renderDecision(view, row, `${item.code}, ${item.description}`)}
    ${active ? html`<div class="quotes">${item.evidence.map(({ quote }) => html`<q>${quote}</q>`)}</div>` : nothing}
  </li>`;
}

function detailsOf(item: DiagnosisSuggestion | ProcedureSuggestion): string {
  const parts = [plural(item.evidence.length, msg('place in the note'), msg('places in the note'))];
  if ('units' in item) {
    if (item.modifiers.length > 0) parts.push(msg(str`modifier ${item.modifiers.join(', ')}`));
    if (item.units > 1) parts.push(plural(item.units, msg('unit'), msg('units')));
    if (item.diagnosisPointers.length > 0) parts.push(msg(str`for diagnosis ${item.diagnosisPointers.join(', ')}`));
    if (!item.withinCuratedSet) parts.push(msg('outside the curated set'));
  }
  return parts.join(' · ');
}
