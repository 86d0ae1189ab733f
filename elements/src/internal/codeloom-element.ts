import { ContextConsumer } from '@lit/context';
import { LitElement, html, nothing } from 'lit';
import type { CSSResultGroup, TemplateResult } from 'lit';
import { providerContext } from '../client-context.ts';
import type { ProviderContext } from '../client-context.ts';
import { tokenStyles } from '../tokens.styles.ts';
import { baseStyles } from './base.styles.ts';
import { controlStyles, stateStyles } from './control.styles.ts';
import { CodeloomEvent } from './codeloom-event.ts';
import { inLocale, msg } from './localize.ts';
import { renderMessage } from './message.ts';

/** The ground of every visible element: its provider, its theme and one root that no host style reaches. */
export abstract class CodeloomElement extends LitElement {
  static override styles: CSSResultGroup = [tokenStyles, baseStyles, controlStyles, stateStyles];
  static override shadowRootOptions: ShadowRootInit = { ...LitElement.shadowRootOptions, delegatesFocus: false };

  readonly #consumer = new ContextConsumer(this, { context: providerContext, subscribe: true });

  /** The last update failed. */
  #broken = false;

  protected get provider(): ProviderContext | null {
    return this.#consumer.value ?? null;
  }

  protected abstract renderContent(): TemplateResult | typeof nothing;

  /** Everything an update makes, in `willUpdate` and in templates, speaks the provider's language. */
  protected override performUpdate(): void {
    inLocale(this.provider?.locale ?? null, () => {
      try {
        super.performUpdate();
      } catch {
        this.#break();
      }
    });
  }

  /** Tries again what could not be drawn: with fresh data, where an element has any. */
  protected recover(): Promise<void> {
    return Promise.resolve();
  }

  /** An answer of a form this page does not know must not leave half a card, and never an old one under a new name. */
  #break(): void {
    if (this.#broken) return;
    this.#broken = true;
    const message = msg('This card could not be drawn.');
    this.dispatchEvent(new CodeloomEvent('codeloom-load-error', { type: 'render_error', message }));
    this.requestUpdate();
  }

  readonly #mend = (): void => {
    void this.recover().then(() => {
      this.#broken = false;
      this.requestUpdate();
    });
  };

  #renderBroken(): TemplateResult {
    return renderMessage(
      msg('This card could not be drawn'),
      msg('Codeloom answered in a form that this page does not know. What was saved is safe.'),
      { label: msg('Load again'), press: this.#mend },
    );
  }

  protected override render(): TemplateResult {
    return html`<div
      class="root"
      part="base"
      data-theme=${this.provider?.theme ?? 'auto'}
      lang=${this.provider?.locale?.tag ?? nothing}
    >
      ${this.#broken ? this.#renderBroken() : this.renderContent()}
    </div>`;
  }
}
