import { consume } from '@lit/context';
import { html } from 'lit';
import type { TemplateResult } from 'lit';
import { state } from 'lit/decorators.js';
import { PortalElement } from '../portal-element.ts';
import { sessionContext } from '../session.ts';
import type { Session } from '../session.ts';

/** What the practice used: this month for everybody, earlier months for its admins. */
export class CodeloomPortalUsage extends PortalElement {
  @consume({ context: sessionContext, subscribe: true })
  @state()
  private session: Session | null = null;

  protected override render(): TemplateResult {
    return html`<div class="mx-auto max-w-[1080px] px-4 py-4">
      <h1 class="sr-only">Usage</h1>
      <codeloom-provider .connection=${this.session?.connection ?? null}>
        <codeloom-usage></codeloom-usage>
      </codeloom-provider>
    </div>`;
  }
}
