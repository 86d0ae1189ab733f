import type WaInput from '@awesome.me/webawesome/dist/components/input/input.js';
import type WaSelect from '@awesome.me/webawesome/dist/components/select/select.js';
import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { statusFilters } from './filters.ts';
import type { Filters } from './filters.ts';

/** Status as a row of choices, then the date of service and the provider. */
export function filterBar(
  filters: Filters,
  providers: ReadonlyMap<string, string>,
  change: (filters: Filters) => void,
): TemplateResult {
  const date = (name: 'from' | 'to', label: string): TemplateResult =>
    html`<wa-input
      class="w-37"
      size="s"
      type="date"
      label=${label}
      .value=${filters[name]}
      @change=${(event: Event) => change({ ...filters, [name]: (event.target as WaInput).value ?? '' })}
    ></wa-input>`;
  return html`<div class="mt-4 flex flex-wrap items-end gap-x-3 gap-y-2">
    <div class="flex flex-wrap gap-1 max-two:gap-0.5" role="group" aria-label="Status">
      ${statusFilters.map(
        ({ value, name }) =>
          html`<button
            type="button"
            class="quiet max-two:px-2! max-two:text-[13px]"
            aria-pressed=${filters.status === value}
            @click=${() => change({ ...filters, status: value })}
          >
            ${name}
          </button>`,
      )}
    </div>
    <span class="hidden grow two:block"></span>
    <div class="flex flex-wrap items-end gap-2">
      ${date('from', 'Service from')} ${date('to', 'to')}
      ${
        providers.size > 1 || filters.providerId
          ? html`<wa-select
              class="w-44"
              size="s"
              label="Provider"
              placeholder="All providers"
              with-clear
              .value=${filters.providerId || null}
              @change=${(event: Event) => {
                const { value } = event.target as WaSelect;
                change({ ...filters, providerId: typeof value === 'string' ? value : '' });
              }}
            >
              ${[...providers].map(([id, name]) => html`<wa-option value=${id}>${name}</wa-option>`)}
            </wa-select>`
          : nothing
      }
    </div>
  </div>`;
}
