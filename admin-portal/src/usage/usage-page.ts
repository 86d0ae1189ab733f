import { consume } from '@lit/context';
import { html } from 'lit';
import type { TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import { PortalElement } from '../portal-element.ts';
import { sessionContext } from '../session.ts';
import type { Session } from '../session.ts';
import { currentTheme, onTheme } from '../shell/theme.ts';

/** What the practice used: this month for everybody, earlier months for its admins. */
export class CodeloomPortalUsage extends PortalElement {
  @consume({ context: sessionContext, subscribe: true })
  @state()
  private session: Session | null = null;
  @state() private theme = currentTheme();
  #leaveTheme: (() => void) | null = null;

  override connectedCallback(): void {
    super.connectedCallback();
    this.#leaveTheme = onTheme((theme) => (this.theme = theme));
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#leaveTheme?.();
  }

  protected override render(): TemplateResult {
    return html`<div class="mx-auto max-w-[1080px] px-4 pt-5 pb-12 max-two:px-2">
      <h1 class="sr-only">Usage</h1>
      <codeloom-provider
        .connection=${this.session?.connection ?? null}
        .theme=${this.theme === 'system' ? 'auto' : this.theme}
      >
        <codeloom-usage ?month-only=${this.session?.me?.user.role !== 'PRACTICE_ADMIN'}></codeloom-usage>
      </codeloom-provider>
    </div>`;
  }
}
