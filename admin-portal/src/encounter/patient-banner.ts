import type { Encounter } from '@codeloom/contracts';
import { html } from 'lit';
import type { TemplateResult } from 'lit';
import { dateText, payerNames, statusNames, visitTypeNames } from '../words.ts';

/** Whose encounter this is. It never scrolls away: the wrong patient is the costliest mistake. */
export function patientBanner(encounter: Encounter | null): TemplateResult {
  if (!encounter) {
    return html`<div
      class="order-last flex min-w-0 grow basis-full items-center gap-3 pb-1.5 two:order-none two:basis-auto two:pb-0"
      aria-busy="true"
    >
      <div class="skeleton h-4 w-24"></div>
      <div class="skeleton hidden h-4 w-64 two:block"></div>
    </div>`;
  }
  const { ageYears, sex, visitType, encounterDate, providerName, payer, status } = encounter;
  const who = [ageYears === null ? '' : `${ageYears} y`, sex === null ? '' : sex === 'f' ? 'F' : 'M'].filter(Boolean);
  const facts = [
    who.join(' · '),
    visitTypeNames[visitType],
    dateText(encounterDate),
    providerName ?? '',
    payer ? payerNames[payer] : '',
  ].filter(Boolean);
  return html`<div
    class="order-last flex min-w-0 grow basis-full flex-wrap items-center gap-x-3.5 gap-y-0.5 pb-1.5 two:order-none two:basis-auto two:pt-1.5"
  >
    <h1 class="text-[15px] font-[650] tabular-nums">${encounter.patientPseudoId}</h1>
    ${facts.map((fact) => html`<span class="text-[13px] whitespace-nowrap text-ink-2">${fact}</span>`)}
    <span class="pill" data-status=${status}>${statusNames[status]}</span>
  </div>`;
}
