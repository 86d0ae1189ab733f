import { connectionOf } from '@codeloom/sdk';
import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { expect, waitFor } from 'storybook/test';
import { prepare, suggested } from './stage.ts';
import type { Staged } from './stage.ts';
import './theme-builder/theme-builder.ts';

/** Turn what your brand needs; copy the object into `Codeloom.load({ appearance })`, or the rules into your style sheet. */
const meta: Meta = {
  title: 'Start/Theme builder',
  component: 'codeloom-provider',
  parameters: { controls: { disable: true } },
};
export default meta;

const inBuilder = (canvas: HTMLElement, selector: string): HTMLInputElement => {
  const found = canvas.querySelector('story-theme-builder')?.shadowRoot?.querySelector<HTMLInputElement>(selector);
  if (!found) throw new Error(`The builder has no ${selector}.`);
  return found;
};

export const Build: StoryObj = {
  loaders: [async () => ({ staged: await prepare({ before: suggested }) })],
  render: (_args, { loaded, globals }) => {
    // The loader above made it.
    const { client, encounter } = (loaded as { staged: Staged }).staged;
    return html`<story-theme-builder
      encounter-id=${encounter.id}
      locale=${String(globals['locale'] ?? 'en')}
      .appearance=${{ preset: 'calm', theme: String(globals['theme'] ?? 'light') }}
      .connection=${connectionOf(client, null)}
    ></story-theme-builder>`;
  },
};

/** A preset, then a colour of the brand that is too pale: the cards follow at once, and the builder says what cannot be read. */
export const ABrandColour: StoryObj = {
  ...Build,
  play: async ({ canvasElement }) => {
    inBuilder(canvasElement, '[data-value="clinical"]').click();
    const provider = inBuilder(canvasElement, 'codeloom-provider');
    await waitFor(() => expect(provider.style.getPropertyValue('--codeloom-density')).toBe('0.5'));
    const accent = inBuilder(canvasElement, '[aria-label="accent, light"]');
    accent.value = '#c9a0dc';
    accent.dispatchEvent(new Event('input'));
    await waitFor(() =>
      expect(provider.style.getPropertyValue('--codeloom-accent')).toBe('light-dark(#c9a0dc, #a9c1d9)'),
    );
    await waitFor(() => expect(inBuilder(canvasElement, '.weak').textContent).toContain('Links on panels, light'));
    await expect(inBuilder(canvasElement, 'pre').textContent).toContain('"preset": "clinical"');
    accent.value = '#7a2ea0';
    accent.dispatchEvent(new Event('input'));
    await waitFor(() => expect(inBuilder(canvasElement, '.fine').textContent).toContain('meets 4.5:1'));
  },
};
