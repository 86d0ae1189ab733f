import type { EncounterSummary } from '@codeloom/contracts';
import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { PortalElement } from '../portal-element.ts';
import { paths } from '../router.ts';
import { shortDateText, statusNames, visitTypeNames } from '../words.ts';

/** What waits to be coded, beside the note: one press away. */
export class CodeloomPortalQueue extends PortalElement {
  @property({ attribute: false }) items: readonly EncounterSummary[] = [];
  /** There are more than the list holds. */
  @property({ type: Boolean }) more = false;
  @property({ attribute: false }) currentId = '';

  protected override render(): TemplateResult {
    const count = this.more ? `${this.items.length}+` : String(this.items.length);
    return html`<nav aria-labelledby="queue-title" class="flex min-h-0 flex-col border-r border-line">
      <div class="flex items-baseline px-4 pt-3.5 pb-2">
        <h2 id="queue-title" class="label grow"><a href=${paths.encounters()}>Needs coding</a></h2>
        <span class="text-xs text-ink-3 tabular-nums">${count}</span>
      </div>
      <ul class="min-h-0 grow overflow-y-auto px-2 pb-3">
        ${repeat(
          this.items,
          ({ id }) => id,
          (item) => this.#row(item),
        )}
        ${
          this.items.length === 0
            ? html`<li class="px-2 py-1 text-xs text-ink-3">Nothing else needs coding.</li>`
            : nothing
        }
      </ul>
      <p class="flex items-center gap-1.5 border-t border-line px-4 py-2.5 text-xs text-ink-3">
        <span class="key">[</span><span class="key">]</span> previous, next
      </p>
    </nav>`;
  }

  #row(item: EncounterSummary): TemplateResult {
    const current = item.id === this.currentId;
    return html`<li>
      <a
        href=${paths.encounter(item.id)}
        aria-current=${current ? 'page' : 'false'}
        class="block rounded-row border border-transparent px-2.5 py-1.5 hover:bg-sunk aria-[current=page]:border-line aria-[current=page]:bg-surface"
      >
        <span class="block truncate font-semibold tabular-nums">${item.patientPseudoId}</span>
        <span class="flex gap-2 text-xs text-ink-3">
          <span class="grow truncate">${visitTypeNames[item.visitType]}</span>
          <span class="shrink-0"
            >${item.status === 'draft' ? shortDateText(item.encounterDate) : statusNames[item.status].toLowerCase()}</span
          >
        </span>
      </a>
    </li>`;
  }
}
