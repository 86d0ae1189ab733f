import type { MdmItem } from '@codeloom/contracts';
import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { msg, said, str } from '../internal/localize.ts';
import { elementName, levelWord } from '../store/mdm-words.ts';
import type { MdmElement } from '../store/mdm-words.ts';
import type { WorksheetView } from './view.ts';

/** One element of decision making: what counts, what does not and why, and a mark for each fact. */
export function renderElementItems(view: WorksheetView, element: MdmElement): TemplateResult {
  const stored = view.stored.mdm[element];
  const now = view.em.mdm[element];
  const rows = stored.items.map((item, index) => ({ item, now: now.items[index] ?? item, key: `${element}:${index}` }));
  // The order is that of the suggestion whatever is marked: nothing moves under the pointer.
  const counted = rows.filter(({ item }) => item.counted);
  const others = rows.filter(({ item }) => !item.counted);
  return html`<section class="element" aria-labelledby="${element}-title">
    <div class="element-head">
      <span class="swatch ${element}"></span>
      <h4 id="${element}-title">${elementName(element)}</h4>
      <span class="element-level">${levelWord(now.level)}</span>
    </div>
    ${counted.length === 0 ? html`<p class="quiet none">${msg('Nothing counted in the note')}</p>` : nothing}
    <ul class="facts ${element}">
      ${counted.map((row) => renderFact(view, row))}
    </ul>
    ${
      others.length > 0
        ? html`<h5 class="label">${msg('Not counted')}</h5>
            <ul class="facts not ${element}">
              ${others.map((row) => renderFact(view, row))}
            </ul>`
        : nothing
    }
  </section>`;
}

function renderFact(view: WorksheetView, row: { item: MdmItem; now: MdmItem; key: string }): TemplateResult {
  const { item, now, key } = row;
  const marked = view.marks.has(key);
  const active = view.activeKey === key;
  return html`<li class="fact ${marked ? 'marked' : ''} ${active ? 'active' : ''}" data-fact=${key}>
    <button type="button" class="fact-main" aria-pressed=${active ? 'true' : 'false'} @click=${() => view.show(key)}>
      <span class="fact-text">${said(item.text)}</span>
      <span class="quiet">${stateOf(item, now, marked)}</span>
    </button>
    ${item.counted && !marked && item.hold === 'weak' ? html`<span class="pill low">${msg('open to argument')}</span>` : nothing}
    ${
      view.canMark && item.counted
        ? html`<button
            type="button"
            class="mark-button"
            aria-label=${marked ? msg(str`Count it again: ${said(item.text)}`) : msg(str`Not supported: ${said(item.text)}`)}
            @click=${() => view.toggle(key)}
          >
            ${marked ? msg('Count it again') : msg('Not supported')}
          </button>`
        : nothing
    }
    ${active ? html`<div class="quotes">${item.evidence.map(({ quote }) => html`<q>${quote}</q>`)}</div>` : nothing}
  </li>`;
}

function stateOf(item: MdmItem, now: MdmItem, marked: boolean): string {
  if (marked) return msg('marked as not supported');
  if (!item.counted) return said(item.whyNot ?? '');
  // It fell with a mark on something else.
  if (!now.counted) return now.whyNot ? said(now.whyNot) : msg('no longer counted');
  return '';
}
