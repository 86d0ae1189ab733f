import { consume } from '@lit/context';
import type { Partner, PartnerCreated } from '@codeloom/contracts';
import { CodeloomError } from '@codeloom/sdk';
import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import { PortalElement } from '../portal-element.ts';
import { paths } from '../router.ts';
import { sessionContext } from '../session.ts';
import type { Session } from '../session.ts';
import { day } from '../settings/key-words.ts';
import { shownOnce } from './shown-once.ts';

/** For platform admins: the EMR vendors, and a way to add one. */
export class CodeloomPortalVendors extends PortalElement {
  @consume({ context: sessionContext, subscribe: true })
  @state()
  private session: Session | null = null;
  @state() private vendors: Partner[] | null = null;
  @state() private made: PartnerCreated | null = null;
  @state() private busy = false;
  @state() private problem = '';

  protected override firstUpdated(): void {
    void this.#run(() => Promise.resolve());
  }

  async #run(work: () => Promise<void>): Promise<void> {
    this.busy = true;
    this.problem = '';
    try {
      await work();
      this.vendors = (await this.session?.admin.partners()) ?? [];
    } catch (error) {
      this.problem = error instanceof CodeloomError ? error.message : 'This did not work. Try again.';
    }
    this.busy = false;
  }

  async #add(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    if (!(event.target instanceof HTMLFormElement)) return;
    const form = event.target;
    const name = new FormData(form).get('vendor');
    if (typeof name !== 'string' || name.trim() === '') return;
    await this.#run(async () => {
      this.made = (await this.session?.admin.addPartner(name.trim())) ?? null;
      form.reset();
    });
  }

  protected override render(): TemplateResult {
    const { made, vendors } = this;
    return html`<section class="mt-8 rounded-card border border-line bg-surface" aria-labelledby="vendors-title">
      <div class="px-4 py-3.5">
        <h2 id="vendors-title" class="text-base font-[650]">EMR vendors</h2>
        <p class="mt-0.5 text-[13px] text-ink-2">
          A vendor works with its own key at
          <a class="link" href=${paths.partner()}>the partner console</a>. Practices consent to it in their settings.
        </p>
      </div>
      <p class=${this.problem ? 'notice mx-4 mb-3' : 'sr-only'} role="alert">${this.problem}</p>
      ${made ? shownOnce({ name: `Key of ${made.partner.name}`, secret: made.secret, done: () => (this.made = null) }) : nothing}
      ${vendors === null && !this.problem ? html`<div class="skeleton m-4 h-12" aria-busy="true"></div>` : nothing}
      <ul>
        ${vendors?.map(
          (vendor) =>
            html`<li class="flex flex-wrap justify-between gap-x-4 border-t border-line px-4 py-3">
              <span class="font-semibold">${vendor.name}</span>
              <span class="text-[13px] text-ink-2">since ${day(vendor.createdAt)}</span>
            </li>`,
        )}
      </ul>
      <form class="flex flex-wrap items-end gap-3 border-t border-line px-4 py-4" @submit=${this.#add}>
        <wa-input class="min-w-0 flex-1" name="vendor" label="Name of the vendor" maxlength="80" required></wa-input>
        <wa-button type="submit" appearance="outlined" ?loading=${this.busy}>Add vendor</wa-button>
      </form>
    </section>`;
  }
}
