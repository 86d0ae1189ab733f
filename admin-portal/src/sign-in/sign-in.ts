import type { Me } from '@codeloom/contracts';
import { CodeloomError } from '@codeloom/sdk';
import type { PortalAuth } from '@codeloom/sdk';
import { html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { PortalElement } from '../portal-element.ts';
import { logo } from '../shell/logo.ts';

/** Somebody signed in. */
export class SignedInEvent extends Event {
  readonly me: Me;

  constructor(me: Me) {
    super('codeloom-portal-signed-in');
    this.me = me;
  }
}

/** The sign-in page. Fires `codeloom-portal-signed-in`. */
export class CodeloomPortalSignIn extends PortalElement {
  @property({ attribute: false }) auth: PortalAuth | null = null;
  /** Why somebody stands here who did not ask to, such as a session that ended. */
  @property({ attribute: false }) reason = '';
  /** From the server, in development only. */
  @property({ attribute: false }) hint: string | null = null;
  @state() private busy = false;
  @state() private problem = '';

  /** Nothing else is on this page, so the first field takes the focus. */
  protected override firstUpdated(): void {
    const field = this.querySelector('wa-input');
    void field?.updateComplete.then(() => field.focus());
  }

  async #submit(event: SubmitEvent): Promise<void> {
    event.preventDefault();
    if (this.busy || !this.auth || !(event.target instanceof HTMLFormElement)) return;
    const form = new FormData(event.target);
    const text = (name: string): string => {
      const value = form.get(name);
      return typeof value === 'string' ? value : '';
    };
    this.busy = true;
    this.problem = '';
    try {
      const me = await this.auth.signIn({ email: text('email').trim(), password: text('password') });
      this.dispatchEvent(new SignedInEvent(me));
    } catch (error) {
      this.problem = error instanceof CodeloomError ? error.message : 'Signing in did not work. Try again.';
    } finally {
      this.busy = false;
    }
  }

  protected override render(): TemplateResult {
    return html`<main class="grid min-h-dvh place-items-center p-4">
      <div class="w-full max-w-88">
        <div class="mb-6 flex items-center gap-2.5 text-xl font-[650] tracking-tight">${logo(28)} codeloom</div>
        <form
          class="flex flex-col gap-4 rounded-card border border-line bg-surface p-6"
          aria-labelledby="sign-in-title"
          @submit=${this.#submit}
        >
          <h1 id="sign-in-title" class="text-xl font-[650]">Sign in</h1>
          ${this.reason ? html`<p class="notice-calm" role="status">${this.reason}</p>` : nothing}
          ${this.problem ? html`<p class="notice" role="alert">${this.problem}</p>` : nothing}
          <wa-input label="Email" name="email" type="email" autocomplete="username" required></wa-input>
          <wa-input
            label="Password"
            name="password"
            type="password"
            autocomplete="current-password"
            password-toggle
            required
          ></wa-input>
          <wa-button type="submit" variant="brand" ?loading=${this.busy}>Sign in</wa-button>
        </form>
        ${this.hint ? html`<p class="mt-4 text-[13px] text-ink-2">${this.hint}</p>` : nothing}
        <p class="mt-6 text-xs text-ink-3">
          A coding assistant for trained users: it suggests with evidence, a person decides. CPT is a registered
          trademark of the American Medical Association.
        </p>
      </div>
    </main>`;
  }
}
