import { html, nothing } from 'lit';
import type { PropertyValues, TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { PortalElement } from '../portal-element.ts';

/** The audit trail of the open encounter, over the page. It is asked of the server only while it is looked at. Fires `close`. */
export class CodeloomPortalHistory extends PortalElement {
  @property({ type: Boolean }) open = false;

  protected override updated(changed: PropertyValues<this>): void {
    if (changed.has('open') && this.open) this.querySelector('dialog')?.showModal();
  }

  #closed(): void {
    this.dispatchEvent(new Event('close'));
  }

  protected override render(): TemplateResult | typeof nothing {
    if (!this.open) return nothing;
    return html`<dialog
      aria-labelledby="history-title"
      class="m-0 ml-auto h-dvh max-h-none w-[min(760px,100vw)] max-w-none border-0 border-l border-line bg-bg p-0 text-ink"
      @close=${this.#closed}
    >
      <div class="flex items-center gap-3 px-4 py-3">
        <h2 id="history-title" class="grow text-base font-[650]">History of this encounter</h2>
        <form method="dialog">
          <button class="quiet">Close <span class="key">Esc</span></button>
        </form>
      </div>
      <div class="px-4 pb-6 max-two:px-2"><codeloom-audit-trail></codeloom-audit-trail></div>
    </dialog>`;
  }
}
