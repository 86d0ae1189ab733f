import type { EncounterSortField, EncounterSummary, QueueView } from '@codeloom/contracts';
import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { downIcon, upIcon } from '../internal/icons.ts';
import { formatCount, plural } from '../internal/format.ts';
import { msg, said, str } from '../internal/localize.ts';
import { styled } from '../internal/styled.ts';
import type { QueueData } from './queue-data.ts';
import { countOf, isNarrowed, shownColumns } from './queue-view.ts';
import { renderCell, renderNarrow } from './queue-row.ts';
import type { RowContext } from './queue-row.ts';
import type { RowWindow, WindowRow } from './row-window.ts';
import type { Selection } from './selection.ts';
import { columnNames } from './words.ts';

/** Heights (px) at comfortable density. LOOK: rows of 36 to 44 px where billers work, denser by setting. */
const ROW_PX = 40;
const NARROW_ROW_PX = 64;
/** How much of it (px) density takes away at most and adds, as 1 differs from 0 in `--codeloom-density`. */
const DENSITY_PX = 16;
const HEAD_PX = 36;
/** Placeholders while the first page is under way, and below the last row while the next one is. */
const WAITING_ROWS = 8;
const WAITING_MORE = 2;

export interface ListView {
  data: QueueData;
  view: QueueView;
  text: string;
  window: RowWindow;
  narrow: boolean;
  /** As `--codeloom-density`: 1 is comfortable, 0.5 compact. */
  density: number;
  selection: Selection;
  row: RowContext;
  sort: (by: EncounterSortField) => void;
  point: (index: number) => void;
  toggle: (index: number, range: boolean) => void;
  toggleAll: () => void;
  clear: () => void;
  retry: () => void;
}

/** The grid of rows: one place for the focus, the row of the keys named by aria-activedescendant (WAI-ARIA 1.2 grid). */
export function renderList(list: ListView): TemplateResult {
  const { data, narrow, window, selection } = list;
  const first = data.items.length === 0 && data.phase === 'loading';
  const waiting = first ? WAITING_ROWS : data.loadingMore ? WAITING_MORE : 0;
  const count = data.items.length + waiting;
  const rowHeight = (narrow ? NARROW_ROW_PX : ROW_PX) + Math.round((list.density - 1) * DENSITY_PX);
  window.options = { count, rowHeight, headHeight: narrow ? 0 : HEAD_PX };
  if (count === 0) return html`${renderEmpty(list)}${renderStatus(list)}`;
  const columns = shownColumns(list.view);
  const pick = list.row.canChoose ? '20px ' : '';
  const template = narrow ? `${pick}minmax(0, 1fr)` : pick + columns.map(({ width }) => width).join(' ');
  const at = data.items[selection.at];
  const total = countOf(data.counts, list.view.filters.status ?? 'all');
  return html`<div
      class="list ${at ? 'at' : ''}"
      part="list"
      role="grid"
      tabindex="0"
      aria-label=${msg('Encounters')}
      aria-multiselectable=${list.row.canChoose ? 'true' : nothing}
      aria-rowcount=${(total ?? data.items.length) + 1}
      aria-activedescendant=${at ? `row-${at.id}` : nothing}
      aria-busy=${data.phase === 'loading' ? 'true' : 'false'}
      ${styled({ '--_columns': template, '--_row': `${rowHeight}px` })}
    >
      ${renderHead(list)}
      <div class="body" role="rowgroup" ${styled({ height: `${window.bodyHeight}px` })}>
        ${repeat(
          window.items,
          ({ index }) => index,
          (item) => {
            const row = data.items[item.index];
            return row ? renderRow(list, item, row) : renderWaiting(window, item);
          },
        )}
      </div>
    </div>
    ${renderStatus(list)}`;
}

function renderHead(list: ListView): TemplateResult {
  const { data, view, narrow, selection, row } = list;
  const all = data.ids.length > 0 && data.ids.every((id) => selection.chosen.has(id));
  const names = shownColumns(view);
  return html`<div role="rowgroup" class=${narrow ? 'sr' : ''}>
    <div role="row" class="head-row" aria-rowindex="1">
      ${
        row.canChoose
          ? html`<span role="columnheader" class="pick">
              <label
                ><span class="sr">${msg('Choose all that are listed')}</span>
                <input
                  type="checkbox"
                  tabindex=${narrow ? '-1' : nothing}
                  .checked=${all}
                  .indeterminate=${selection.chosen.size > 0 && !all}
                  @change=${list.toggleAll}
              /></label>
            </span>`
          : nothing
      }
      ${
        narrow
          ? html`<span role="columnheader">${msg('Encounter')}</span>`
          : names.map(({ id, sort }) => renderColumnHead(list, columnNames[id](), sort))
      }
    </div>
  </div>`;
}

function renderColumnHead({ view, sort }: ListView, name: string, by: EncounterSortField | undefined): TemplateResult {
  if (by === undefined) return html`<span role="columnheader" class="label">${name}</span>`;
  const current = view.sort.by === by ? view.sort.direction : null;
  return html`<span
    role="columnheader"
    aria-sort=${current === null ? 'none' : current === 'asc' ? 'ascending' : 'descending'}
  >
    <button type="button" @click=${() => sort(by)}>
      ${name}${current === null ? nothing : current === 'asc' ? upIcon : downIcon}
    </button>
  </span>`;
}

function renderRow(list: ListView, item: WindowRow, row: EncounterSummary): TemplateResult {
  const { selection, narrow, view, window } = list;
  const { index } = item;
  const chosen = selection.chosen.has(row.id);
  const press = (event: MouseEvent): void => {
    const target = event.target as Element;
    if (target.closest('a, button, label, input')) return;
    if (event.shiftKey && list.row.canChoose) list.toggle(index, true);
    else list.point(index);
  };
  // Keys belong to the grid, which holds the focus: WAI-ARIA grid with aria-activedescendant.
  /* eslint-disable lit-a11y/click-events-have-key-events */
  return html`<div
    id="row-${row.id}"
    class="row ${selection.at === index ? 'at' : ''}"
    role="row"
    aria-rowindex=${index + 2}
    aria-selected=${list.row.canChoose ? (chosen ? 'true' : 'false') : nothing}
    @click=${press}
    @dblclick=${(event: MouseEvent) => openFrom(event)}
    ${styled({ transform: `translateY(${window.topOf(item)}px)` })}
  >
    ${
      list.row.canChoose
        ? html`<span role="gridcell" class="pick">
            <label
              ><span class="sr">${msg(str`Choose ${row.patientPseudoId}`)}</span>
              <input
                type="checkbox"
                tabindex="-1"
                .checked=${chosen}
                @click=${(event: MouseEvent) => {
                  list.toggle(index, event.shiftKey);
                }}
            /></label>
          </span>`
        : nothing
    }
    ${
      narrow
        ? html`<div role="gridcell" class="lines">${renderNarrow(row, list.row)}</div>`
        : shownColumns(view).map(
            ({ id }) => html`<span role="gridcell" class="cell">${renderCell(id, row, list.row)}</span>`,
          )
    }
  </div>`;
  /* eslint-enable lit-a11y/click-events-have-key-events */
}

/** Pressing twice anywhere in a row opens it, as its name does. */
function openFrom(event: MouseEvent): void {
  const target = event.target as Element;
  if (target.closest('a, button, label, input')) return;
  (event.currentTarget as Element).querySelector<HTMLElement>('[data-row]')?.click();
}

function renderWaiting(window: RowWindow, item: WindowRow): TemplateResult {
  return html`<div
    class="row waiting"
    role="row"
    aria-hidden="true"
    ${styled({ transform: `translateY(${window.topOf(item)}px)` })}
  >
    <span role="gridcell"></span><span role="gridcell"></span><span role="gridcell"></span>
  </div>`;
}

function renderEmpty({ data, view, text, clear, retry }: ListView): TemplateResult {
  if (data.phase === 'failed') {
    return html`<div class="empty" role="alert">
      <h2>${msg('The worklist could not be loaded')}</h2>
      <p>${said(data.error?.message ?? '')}</p>
      <button type="button" class="outline" @click=${retry}>${msg('Try again')}</button>
    </div>`;
  }
  if (isNarrowed(view, text)) {
    return html`<div class="empty">
      <h2>${msg('No encounter matches these filters')}</h2>
      <p>${msg('Other dates, people or words may find it.')}</p>
      <button type="button" class="outline" @click=${clear}>${msg('Clear filters')}</button>
    </div>`;
  }
  return view.filters.status === 'needs_coding'
    ? html`<div class="empty">
        <h2>${msg('Nothing needs coding')}</h2>
        <p>${msg('New encounters appear here as soon as a note arrives.')}</p>
      </div>`
    : html`<div class="empty">
        <h2>${msg('No encounters here yet')}</h2>
        <p>${msg('Encounters show up as their status changes.')}</p>
      </div>`;
}

/** Said once an answer is there, for people who do not see the list change. */
function renderStatus({ data, view, selection }: ListView): TemplateResult {
  const total = countOf(data.counts, view.filters.status ?? 'all');
  const text =
    data.phase === 'loading'
      ? msg('Loading the worklist')
      : selection.chosen.size > 0
        ? msg(str`${formatCount(selection.chosen.size)} chosen`)
        : data.phase === 'ready' && total !== null
          ? plural(total, msg('encounter'), msg('encounters'))
          : '';
  return html`<p class="sr" role="status">${text}</p>`;
}
