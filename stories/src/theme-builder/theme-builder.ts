import { painted, tokens } from '@codeloom/elements';
import type { Appearance, CodeloomConnection } from '@codeloom/sdk';
import { LitElement, html, nothing } from 'lit';
import type { TemplateResult } from 'lit';
import { property, state } from 'lit/decorators.js';
import { colourOf, weakPairs } from './contrast.ts';
import type { Scheme } from './contrast.ts';
import { themeBuilderStyles } from './theme-builder.styles.ts';

type Variables = NonNullable<Appearance['variables']>;
type VariableName = keyof Variables;

/** What a brand changes most; the rest is folded. */
const first = ['accent', 'accent-strong', 'accent-soft', 'on-accent', 'bg', 'surface', 'ink'];
const colours = tokens.filter((token) => token.light.startsWith('#'));

/** What a person may turn, with the cards beside it and the object to copy below. */
export class ThemeBuilder extends LitElement {
  static override styles = themeBuilderStyles;

  @property({ attribute: false }) connection: CodeloomConnection | null = null;
  @property({ attribute: 'encounter-id' }) encounterId = '';
  @property() locale = 'en';
  @property({ attribute: false }) appearance: Appearance = { preset: 'calm' };
  @state() private copied = '';

  get #values(): ReturnType<typeof painted> {
    return painted(this.appearance, false);
  }

  #set(part: Partial<Appearance>): void {
    this.appearance = { ...this.appearance, ...part };
    this.copied = '';
  }

  #variable(name: string, value: string | null): void {
    const { [name as VariableName]: _before, ...others } = this.appearance.variables ?? {};
    this.#set({ variables: value === null ? others : { ...others, [name]: value } });
  }

  /** One colour of a pair; the other one stays as it is. */
  #colour(name: string, scheme: Scheme, value: string): void {
    const [light, dark] = (['light', 'dark'] as const).map((one) =>
      one === scheme ? value : (colourOf(this.#values, name, one) ?? value),
    );
    this.#variable(name, `light-dark(${light}, ${dark})`);
  }

  protected override render(): TemplateResult {
    return html`<form aria-label="Appearance" @submit=${(event: Event) => event.preventDefault()}>
        ${this.#choices('Preset', 'preset', ['calm', 'clinical', 'paper', 'contrast'])}
        ${this.#choices('Theme', 'theme', ['light', 'dark', 'auto'])}
        ${this.#choices('Contrast', 'contrast', ['auto', 'standard', 'more'])}
        ${this.#choices('Density', 'density', ['comfortable', 'compact'])}
        <section role="group" aria-label="Corners">
          <h3>Corners</h3>
          ${this.#corner('radius', 'Cards', 24)} ${this.#corner('radius-row', 'Rows and fields', 16)}
        </section>
        <section role="group" aria-label="Colours">
          <h3>Colours: light, dark</h3>
          ${colours.filter(({ name }) => first.includes(name)).map((token) => this.#colourRow(token))}
          <details>
            <summary>All other colours</summary>
            ${colours.filter(({ name }) => !first.includes(name)).map((token) => this.#colourRow(token))}
          </details>
        </section>
      </form>
      <div>${this.#preview()} ${this.#out()}</div>`;
  }

  #choices(
    title: string,
    name: 'preset' | 'theme' | 'contrast' | 'density',
    values: readonly string[],
  ): TemplateResult {
    const density = this.#values.density === '0.5' ? 'compact' : 'comfortable';
    const chosen = this.appearance[name] ?? (name === 'density' ? density : 'auto');
    return html`<section role="radiogroup" aria-label=${title}>
      <h3>${title}</h3>
      <div class="choices">
        ${values.map(
          (value) =>
            html`<label
              ><input
                type="radio"
                name=${name}
                data-value=${value}
                .value=${value}
                .checked=${chosen === value}
                @change=${() => this.#set({ [name]: value })}
              />${value}</label
            >`,
        )}
      </div>
    </section>`;
  }

  #corner(name: 'radius' | 'radius-row', what: string, most: number): TemplateResult {
    const fallback = tokens.find((token) => token.name === name)?.light ?? '0';
    const now = Number.parseInt(this.#values[name] ?? fallback, 10);
    return html`<label class="row wide"
      ><span>${what} <small>${now} px</small></span>
      <input
        type="range"
        min="0"
        max=${most}
        .value=${String(now)}
        @input=${(event: Event) => this.#variable(name, `${(event.target as HTMLInputElement).value}px`)}
    /></label>`;
  }

  #colourRow({ name, use }: { name: string; use: string }): TemplateResult {
    const picker = (scheme: Scheme): TemplateResult =>
      html`<input
        type="color"
        aria-label="${name}, ${scheme}"
        .value=${colourOf(this.#values, name, scheme) ?? '#000000'}
        @input=${(event: Event) => this.#colour(name, scheme, (event.target as HTMLInputElement).value)}
      />`;
    return html`<div class="row">
      <span>${name} <small>${use}</small></span> ${picker('light')} ${picker('dark')}
    </div>`;
  }

  #preview(): TemplateResult {
    return html`<codeloom-provider
      encounter-id=${this.encounterId}
      locale=${this.locale}
      .connection=${this.connection}
      .appearance=${this.appearance}
    >
      <div class="preview">
        <codeloom-suggest></codeloom-suggest>
        <div class="stack"><codeloom-final-codes></codeloom-final-codes><codeloom-note></codeloom-note></div>
      </div>
    </codeloom-provider>`;
  }

  #out(): TemplateResult {
    const weak = weakPairs(this.#values);
    const code = `Codeloom.update(${JSON.stringify({ appearance: this.#lean }, null, 2)});`;
    const rules = Object.entries(this.#values).map(([name, value]) => `  --codeloom-${name}: ${value};`);
    const sheet = `codeloom-provider {\n${rules.join('\n')}\n}`;
    return html`<section class="out" aria-label="What to copy">
      <div role="status">
        ${
          weak.length === 0
            ? html`<p class="fine">Text meets 4.5:1 in light and dark.</p>`
            : html`<ul class="weak">
                ${weak.map(({ what, scheme, ratio }) => html`<li>${what}, ${scheme}: ${ratio.toFixed(1)}:1, below 4.5:1</li>`)}
              </ul>`
        }
      </div>
      ${this.#copyable('appearance object', code)}
      ${rules.length === 0 ? nothing : this.#copyable('style sheet', sheet)}
      <p role="status" class="fine">${this.copied}</p>
    </section>`;
  }

  #copyable(what: string, text: string): TemplateResult {
    const copy = async (): Promise<void> => {
      await navigator.clipboard.writeText(text);
      this.copied = `The ${what} is copied.`;
    };
    return html`<div class="out-head">
        <h2>As ${what}</h2>
        <button type="button" @click=${copy}>Copy the ${what}</button>
      </div>
      <pre tabindex="0" role="region" aria-label="The ${what}"><code>${text}</code></pre>`;
  }

  /** Without what is the default. */
  get #lean(): Appearance {
    const { preset, contrast, variables, ...others } = this.appearance;
    return {
      ...(preset && preset !== 'calm' && { preset }),
      ...others,
      ...(contrast && contrast !== 'auto' && { contrast }),
      ...(variables && Object.keys(variables).length > 0 && { variables }),
    };
  }
}

customElements.define('story-theme-builder', ThemeBuilder);
