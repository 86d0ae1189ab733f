import { consume } from '@lit/context';
import type { ApiKey, ApiKeyCreated } from '@codeloom/contracts';
import { CodeloomError } from '@codeloom/sdk';
import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import { PortalElement } from '../portal-element.ts';
import { sessionContext } from '../session.ts';
import type { Session } from '../session.ts';
import { allScopes, purposeOf, scopeWords, stateOf } from './key-words.ts';

/** How long a replaced key works on (hours): a working day and a night to put the new one in place. */
const OVERLAP_HOURS = 24;

/** The practice's API keys: made, replaced and ended here; each is shown in full once. */
export class CodeloomPortalApiKeys extends PortalElement {
  @consume({ context: sessionContext, subscribe: true })
  @state()
  private session: Session | null = null;
  @state() private keys: ApiKey[] | null = null;
  @state() private made: ApiKeyCreated | null = null;
  @state() private isOpen = false;
  @state() private kind: 'secret' | 'publishable' = 'secret';
  @state() private confirming = '';
  @state() private busy = false;
  @state() private problem = '';

  protected override firstUpdated(): void {
    void this.#run(() => Promise.resolve());
  }

  /** Does something and shows the keys as they are afterwards. */
  async #run(work: () => Promise<void>): Promise<boolean> {
    this.busy = true;
    this.problem = '';
    let isDone = false;
    try {
      await work();
      this.keys = (await this.session?.admin.keys()) ?? [];
      isDone = true;
    } catch (error) {
      this.problem = error instanceof CodeloomError ? error.message : 'This did not work. Try again.';
    }
    this.busy = false;
    return isDone;
  }

  async #create(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    const { admin } = this.session ?? {};
    if (!admin || !(event.target instanceof HTMLFormElement)) return;
    const form = new FormData(event.target);
    const text = (name: string): string => {
      const value = form.get(name);
      return typeof value === 'string' ? value.trim() : '';
    };
    const common = { name: text('name'), mode: text('mode') === 'test' ? ('test' as const) : ('live' as const) };
    const isDone = await this.#run(async () => {
      this.made =
        this.kind === 'secret'
          ? await admin.createKey({
              kind: 'secret',
              ...common,
              scopes: allScopes.filter((scope) => form.has(scope)),
            })
          : await admin.createKey({
              kind: 'publishable',
              ...common,
              allowedOrigins: text('origins')
                .split(/[\s,]+/)
                .filter(Boolean),
              components: {
                note: { canEdit: true },
                suggest: {},
                finalCodes: { canEdit: true, canFinalize: true, canComment: true },
                codeSearch: {},
              },
            });
    });
    if (isDone) this.isOpen = false;
  }

  protected override render(): TemplateResult {
    return html`<section class="mt-6 rounded-card border border-line bg-surface" aria-labelledby="keys-title">
      <div class="flex flex-wrap items-center justify-between gap-3 px-4 py-3.5">
        <div>
          <h2 id="keys-title" class="text-base font-[650]">API keys</h2>
          <p class="mt-0.5 text-[13px] text-ink-2">For your EMR’s server, or for pages without one.</p>
        </div>
        <wa-button
          appearance="outlined"
          ?disabled=${this.isOpen}
          @click=${() => {
            this.isOpen = true;
            this.made = null;
          }}
          ><wa-icon slot="start" name="plus"></wa-icon>New key</wa-button
        >
      </div>
      <p class=${this.problem ? 'notice mx-4 mb-3' : 'sr-only'} role="alert">${this.problem}</p>
      ${this.made ? this.#shownOnce(this.made) : nothing} ${this.isOpen ? this.#form() : nothing}
      ${
        this.keys === null
          ? html`<div class="skeleton m-4 h-24" aria-busy="true"></div>`
          : this.keys.length === 0
            ? html`<p class="border-t border-line px-4 py-6 text-ink-2">No API keys yet.</p>`
            : html`<ul>
                ${this.keys.map((key) => this.#row(key))}
              </ul>`
      }
    </section>`;
  }

  #shownOnce({ key, secret }: ApiKeyCreated): TemplateResult {
    return html`<div class="mx-4 mb-4 rounded-row bg-accent-soft px-4 py-3" role="status">
      <div class="font-semibold">Copy “${key.name}” now: it is shown this once.</div>
      <div class="mt-2 flex flex-wrap items-center gap-3">
        <code class="code min-w-0 flex-1 text-[13px] break-all select-all">${secret}</code>
        <wa-button size="s" appearance="outlined" @click=${() => navigator.clipboard.writeText(secret)}>Copy</wa-button>
        <wa-button size="s" appearance="plain" @click=${() => (this.made = null)}>Done</wa-button>
      </div>
    </div>`;
  }

  #form(): TemplateResult {
    const isSecret = this.kind === 'secret';
    return html`<form class="grid gap-4 border-t border-line bg-bg px-4 py-4" @submit=${this.#create}>
      <div class="grid gap-4 two:grid-cols-3">
        <wa-input name="name" label="Name" placeholder="Chart server" maxlength="60" required></wa-input>
        <wa-select
          label="For"
          .value=${this.kind}
          @change=${(event: Event) => {
            const { value } = event.target as HTMLElement & { value: string };
            this.kind = value === 'publishable' ? 'publishable' : 'secret';
          }}
        >
          <wa-option value="secret">A server (secret)</wa-option>
          <wa-option value="publishable">A page (publishable)</wa-option>
        </wa-select>
        <wa-select name="mode" label="Works on" value="live">
          <wa-option value="live">Your practice</wa-option>
          <wa-option value="test">A sandbox, made-up patients</wa-option>
        </wa-select>
      </div>
      ${
        isSecret
          ? html`<fieldset class="grid gap-2 border-0 p-0 two:grid-cols-2">
              <legend class="label mb-1.5">May</legend>
              ${allScopes.map((scope) => html`<wa-checkbox name=${scope} checked>${scopeWords[scope]}</wa-checkbox>`)}
            </fieldset>`
          : html`<wa-input
              name="origins"
              label="Pages it may stand in"
              placeholder="https://emr.example.com"
              hint="Origins, with a space between them. People sign in there in a frame of Codeloom."
              required
            ></wa-input>`
      }
      <div class="flex justify-end gap-2">
        <wa-button appearance="plain" type="button" @click=${() => (this.isOpen = false)}>Cancel</wa-button>
        <wa-button variant="brand" type="submit" ?loading=${this.busy}>Create key</wa-button>
      </div>
    </form>`;
  }

  #row(key: ApiKey): TemplateResult {
    const { word, isLive } = stateOf(key, new Date());
    const isConfirming = this.confirming === key.id;
    return html`<li class="flex flex-wrap items-center gap-x-4 gap-y-2 border-t border-line px-4 py-3">
      <div class=${`min-w-0 flex-[1_1_260px] ${isLive ? '' : 'text-ink-3'}`}>
        <div class="flex flex-wrap items-center gap-2">
          <span class="font-semibold">${key.name}</span>
          ${key.mode === 'test' ? html`<span class="pill">Test</span>` : nothing}
          ${key.kind === 'publishable' ? html`<span class="pill">Publishable</span>` : nothing}
        </div>
        <div class="mt-0.5 text-[13px] text-ink-2"><span class="code">${key.prefix}…</span> · ${purposeOf(key)}</div>
      </div>
      <span class="text-[13px] text-ink-2">${word}</span>
      ${
        isLive
          ? html`<div class="flex gap-1">
              <wa-button
                size="s"
                appearance="plain"
                ?disabled=${this.busy || key.expiresAt !== null}
                aria-label=${`Replace ${key.name}; the old key works for another ${OVERLAP_HOURS} hours`}
                @click=${() =>
                  this.#run(async () => {
                    this.made = (await this.session?.admin.rotateKey(key.id, OVERLAP_HOURS)) ?? null;
                  })}
                >Replace</wa-button
              >
              <wa-button
                size="s"
                appearance="plain"
                variant=${isConfirming ? 'danger' : 'neutral'}
                ?disabled=${this.busy}
                aria-label=${isConfirming ? `Revoke ${key.name} now` : `Revoke ${key.name}`}
                @blur=${() => (this.confirming = '')}
                @click=${() => {
                  if (!isConfirming) {
                    this.confirming = key.id;
                    return;
                  }
                  this.confirming = '';
                  void this.#run(async () => {
                    await this.session?.admin.revokeKey(key.id);
                  });
                }}
                >${isConfirming ? 'Revoke now?' : 'Revoke'}</wa-button
              >
            </div>`
          : nothing
      }
    </li>`;
  }
}
