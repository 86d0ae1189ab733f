import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { waitFor } from 'storybook/test';
import { stateOf } from './state.ts';

interface Args {
  system: 'icd10cm' | 'procedure';
  label: string;
  placeholder: string;
}
type Story = StoryObj<Args>;

const meta: Meta<Args> = {
  title: 'Elements/Code search',
  component: 'codeloom-code-search',
  args: { system: 'icd10cm', label: 'Diagnosis', placeholder: 'Code or words' },
};
export default meta;

const search = ({ system, label, placeholder }: Args) =>
  html`<codeloom-code-search system=${system} label=${label} placeholder=${placeholder}></codeloom-code-search>`;

const typed = async (canvas: HTMLElement, words: string): Promise<void> => {
  const field = await waitFor(() => {
    const found = canvas.querySelector('codeloom-code-search')?.shadowRoot?.querySelector('input');
    if (!found) throw new Error('The field is not there.');
    return found;
  });
  field.focus();
  field.value = words;
  field.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
  await waitFor(
    () => {
      const options = canvas.querySelector('codeloom-code-search')?.shadowRoot?.querySelectorAll('[role=option]');
      if (!options?.length) throw new Error('No option is shown.');
    },
    { timeout: 3000 },
  );
};

export const Diagnosis: Story = stateOf(search, {});
export const Results: Story = stateOf(
  search,
  {},
  {
    play: async ({ canvasElement }) => typed(canvasElement, 'diabetes'),
  },
);
export const Procedure: Story = stateOf(
  search,
  {},
  {
    args: { system: 'procedure', label: 'Procedure' },
    play: async ({ canvasElement }) => typed(canvasElement, 'joint'),
  },
);
export const Slow: Story = stateOf(search, { delayMs: { 'codes.search': 1_000_000 } });
