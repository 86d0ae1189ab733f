import { consume } from '@lit/context';
import { html } from 'lit';
import type { TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { PortalElement } from '../portal-element.ts';
import { go, paths } from '../router.ts';
import { sessionContext } from '../session.ts';
import type { Session } from '../session.ts';
import { currentTheme, onTheme } from '../shell/theme.ts';

/** Training: the address names the open case, so that a reload and the back key do what people expect. */
export class CodeloomPortalTraining extends PortalElement {
  @property({ attribute: false }) caseId: string | null = null;
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
    return html`<div class="mx-auto max-w-[1280px] px-4 pt-5 pb-12 max-two:px-2">
      <h1 class="sr-only">Training</h1>
      <codeloom-provider
        .connection=${this.session?.connection ?? null}
        .theme=${this.theme === 'system' ? 'auto' : this.theme}
      >
        <codeloom-trainer
          .caseId=${this.caseId}
          @codeloom-training-opened=${(event: CustomEvent<{ caseId: string | null }>) =>
            go(paths.training(event.detail.caseId))}
        ></codeloom-trainer>
      </codeloom-provider>
    </div>`;
  }
}
