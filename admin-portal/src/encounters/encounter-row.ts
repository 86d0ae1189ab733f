import type { EncounterSummary } from '@codeloom/contracts';
import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { paths } from '../router.ts';
import { dateText, payerNames, specialtyText, statusNames, visitTypeNames } from '../words.ts';

/** Columns that give way first on a narrow screen. */
const fromTwo = 'hidden two:table-cell';
const fromThree = 'hidden three:table-cell';

export const rowColumns = (): TemplateResult =>
  html`<thead class="border-b border-line">
    <tr class="label [&>th]:h-9 [&>th]:px-3 [&>th]:font-semibold">
      <th scope="col" class="w-28 pl-4! two:w-32">Patient</th>
      <th scope="col" class="w-28 two:w-30">Date</th>
      <th scope="col" class=${fromTwo}>Visit</th>
      <th scope="col" class=${fromThree}>Specialty</th>
      <th scope="col" class=${fromThree}>Provider</th>
      <th scope="col" class=${`${fromThree} w-30`}>Payer</th>
      <th scope="col" class=${`${fromTwo} w-22`}>E/M</th>
      <th scope="col" class="w-32">Status</th>
    </tr>
  </thead>`;

export const encounterRow = (item: EncounterSummary): TemplateResult =>
  html`<tr
    class="relative h-9 border-b border-line last:border-0 hover:bg-sunk has-focus-visible:bg-accent-soft [&>td]:truncate [&>td]:px-3"
  >
    <td class="pl-4!">
      <a
        data-row
        href=${paths.encounter(item.id)}
        class="font-semibold tabular-nums outline-none after:absolute after:inset-0 focus-visible:after:shadow-[inset_3px_0_0_var(--codeloom-accent)]"
        >${item.patientPseudoId}</a
      >
    </td>
    <td class="tabular-nums">${dateText(item.encounterDate)}</td>
    <td class=${`${fromTwo} text-ink-2`}>${visitTypeNames[item.visitType]}</td>
    <td class=${`${fromThree} text-ink-2`}>${specialtyText(item.specialty)}</td>
    <td class=${`${fromThree} text-ink-2`}>${item.providerName ?? '—'}</td>
    <td class=${`${fromThree} text-ink-2`}>${item.payer ? payerNames[item.payer] : '—'}</td>
    <td class=${fromTwo}>${emCode(item)}</td>
    <td><span class="pill" data-status=${item.status}>${statusNames[item.status]}</span></td>
  </tr>`;

/** The final code in ink; one that is only suggested in a quieter tone. */
function emCode({ finalEmCode, emRecommended }: EncounterSummary): TemplateResult | typeof nothing {
  if (finalEmCode) return html`<span class="code">${finalEmCode}</span>`;
  return emRecommended
    ? html`<span class="code font-normal! text-ink-3" title="Suggested">${emRecommended.code}</span>`
    : nothing;
}

export const skeletonRows = (count: number): TemplateResult[] =>
  Array.from(
    { length: count },
    (_, index) =>
      html`<tr class="h-9 border-b border-line last:border-0" aria-hidden="true">
        <td class="pl-4"><div class="skeleton h-3.5 w-20"></div></td>
        <td class="px-3"><div class="skeleton h-3.5 w-20"></div></td>
        <td colspan="6" class="px-3"><div class=${`skeleton h-3.5 ${index % 2 ? 'w-1/2' : 'w-2/3'}`}></div></td>
      </tr>`,
  );
