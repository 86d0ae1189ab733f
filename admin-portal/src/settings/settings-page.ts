import { consume } from '@lit/context';
import type { Practice, PracticeSettingsChange } from '@codeloom/contracts';
import { CodeloomError } from '@codeloom/sdk';
import { html } from 'lit';
import type { TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import { PortalElement } from '../portal-element.ts';
import { sessionContext } from '../session.ts';
import type { Session } from '../session.ts';

/** Settings of the practice, for its admins: what is kept, who finalizes, keys for software, consent to vendors. */
export class CodeloomPortalSettings extends PortalElement {
  @consume({ context: sessionContext, subscribe: true })
  @state()
  private session: Session | null = null;
  @state() private practice: Practice | null = null;
  @state() private said = '';
  @state() private problem = '';

  protected override firstUpdated(): void {
    void this.#run(async () => {
      this.practice = (await this.session?.admin.practice()) ?? null;
    });
  }

  async #run(work: () => Promise<void>): Promise<void> {
    this.problem = '';
    try {
      await work();
    } catch (error) {
      this.problem = error instanceof CodeloomError ? error.message : 'This did not work. Try again.';
    }
  }

  async #change(change: PracticeSettingsChange): Promise<void> {
    this.said = '';
    await this.#run(async () => {
      this.practice = (await this.session?.admin.changeSettings(change)) ?? this.practice;
      this.said = 'Saved.';
    });
    // A refused change must not stay on screen as if it were made.
    this.requestUpdate();
  }

  async #unlock(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    if (!(event.target instanceof HTMLFormElement)) return;
    const form = event.target;
    const email = new FormData(form).get('email');
    if (typeof email !== 'string' || email.trim() === '') return;
    this.said = '';
    await this.#run(async () => {
      await this.session?.admin.unlock(email.trim());
      form.reset();
      this.said = 'The account is open again.';
    });
  }

  protected override render(): TemplateResult {
    const { practice } = this;
    return html`<div class="mx-auto max-w-[920px] px-4 py-6">
      <h1 class="text-xl font-[650] tracking-tight">Settings</h1>
      <p class="mt-1 text-ink-2">${practice?.name ?? ' '}</p>
      <p class=${this.problem ? 'notice mt-4' : 'sr-only'} role="alert">${this.problem}</p>
      <p class="sr-only" role="status">${this.said}</p>
      ${practice ? this.#settings(practice) : html`<div class="skeleton mt-6 h-40" aria-busy="true"></div>`}
      <codeloom-portal-api-keys></codeloom-portal-api-keys>
      <codeloom-portal-partners></codeloom-portal-partners>
    </div>`;
  }

  #settings({ settings }: Practice): TemplateResult {
    const toggle = (name: 'providersFinalize' | 'storePhi', title: string, what: string): TemplateResult =>
      html`<div class="flex items-start justify-between gap-6 border-t border-line px-4 py-3.5">
        <div>
          <div class="font-semibold" id=${`${name}-title`}>${title}</div>
          <div class="mt-0.5 text-[13px] text-ink-2">${what}</div>
        </div>
        <wa-switch
          class="shrink-0"
          aria-labelledby=${`${name}-title`}
          .checked=${settings[name]}
          @change=${(event: Event) =>
            this.#change({ [name]: (event.target as HTMLElement & { checked: boolean }).checked })}
          ><span class="sr-only">${title}</span></wa-switch
        >
      </div>`;
    return html`<section class="mt-6 rounded-card border border-line bg-surface" aria-labelledby="practice-title">
      <div class="flex items-baseline justify-between gap-4 px-4 py-3.5">
        <h2 id="practice-title" class="text-base font-[650]">Notes and codes</h2>
        <span class="text-[13px] text-ok" aria-hidden="true">${this.said}</span>
      </div>
      ${toggle(
        'storePhi',
        'Keep notes',
        'Off: a note and its comments are held encrypted until the encounter is finalized, 24 hours at most. Codes, rules, reasons and the audit trail stay; the quotes go. Notes and comments stored so far are taken back within a day.',
      )}
      <form
        class="flex flex-wrap items-end justify-between gap-4 border-t border-line px-4 py-3.5"
        @submit=${(event: SubmitEvent) => this.#saveDays(event)}
      >
        <div class="max-w-md">
          <div class="font-semibold">Keep them for</div>
          <div class="mt-0.5 text-[13px] text-ink-2">
            Days after the date of service. Then note, quotes, comments and reasons are taken back. 2,555 days are seven
            years.
          </div>
        </div>
        <div class="flex items-end gap-2">
          <wa-input
            class="w-28"
            name="days"
            type="number"
            min="30"
            max="36500"
            label="Days"
            value=${String(settings.phiRetentionDays)}
            required
          ></wa-input>
          <wa-button type="submit" appearance="outlined">Save</wa-button>
        </div>
      </form>
      ${toggle(
        'providersFinalize',
        'Providers may finalize',
        'Billers and practice admins always may. Off: a provider’s codes wait for a biller.',
      )}
      <div class="flex flex-wrap items-start justify-between gap-4 border-t border-line px-4 py-3.5">
        <div>
          <div class="font-semibold">Billers see</div>
          <div class="mt-0.5 text-[13px] text-ink-2">The whole practice, or what was assigned to them.</div>
        </div>
        <wa-select
          class="w-56"
          label="Encounters"
          .value=${settings.billersSee}
          @change=${(event: Event) => {
            const { value } = event.target as HTMLElement & { value: string };
            if (value === 'all' || value === 'assigned') void this.#change({ billersSee: value });
          }}
        >
          <wa-option value="all">Every encounter</wa-option>
          <wa-option value="assigned">Their assigned encounters</wa-option>
        </wa-select>
      </div>
      <form
        class="flex flex-wrap items-end justify-between gap-4 border-t border-line px-4 py-3.5"
        @submit=${this.#unlock}
      >
        <div class="max-w-md">
          <div class="font-semibold">Open a closed account</div>
          <div class="mt-0.5 text-[13px] text-ink-2">
            After 100 failed sign-ins in a row an account closes for a day. You can open it at once.
          </div>
        </div>
        <div class="flex items-end gap-2">
          <wa-input class="w-56" name="email" type="email" label="Email of the account" required></wa-input>
          <wa-button type="submit" appearance="outlined">Open</wa-button>
        </div>
      </form>
    </section>`;
  }

  async #saveDays(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    if (!(event.target instanceof HTMLFormElement)) return;
    const days = Number(new FormData(event.target).get('days'));
    await this.#change({ phiRetentionDays: days });
  }
}
