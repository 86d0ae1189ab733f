import type { Mdm, MdmItem } from '@codeloom/contracts';
import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { msg, said, str } from '../internal/localize.ts';
import { elementName, levelWord, mdmElements, meetsLevel } from '../store/mdm-words.ts';
import type { MdmElement } from '../store/mdm-words.ts';
import type { SuggestView } from './view.ts';

/** The three elements of decision making; each line lights its evidence and opens what was counted and what not. */
export function renderMdmGrid(view: SuggestView): TemplateResult {
  const { mdm } = view.result.em;
  return html`<div class="grid" role="group" aria-label=${msg('Medical decision making')}>
    ${mdmElements.map((element) => renderElement(view, mdm, element))}
  </div>`;
}

function renderElement(view: SuggestView, mdm: Mdm, element: MdmElement): TemplateResult {
  const { level, items } = mdm[element];
  const active = view.state.activeKey;
  const open = active === element || (active?.startsWith(`${element}:`) ?? false);
  const meets = meetsLevel(mdm, element);
  const counted = items.filter((item) => item.counted);
  return html`
    <button
      type="button"
      class="grid-row ${meets ? '' : 'short'}"
      aria-expanded=${open ? 'true' : 'false'}
      @click=${() => view.show(element)}
    >
      <span class="grid-name"><span class="swatch ${element}"></span>${elementName(element)}</span>
      <span class="grid-level">${levelWord(level)}</span>
      <span class="grid-text">
        ${counted.length > 0 ? sentence(counted) : html`<span class="none">${msg('Nothing counted in the note')}</span>`}
      </span>
    </button>
    ${open && items.length > 0 ? renderItems(view, element, items) : nothing}
  `;
}

function sentence(items: readonly MdmItem[]): string {
  return items.map((item) => said(item.text)).join('; ');
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
          <span class="item-text">${said(item.text)}</span>
          <span class="quiet"
            >${item.counted ? msg('counted') : msg(str`not counted: ${said(item.whyNot ?? '')}`)}</span
          >
          ${item.evidence.map(({ quote }) => html`<q>${quote}</q>`)}
        </button>
      </li>`;
    })}
  </ul>`;
}
