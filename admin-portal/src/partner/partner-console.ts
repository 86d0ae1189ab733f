import type { PartnerOverview } from '@codeloom/contracts';
import { CodeloomError, createPartnerConsole } from '@codeloom/sdk';
import type { PartnerConsole } from '@codeloom/sdk';
import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import { PortalElement } from '../portal-element.ts';
import { day } from '../settings/key-words.ts';
import { logo } from '../shell/logo.ts';
import { shownOnce } from './shown-once.ts';

/** How long a replaced key works on (hours). */
const OVERLAP_HOURS = 24;

/**
 * An EMR vendor's console. It opens with the vendor's own key, which stays in this page's memory: closing or reloading the page forgets it.
 */
export class CodeloomPortalPartnerConsole extends PortalElement {
  @state() private overview: PartnerOverview | null = null;
  @state() private made: { name: string; secret: string } | null = null;
  @state() private busy = false;
  @state() private problem = '';
  #console: PartnerConsole | null = null;

  /** Does something and shows what is there afterwards. */
  async run(work: (console: PartnerConsole) => Promise<void>): Promise<void> {
    const partner = this.#console;
    if (!partner || this.busy) return;
    this.busy = true;
    this.problem = '';
    try {
      await work(partner);
      this.overview = await partner.overview();
    } catch (error) {
      this.problem = error instanceof CodeloomError ? error.message : 'This did not work. Try again.';
    }
    this.busy = false;
  }

  async #open(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    if (!(event.target instanceof HTMLFormElement)) return;
    const key = new FormData(event.target).get('key');
    if (typeof key !== 'string' || key.trim() === '') return;
    this.#console = createPartnerConsole({ key: key.trim() });
    await this.run(() => Promise.resolve());
  }

  #close(): void {
    this.#console = null;
    this.overview = null;
    this.made = null;
    this.problem = '';
  }

  protected override render(): TemplateResult {
    const { overview } = this;
    return overview ? this.#page(overview) : this.#door();
  }

  #door(): TemplateResult {
    return html`<main class="grid min-h-dvh place-items-center p-4">
      <div class="w-full max-w-100">
        <div class="mb-6 flex items-center gap-2.5 text-xl font-[650] tracking-tight">${logo(28)} codeloom</div>
        <form
          class="flex flex-col gap-4 rounded-card border border-line bg-surface p-6"
          aria-labelledby="partner-title"
          @submit=${this.#open}
        >
          <h1 id="partner-title" class="text-xl font-[650]">Partner console</h1>
          <p class="text-ink-2">
            For EMR vendors. See which practices consent to you, and make the keys your servers work with.
          </p>
          ${this.problem ? html`<p class="notice" role="alert">${this.problem}</p>` : nothing}
          <wa-input
            label="Your partner key"
            name="key"
            type="password"
            autocomplete="off"
            placeholder="clv_…"
            hint="It stays in this page and is gone when you close it."
            password-toggle
            required
          ></wa-input>
          <wa-button type="submit" variant="brand" ?loading=${this.busy}>Open</wa-button>
        </form>
      </div>
    </main>`;
  }

  #page({ partner, ownKey, practices, keys }: PartnerOverview): TemplateResult {
    return html`<header class="border-b border-line bg-surface">
        <div class="flex min-h-13 flex-wrap items-center justify-between gap-x-4 px-4">
          <span class="flex items-center gap-2 text-base font-[650] tracking-tight">${logo()} codeloom</span>
          <wa-button size="s" appearance="plain" @click=${this.#close}>Close</wa-button>
        </div>
      </header>
      <main class="mx-auto max-w-[920px] px-4 py-6" tabindex="-1">
        <h1 class="text-xl font-[650] tracking-tight">${partner.name}</h1>
        <p class="mt-1 text-ink-2">Partner console</p>
        <p class=${this.problem ? 'notice mt-4' : 'sr-only'} role="alert">${this.problem}</p>
        <section class="mt-6 rounded-card border border-line bg-surface" aria-labelledby="own-key-title">
          <div class="flex flex-wrap items-center justify-between gap-4 px-4 py-3.5">
            <div>
              <h2 id="own-key-title" class="text-base font-[650]">Your partner key</h2>
              <p class="mt-0.5 text-[13px] text-ink-2">
                <span class="code">${ownKey.prefix}…</span>
                ${ownKey.previousEndsAt === null ? nothing : html` · the one before it ends ${day(ownKey.previousEndsAt)}`}
              </p>
            </div>
            <wa-button
              size="s"
              appearance="outlined"
              ?disabled=${this.busy}
              @click=${() =>
                this.run(async (console) => {
                  const { secret } = await console.rotateOwnKey(OVERLAP_HOURS);
                  this.made = { name: 'Your partner key', secret };
                })}
              >Replace<span class="sr-only">
                your partner key; the old one works for another ${OVERLAP_HOURS} hours</span
              ></wa-button
            >
          </div>
          ${this.made ? shownOnce({ ...this.made, done: () => (this.made = null) }) : nothing}
        </section>
        ${this.#practices(practices)}
        <codeloom-portal-partner-keys
          .keys=${keys}
          .practices=${practices}
          .busy=${this.busy}
          .run=${(work: (console: PartnerConsole) => Promise<void>) => this.run(work)}
        ></codeloom-portal-partner-keys>
      </main>`;
  }

  #practices(practices: PartnerOverview['practices']): TemplateResult {
    return html`<section class="mt-6 rounded-card border border-line bg-surface" aria-labelledby="consents-title">
      <div class="px-4 py-3.5">
        <h2 id="consents-title" class="text-base font-[650]">Practices</h2>
        <p class="mt-0.5 text-[13px] text-ink-2">
          A practice’s admin consents to you in its settings, and can take that back: your keys of it then end at once.
        </p>
      </div>
      ${
        practices.length === 0
          ? html`<p class="border-t border-line px-4 py-6 text-ink-2">
              No practice has consented so far. A test key works without one.
            </p>`
          : html`<ul>
              ${practices.map(
                ({ name, practiceId, consentedAt, withdrawnAt }) =>
                  html`<li class="flex flex-wrap items-center justify-between gap-x-4 border-t border-line px-4 py-3">
                    <div class="min-w-0">
                      <div class=${withdrawnAt === null ? 'font-semibold' : 'text-ink-3'}>${name}</div>
                      <div class="code text-[13px] break-all text-ink-2">${practiceId}</div>
                    </div>
                    <span class="text-[13px] text-ink-2"
                      >${withdrawnAt === null ? `Consent since ${day(consentedAt)}` : `Withdrawn ${day(withdrawnAt)}`}</span
                    >
                  </li>`,
              )}
            </ul>`
      }
    </section>`;
  }
}
