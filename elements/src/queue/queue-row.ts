import type { EncounterSummary, QueueColumn } from '@codeloom/contracts';
import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { formatDate, formatInstant } from '../internal/format.ts';
import { msg, str } from '../internal/localize.ts';
import { payerNames, riskNames, specialtyText, statusNames, visitNames } from './words.ts';

export interface RowContext {
  /** Where a row leads, for hosts whose encounters have addresses. */
  hrefFor: ((row: EncounterSummary) => string) | null;
  /** Whoever looks at the list; null where nobody is known. */
  selfId: string | null;
  canChoose: boolean;
  open: (event: Event, row: EncounterSummary) => void;
}

type Cell = string | TemplateResult | typeof nothing;

const none = html`<span class="none" aria-hidden="true">–</span>`;

/** What stands in a column of a row. */
export function renderCell(column: QueueColumn, row: EncounterSummary, context: RowContext): Cell {
  switch (column) {
    case 'patient':
      return renderPatient(row, context);
    case 'externalId':
      return row.externalId ?? none;
    case 'date':
      return formatDate(row.encounterDate);
    case 'visit':
      return visitNames[row.visitType]();
    case 'specialty':
      return specialtyText(row.specialty);
    case 'provider':
      return row.providerName ?? none;
    case 'assignee':
      return renderAssignee(row, context);
    case 'payer':
      return row.payer ? payerNames[row.payer]() : none;
    case 'em':
      return renderEm(row);
    case 'risk':
      return row.denialRiskLevel
        ? html`<span class="risk" data-level=${row.denialRiskLevel}>${riskNames[row.denialRiskLevel]()}</span>`
        : none;
    case 'status':
      return html`<span class="status-pill" data-status=${row.status}>${statusNames[row.status]()}</span>`;
    case 'updated':
      return formatInstant(row.updatedAt);
  }
}

/** The way in: a link where the host has addresses, so that it can also be opened beside; else a button. */
function renderPatient(row: EncounterSummary, { hrefFor, open }: RowContext): TemplateResult {
  return hrefFor
    ? html`<a
        class="patient"
        part="open"
        data-row
        tabindex="-1"
        href=${hrefFor(row)}
        @click=${(event: Event) => open(event, row)}
        >${row.patientPseudoId}</a
      >`
    : html`<button
        class="patient"
        part="open"
        data-row
        type="button"
        tabindex="-1"
        @click=${(event: Event) => open(event, row)}
      >
        ${row.patientPseudoId}
      </button>`;
}

function renderAssignee(row: EncounterSummary, { selfId }: RowContext): Cell {
  if (row.assigneeId === null) return none;
  return row.assigneeId === selfId
    ? html`<span class="self">${msg('You')}</span>`
    : html`${row.assigneeName ?? msg('Somebody')}`;
}

/** The final code in ink; one that is only suggested in a quieter tone. */
function renderEm({ finalEmCode, emRecommended }: EncounterSummary): Cell {
  if (finalEmCode) return html`<span class="code">${finalEmCode}</span>`;
  return emRecommended
    ? html`<span class="code suggested" title=${msg('Suggested')}>${emRecommended.code}</span>`
    : none;
}

/** A row on a narrow screen: two lines, with what tells one visit from the next. */
export function renderNarrow(row: EncounterSummary, context: RowContext): TemplateResult {
  const facts = [formatDate(row.encounterDate), visitNames[row.visitType](), row.providerName ?? ''].filter(Boolean);
  return html`<div class="line">
      ${renderPatient(row, context)} ${row.finalEmCode || row.emRecommended ? renderEm(row) : nothing}
      <span class="status-pill" data-status=${row.status}>${statusNames[row.status]()}</span>
    </div>
    <div class="line quiet">
      <span class="facts">${facts.join(' · ')}</span>
      ${
        row.denialRiskLevel === 'high' || row.denialRiskLevel === 'medium'
          ? html`<span class="risk" data-level=${row.denialRiskLevel}
              >${msg(str`Risk: ${riskNames[row.denialRiskLevel]()}`)}</span
            >`
          : nothing
      }
      ${row.assigneeId === null ? nothing : html`<span>${renderAssignee(row, context)}</span>`}
    </div>`;
}
