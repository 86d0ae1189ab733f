import type { ApiKey, ApiKeyCreated, PartnerOverview, PracticeId } from '@codeloom/contracts';
import type { PartnerConsole } from '@codeloom/sdk';
import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { PortalElement } from '../portal-element.ts';
import { stateOf } from '../settings/key-words.ts';
import { shownOnce } from './shown-once.ts';

/** How long a replaced key works on (hours). */
const OVERLAP_HOURS = 24;
/** Stands for the vendor's sandbox among the practices to choose from. */
const SANDBOX = 'sandbox';

/** The keys a vendor made: for practices that consent, and test keys of its own sandbox. */
export class CodeloomPortalPartnerKeys extends PortalElement {
  @property({ attribute: false }) keys: ApiKey[] = [];
  @property({ attribute: false }) practices: PartnerOverview['practices'] = [];
  @property({ attribute: false }) busy = false;
  /** Does something with the vendor's key; the console then shows the keys as they are. */
  @property({ attribute: false }) run: (work: (console: PartnerConsole) => Promise<void>) => Promise<void> = () =>
    Promise.resolve();
  @state() private made: ApiKeyCreated | null = null;
  @state() private confirming = '';

  async #create(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    if (!(event.target instanceof HTMLFormElement)) return;
    const form = new FormData(event.target);
    const [name, place] = [form.get('name'), form.get('place')];
    if (typeof name !== 'string' || name.trim() === '' || typeof place !== 'string') return;
    await this.run(async (console) => {
      const where =
        place === SANDBOX ? { mode: 'test' as const } : { mode: 'live' as const, practiceId: place as PracticeId };
      this.made = await console.createKey({ name: name.trim(), ...where });
    });
  }

  protected override render(): TemplateResult {
    const { made, keys } = this;
    return html`<section class="mt-6 rounded-card border border-line bg-surface" aria-labelledby="partner-keys-title">
      <div class="px-4 py-3.5">
        <h2 id="partner-keys-title" class="text-base font-[650]">API keys</h2>
        <p class="mt-0.5 text-[13px] text-ink-2">
          Your servers open sessions and send notes with them. A test key works in your sandbox, on made-up patients.
        </p>
      </div>
      ${made ? shownOnce({ name: made.key.name, secret: made.secret, done: () => (this.made = null) }) : nothing}
      ${this.#form()}
      ${
        keys.length === 0
          ? html`<p class="border-t border-line px-4 py-6 text-ink-2">No API keys yet.</p>`
          : html`<ul>
              ${keys.map((key) => this.#row(key))}
            </ul>`
      }
    </section>`;
  }

  #form(): TemplateResult {
    const open = this.practices.filter(({ withdrawnAt }) => withdrawnAt === null);
    return html`<form
      class="flex flex-wrap items-end gap-4 border-t border-line bg-bg px-4 py-4"
      @submit=${this.#create}
    >
      <wa-input
        class="min-w-40 flex-1"
        name="name"
        label="Name"
        placeholder="Chart server"
        maxlength="60"
        required
      ></wa-input>
      <wa-select class="min-w-52 flex-1" name="place" label="Works on" value=${SANDBOX}>
        <wa-option value=${SANDBOX}>Your sandbox, made-up patients</wa-option>
        ${open.map(({ practiceId, name }) => html`<wa-option value=${practiceId}>${name}</wa-option>`)}
      </wa-select>
      <wa-button type="submit" variant="brand" ?loading=${this.busy}>Create key</wa-button>
    </form>`;
  }

  #row(key: ApiKey): TemplateResult {
    const { word, isLive } = stateOf(key, new Date());
    const isConfirming = this.confirming === key.id;
    const practice = this.practices.find(({ practiceId }) => practiceId === key.practiceId);
    return html`<li class="flex flex-wrap items-center gap-x-4 gap-y-2 border-t border-line px-4 py-3">
      <div class=${`min-w-0 flex-[1_1_260px] ${isLive ? '' : 'text-ink-3'}`}>
        <div class="flex flex-wrap items-center gap-2">
          <span class="font-semibold">${key.name}</span>
          ${key.mode === 'test' ? html`<span class="pill">Test</span>` : nothing}
        </div>
        <div class="mt-0.5 text-[13px] text-ink-2">
          <span class="code">${key.prefix}…</span> · ${practice?.name ?? 'Your sandbox'}
        </div>
      </div>
      <span class="text-[13px] text-ink-2">${word}</span>
      ${isLive ? this.#acts(key, isConfirming) : nothing}
    </li>`;
  }

  #acts(key: ApiKey, isConfirming: boolean): TemplateResult {
    return html`<div class="flex gap-1">
      <wa-button
        size="s"
        appearance="plain"
        ?disabled=${this.busy || key.expiresAt !== null}
        @click=${() =>
          this.run(async (console) => {
            this.made = await console.rotateKey(key.id, OVERLAP_HOURS);
          })}
        >Replace<span class="sr-only">
          ${key.name}; the old key works for another ${OVERLAP_HOURS} hours</span
        ></wa-button
      >
      <wa-button
        size="s"
        appearance="plain"
        variant=${isConfirming ? 'danger' : 'neutral'}
        ?disabled=${this.busy}
        @blur=${() => (this.confirming = '')}
        @click=${() => {
          if (!isConfirming) {
            this.confirming = key.id;
            return;
          }
          this.confirming = '';
          void this.run(async (console) => {
            await console.revokeKey(key.id);
          });
        }}
        >${isConfirming ? 'Revoke now?' : 'Revoke'}<span class="sr-only"> ${key.name}</span></wa-button
      >
    </div>`;
  }
}
