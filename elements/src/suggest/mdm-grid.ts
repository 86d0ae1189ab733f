import type { Mdm, MdmItem } from '@codeloom/contracts';
import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import type { SuggestView } from './view.ts';

type MdmElement = 'problems' | 'data' | 'risk';

const names: Record<MdmElement, string> = { problems: 'Problems', data: 'Data', risk: 'Risk' };
const levelWords: Record<string, string> = {
  minimal: 'Minimal',
  low: 'Low',
  limited: 'Limited',
  moderate: 'Moderate',
  high: 'High',
  extensive: 'Extensive',
};
/** The rank of each element's own words on one scale, 1 to 4 (AMA table of medical decision making). */
const ranks: Record<string, number> = {
  straightforward: 1,
  minimal: 1,
  low: 2,
  limited: 2,
  moderate: 3,
  high: 4,
  extensive: 4,
};

/** The three elements of decision making; each line lights its evidence and opens what was counted and what not. */
export function renderMdmGrid(view: SuggestView): TemplateResult {
  const { mdm } = view.result.em;
  return html`<div class="grid" role="group" aria-label="Medical decision making">
    ${renderElement(view, mdm, 'problems')} ${renderElement(view, mdm, 'data')} ${renderElement(view, mdm, 'risk')}
  </div>`;
}

function renderElement(view: SuggestView, mdm: Mdm, element: MdmElement): TemplateResult {
  const { level, items } = mdm[element];
  const active = view.state.activeKey;
  const open = active === element || (active?.startsWith(`${element}:`) ?? false);
  const meets = (ranks[level] ?? 0) >= (ranks[mdm.level] ?? 0);
  const counted = items.filter((item) => item.counted);
  return html`
    <button
      type="button"
      class="grid-row ${meets ? '' : 'short'}"
      aria-expanded=${open ? 'true' : 'false'}
      @click=${() => view.show(element)}
    >
      <span class="grid-name"><span class="swatch ${element}"></span>${names[element]}</span>
      <span class="grid-level">${levelWords[level] ?? level}</span>
      <span class="grid-text">
        ${counted.length > 0 ? sentence(counted) : html`<span class="none">Nothing counted in the note</span>`}
      </span>
    </button>
    ${open && items.length > 0 ? renderItems(view, element, items) : nothing}
  `;
}

function sentence(items: readonly MdmItem[]): string {
  return items.map((item) => item.text).join('; ');
}

function renderItems(view: SuggestView, element: MdmElement, items: readonly MdmItem[]): TemplateResult {
  return html`<ul class="items ${element}">
    ${items.map((item, index) => {
      const key = `${element}:${index}`;
      return html`<li>
        <button
          type="button"
          class="item"
          aria-pressed=${view.state.activeKey === key ? 'true' : 'false'}
          @click=${() => view.show(key)}
        >
          <span class="item-text">${item.text}</span>
          <span class="quiet">${item.counted ? 'counted' : `not counted: ${item.whyNot ?? ''}`}</span>
          ${item.evidence.map(({ quote }) => html`<q>${quote}</q>`)}
        </button>
      </li>`;
    })}
  </ul>`;
}
