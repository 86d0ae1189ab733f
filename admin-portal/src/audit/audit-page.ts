import { consume } from '@lit/context';
import { html } from 'lit';
import type { TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import { PortalElement } from '../portal-element.ts';
import { paths } from '../router.ts';
import { sessionContext } from '../session.ts';
import type { Session } from '../session.ts';
import { currentTheme, onTheme } from '../shell/theme.ts';

/** Who did what in the practice: for its admins. */
export class CodeloomPortalAudit extends PortalElement {
  @consume({ context: sessionContext, subscribe: true }) private session: Session | null = null;
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
    return html`<div class="mx-auto max-w-300 px-4 pt-5 pb-12 max-two:px-2">
      <h1 class="text-xl font-[650]">Audit trail</h1>
      <p class="mt-1 mb-4 max-w-[68ch] text-ink-2">
        Every reading, change, export and sign-in of the practice, newest first. Events cannot be changed or removed;
        each holds the hash of the one before it.
      </p>
      <codeloom-provider
        .connection=${this.session?.connection ?? null}
        .theme=${this.theme === 'system' ? 'auto' : this.theme}
      >
        <codeloom-audit-trail scope="practice" .hrefFor=${hrefFor}></codeloom-audit-trail>
      </codeloom-provider>
    </div>`;
  }
}

const hrefFor = (id: string): string => paths.encounter(id);
