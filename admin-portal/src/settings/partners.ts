import { consume } from '@lit/context';
import type { Partner } from '@codeloom/contracts';
import { CodeloomError } from '@codeloom/sdk';
import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import { PortalElement } from '../portal-element.ts';
import { sessionContext } from '../session.ts';
import type { Session } from '../session.ts';
import { day } from './key-words.ts';

/** Consent to EMR vendors: a vendor with consent makes its own keys for this practice; without it those keys end. */
export class CodeloomPortalPartners extends PortalElement {
  @consume({ context: sessionContext, subscribe: true })
  @state()
  private session: Session | null = null;
  @state() private partners: Partner[] | null = null;
  @state() private problem = '';

  protected override firstUpdated(): void {
    void this.#run(() => Promise.resolve());
  }

  async #run(work: () => Promise<void>): Promise<void> {
    this.problem = '';
    try {
      await work();
    } catch (error) {
      this.problem = error instanceof CodeloomError ? error.message : 'This did not work. Try again.';
    }
    try {
      this.partners = (await this.session?.admin.partners()) ?? [];
    } catch {
      this.partners ??= [];
    }
    this.requestUpdate();
  }

  protected override render(): TemplateResult {
    const { partners } = this;
    return html`<section class="mt-6 rounded-card border border-line bg-surface" aria-labelledby="partners-title">
      <div class="px-4 py-3.5">
        <h2 id="partners-title" class="text-base font-[650]">EMR vendors</h2>
        <p class="mt-0.5 text-[13px] text-ink-2">
          A vendor you consent to makes its own API keys for your practice. Taking the consent back ends them at once.
        </p>
      </div>
      <p class=${this.problem ? 'notice mx-4 mb-3' : 'sr-only'} role="alert">${this.problem}</p>
      ${partners === null ? html`<div class="skeleton m-4 h-12" aria-busy="true"></div>` : nothing}
      ${
        partners?.length === 0
          ? html`<p class="border-t border-line px-4 py-6 text-ink-2">No vendor works with Codeloom here yet.</p>`
          : nothing
      }
      <ul>
        ${partners?.map(
          (partner) =>
            html`<li class="flex items-center justify-between gap-4 border-t border-line px-4 py-3">
              <div>
                <div class="font-semibold">${partner.name}</div>
                <div class="text-[13px] text-ink-2">
                  ${partner.consentedAt === null ? 'No consent' : `Consent since ${day(partner.consentedAt)}`}
                </div>
              </div>
              <wa-switch
                .checked=${partner.consentedAt !== null}
                @change=${(event: Event) => {
                  const { checked } = event.target as HTMLElement & { checked: boolean };
                  void this.#run(async () => {
                    await this.session?.admin.consent(partner.id, checked);
                  });
                }}
                ><span class="sr-only">Consent to ${partner.name}</span></wa-switch
              >
            </li>`,
        )}
      </ul>
    </section>`;
  }
}
