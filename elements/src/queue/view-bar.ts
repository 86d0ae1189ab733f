import type { QueueColumn, QueueView, SavedView } from '@codeloom/contracts';
import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { msg, str } from '../internal/localize.ts';
import { columnLayout, defaultView, sameView } from './queue-view.ts';
import type { QueueData } from './queue-data.ts';
import { columnNames } from './words.ts';

export interface ViewBar {
  data: QueueData;
  view: QueueView;
  /** The saved view that was chosen last, changed since or not. */
  saved: SavedView | null;
  choose: (view: QueueView, saved: SavedView | null) => void;
  saveAs: () => void;
  saveOver: (saved: SavedView) => void;
  remove: (saved: SavedView) => void;
}

/** Saved views, and what one shows. */
export function renderViewBar(bar: ViewBar): TemplateResult {
  return html`<div class="views">${renderViews(bar)} ${renderMenu(bar)} ${renderColumns(bar)}</div>`;
}

function renderViews({ data, view, saved, choose }: ViewBar): TemplateResult {
  const own = data.views.filter(({ shared }) => !shared);
  const shared = data.views.filter((each) => each.shared);
  const changed = saved !== null && !sameView(view, saved.view);
  const option = (each: SavedView): TemplateResult =>
    html`<option value=${each.id} ?selected=${each.id === saved?.id}>
      ${changed && each.id === saved.id ? msg(str`${each.name} (changed)`) : each.name}
    </option>`;
  return html`<label class="sr" for="view">${msg('View')}</label>
    <select
      id="view"
      @change=${(event: Event) => {
        const { value } = event.target as HTMLSelectElement;
        const found = data.views.find(({ id }) => id === value) ?? null;
        choose(found?.view ?? defaultView, found);
      }}
    >
      <option value="" ?selected=${saved === null}>${msg('Standard view')}</option>
      ${own.length > 0 ? html`<optgroup label=${msg('Your views')}>${own.map(option)}</optgroup>` : nothing}
      ${
        shared.length > 0
          ? html`<optgroup label=${msg('Shared with the practice')}>${shared.map(option)}</optgroup>`
          : nothing
      }
    </select>`;
}

function renderMenu({ view, saved, saveAs, saveOver, remove }: ViewBar): TemplateResult {
  const act = (run: () => void) => (event: Event) => {
    (event.currentTarget as HTMLElement).closest('details')?.removeAttribute('open');
    run();
  };
  return html`<details class="menu" @keydown=${closeOnEscape} @focusout=${closeOnLeave}>
    <summary class="outline">${msg('Save view')}</summary>
    <div class="menu-panel">
      <button type="button" @click=${act(saveAs)}>${msg('Save as a new view…')}</button>
      ${
        saved?.editable === true
          ? html`<button type="button" ?disabled=${sameView(view, saved.view)} @click=${act(() => saveOver(saved))}>
                ${msg(str`Save changes to “${saved.name}”`)}
              </button>
              <button type="button" @click=${act(() => remove(saved))}>${msg(str`Remove “${saved.name}”`)}</button>`
          : nothing
      }
    </div>
  </details>`;
}

function renderColumns({ view, saved, choose }: ViewBar): TemplateResult {
  const toggle = (id: QueueColumn, on: boolean): void => {
    const columns = columnLayout
      .map((each) => each.id)
      .filter((each) => (each === id ? on : view.columns.includes(each)));
    choose({ ...view, columns: ['patient', ...columns.filter((each) => each !== 'patient')] }, saved);
  };
  return html`<details class="menu" @keydown=${closeOnEscape} @focusout=${closeOnLeave}>
    <summary class="outline">${msg('Columns')}</summary>
    <div class="menu-panel" role="group" aria-label=${msg('Columns')}>
      ${columnLayout.map(
        ({ id }) =>
          html`<label class="check">
            <input
              type="checkbox"
              .checked=${id === 'patient' || view.columns.includes(id)}
              ?disabled=${id === 'patient'}
              @change=${(event: Event) => toggle(id, (event.target as HTMLInputElement).checked)}
            />
            ${columnNames[id]()}
          </label>`,
      )}
    </div>
  </details>`;
}

function closeOnEscape(event: KeyboardEvent): void {
  const menu = event.currentTarget as HTMLDetailsElement;
  if (event.key !== 'Escape' || !menu.open) return;
  menu.open = false;
  menu.querySelector('summary')?.focus();
  event.stopPropagation();
}

function closeOnLeave(event: FocusEvent): void {
  const menu = event.currentTarget as HTMLDetailsElement;
  // A press on a part of the panel that takes no focus leaves the focus nowhere; that is not leaving the menu.
  if (event.relatedTarget !== null && !menu.contains(event.relatedTarget as Node)) menu.open = false;
}
