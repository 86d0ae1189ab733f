import { ContextConsumer } from '@lit/context';
import { LitElement, html, nothing } from 'lit';
import type { CSSResultGroup, TemplateResult } from 'lit';
import { providerContext } from '../client-context.ts';
import type { ProviderContext } from '../client-context.ts';
import { tokenStyles } from '../tokens.styles.ts';
import { baseStyles } from './base.styles.ts';
import { controlStyles, stateStyles } from './control.styles.ts';
import { inLocale } from './localize.ts';

/** The ground of every visible element: its provider, its theme and one root that no host style reaches. */
export abstract class CodeloomElement extends LitElement {
  static override styles: CSSResultGroup = [tokenStyles, baseStyles, controlStyles, stateStyles];
  static override shadowRootOptions: ShadowRootInit = { ...LitElement.shadowRootOptions, delegatesFocus: false };

  readonly #consumer = new ContextConsumer(this, { context: providerContext, subscribe: true });

  protected get provider(): ProviderContext | null {
    return this.#consumer.value ?? null;
  }

  protected abstract renderContent(): TemplateResult | typeof nothing;

  /** Everything an update makes, in `willUpdate` and in templates, speaks the provider's language. */
  protected override performUpdate(): void {
    inLocale(this.provider?.locale ?? null, () => super.performUpdate());
  }

  protected override render(): TemplateResult {
    return html`<div
      class="root"
      part="base"
      data-theme=${this.provider?.theme ?? 'auto'}
      lang=${this.provider?.locale?.tag ?? nothing}
    >
      ${this.renderContent()}
    </div>`;
  }
}
