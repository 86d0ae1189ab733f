import type { Person, QueueView } from '@codeloom/contracts';
import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { formatCount } from '../internal/format.ts';
import { msg } from '../internal/localize.ts';
import { countOf, isBackwards, isNarrowed, statusFilters, withFilters } from './queue-view.ts';
import type { StatusFilter } from './queue-view.ts';
import type { QueueData } from './queue-data.ts';
import { riskNames, statusNames } from './words.ts';

export interface FilterBar {
  data: QueueData;
  view: QueueView;
  text: string;
  /** Fields fold away on a narrow screen. */
  narrow: boolean;
  /** The key that leads to the field, where there is one. */
  searchKey: TemplateResult | typeof nothing;
  change: (view: QueueView) => void;
  search: (text: string) => void;
  clear: () => void;
}

const statusText = (status: StatusFilter): string => {
  if (status === 'needs_coding') return msg('Needs coding');
  return status === 'all' ? msg('All') : statusNames[status]();
};

/** The status as a row of choices, each with how many wait there. */
export function renderTabs({ data, view, change }: FilterBar): TemplateResult {
  const current = view.filters.status ?? 'all';
  return html`<div class="tabs" role="group" aria-label=${msg('Status')}>
    ${statusFilters.map((status) => {
      const count = countOf(data.counts, status);
      return html`<button
        type="button"
        aria-pressed=${current === status ? 'true' : 'false'}
        @click=${() => change(withFilters(view, { status: status === 'all' ? undefined : status }))}
      >
        ${statusText(status)}${count === null ? nothing : html` <span class="count">${formatCount(count)}</span>`}
      </button>`;
    })}
  </div>`;
}

/** On a narrow screen the chosen status may stand outside its row. Only the row scrolls, never the page. */
export function showChosenTab(root: ParentNode): void {
  const tabs = root.querySelector<HTMLElement>('.tabs');
  const chosen = tabs?.querySelector<HTMLElement>('[aria-pressed="true"]');
  if (tabs && chosen && tabs.scrollWidth > tabs.clientWidth) {
    tabs.scrollLeft = chosen.offsetLeft - tabs.offsetLeft - (tabs.clientWidth - chosen.offsetWidth) / 2;
  }
}

/** Words, dates, people, risk. */
export function renderFilters(bar: FilterBar): TemplateResult {
  const { view, text, narrow, clear } = bar;
  const { status: _status, ...others } = view.filters;
  const active = Object.values(others).filter((value) => value !== undefined).length;
  const fields = html`<div class="fields">${renderDates(bar)} ${renderChoices(bar)}</div>`;
  const clearButton = isNarrowed(view, text)
    ? html`<button type="button" class="link" @click=${clear}>${msg('Clear filters')}</button>`
    : nothing;
  return html`<div class="filters" role="search" aria-label=${msg('Filters')}>
    ${renderSearch(bar)}
    ${
      narrow
        ? html`<details class="fold">
            <summary>
              ${msg('Filters')}${active > 0 ? html` <span class="count">${formatCount(active)}</span>` : nothing}
            </summary>
            ${fields}
          </details>`
        : fields
    }
    ${clearButton}
  </div>`;
}

function renderSearch({ text, search, searchKey }: FilterBar): TemplateResult {
  return html`<div class="field search">
    <label class="label" for="search">${msg('Patient or visit reference')} ${searchKey}</label>
    <input
      id="search"
      type="search"
      autocomplete="off"
      spellcheck="false"
      maxlength="64"
      .value=${text}
      @input=${(event: Event) => search((event.target as HTMLInputElement).value)}
    />
  </div>`;
}

function renderDates({ view, change }: FilterBar): TemplateResult {
  const backwards = isBackwards(view);
  const field = (name: 'from' | 'to', label: string): TemplateResult =>
    html`<div class="field">
      <label class="label" for=${name}>${label}</label>
      <input
        id=${name}
        type="date"
        min="1900-01-01"
        max="2199-12-31"
        .value=${view.filters[name] ?? ''}
        aria-invalid=${backwards ? 'true' : nothing}
        aria-describedby=${backwards ? 'backwards' : nothing}
        @change=${(event: Event) => {
          const { value } = event.target as HTMLInputElement;
          change(withFilters(view, { [name]: value === '' ? undefined : value }));
        }}
      />
    </div>`;
  return html`${field('from', msg('Service from'))} ${field('to', msg('Service to'))}
  ${
    backwards
      ? html`<p class="notice stop backwards" id="backwards" role="alert">
          <span>
            ${msg('The first date lies after the last.')}
            <button
              type="button"
              class="link"
              @click=${() => change(withFilters(view, { from: view.filters.to, to: view.filters.from }))}
            >
              ${msg('Exchange them')}
            </button>
          </span>
        </p>`
      : nothing
  }`;
}

function renderChoices({ data, view, change }: FilterBar): TemplateResult {
  const { filters } = view;
  const providers = data.people.filter(({ role }) => role === 'PROVIDER');
  return html`${renderSelect({
    id: 'provider',
    label: msg('Provider'),
    value: filters.providerId,
    options: [[msg('All providers'), undefined], ...named(providers)],
    choose: (providerId) => change(withFilters(view, { providerId })),
  })}
  ${renderSelect({
    id: 'assignee',
    label: msg('Assigned to'),
    value: filters.assignee,
    options: [
      [msg('Anybody'), undefined],
      [msg('Me'), 'me'],
      [msg('Nobody yet'), 'none'],
      ...named(data.people.filter(({ self }) => !self)),
    ],
    choose: (assignee) => change(withFilters(view, { assignee })),
  })}
  ${renderSelect({
    id: 'risk',
    label: msg('Denial risk'),
    value: filters.denialRisk,
    options: [
      [msg('Any'), undefined],
      [riskNames.high(), 'high'],
      [riskNames.medium(), 'medium'],
      [riskNames.low(), 'low'],
    ],
    choose: (denialRisk) =>
      change(withFilters(view, { denialRisk: denialRisk as 'low' | 'medium' | 'high' | undefined })),
  })}`;
}

const named = (people: readonly Person[]): [string, string][] => people.map(({ id, name }) => [name, id]);

interface Select {
  id: string;
  label: string;
  value: string | undefined;
  options: readonly (readonly [string, string | undefined])[];
  choose: (value: string | undefined) => void;
}

function renderSelect({ id, label, value, options, choose }: Select): TemplateResult {
  return html`<div class="field">
    <label class="label" for=${id}>${label}</label>
    <select
      id=${id}
      @change=${(event: Event) => {
        const chosen = (event.target as HTMLSelectElement).value;
        choose(chosen === '' ? undefined : chosen);
      }}
    >
      ${options.map(
        ([name, option]) => html`<option value=${option ?? ''} ?selected=${option === value}>${name}</option>`,
      )}
    </select>
  </div>`;
}
