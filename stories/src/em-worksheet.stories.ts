import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { blankSuggestion } from '@codeloom/sdk/testing';
import { html } from 'lit';
import { shows } from './shadow.ts';
import { away, coded, suggested } from './stage.ts';
import { stateOf } from './state.ts';

interface Args {
  shortcuts: 'focus' | 'page';
  readOnly: boolean;
}
type Story = StoryObj<Args>;

const meta: Meta<Args> = {
  title: 'Elements/EM worksheet',
  component: 'codeloom-em-worksheet',
  args: { shortcuts: 'focus', readOnly: false },
};
export default meta;

const worksheet = ({ shortcuts, readOnly }: Args) =>
  html`<codeloom-em-worksheet shortcuts=${shortcuts} ?read-only=${readOnly}></codeloom-em-worksheet>`;

export const Level: Story = stateOf(
  worksheet,
  { before: suggested },
  { play: async ({ canvasElement }) => shows(canvasElement, 'codeloom-em-worksheet', '99213') },
);
export const NoSuggestionYet: Story = stateOf(worksheet, {});
export const NoLevel: Story = stateOf(worksheet, {
  before: suggested,
  engine: ({ noteText }) => blankSuggestion(noteText),
});
export const ReadOnly: Story = stateOf(worksheet, { before: suggested }, { args: { readOnly: true } });
export const Finalized: Story = stateOf(worksheet, { before: coded(true) });
export const Loading: Story = stateOf(worksheet, {
  before: (client) => client.setDelay({ 'encounters.get': 1_000_000 }),
});
export const Failed: Story = stateOf(worksheet, { before: (client) => client.failNext('encounters.get', away) });
