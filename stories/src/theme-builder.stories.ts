import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { tokens } from '@codeloom/elements';
import { html } from 'lit';
import { suggested } from './stage.ts';
import { stateOf } from './state.ts';

type Args = Record<string, string>;

/** Turn the controls; copy the object below into `Codeloom.load({ appearance })`. */
const meta: Meta<Args> = {
  title: 'Start/Theme builder',
  component: 'codeloom-provider',
  argTypes: Object.fromEntries(
    tokens.map(({ name, use, light }) => [
      name,
      {
        description: use,
        control: light.startsWith('#') ? 'color' : 'text',
        table: { category: 'CSS custom properties' },
      },
    ]),
  ),
};
export default meta;

export const Build: StoryObj<Args> = stateOf<Args>(
  (args) => {
    const chosen: Record<string, string> = Object.fromEntries(
      tokens.map(({ name }) => [name, args[name] ?? ''] as const).filter(([, value]) => value !== ''),
    );
    const style = Object.entries(chosen)
      .map(([name, value]) => `--codeloom-${name}: ${value}`)
      .join('; ');
    return html`<div style=${style}>
      <div class="columns">
        <codeloom-note></codeloom-note>
        <div><codeloom-suggest></codeloom-suggest><codeloom-final-codes></codeloom-final-codes></div>
      </div>
      <pre
        aria-label="Appearance"
      ><code>Codeloom.update(${JSON.stringify({ appearance: { variables: chosen } }, null, 2)})</code></pre>
    </div>`;
  },
  { before: suggested, wide: true },
  { args: { 'thread-diagnosis': '#7a2ea0', radius: '6px', 'radius-row': '3px' } },
);
