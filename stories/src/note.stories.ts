import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { shows } from './shadow.ts';
import { away, coded, suggested } from './stage.ts';
import { stateOf } from './state.ts';

interface Args {
  editable: boolean;
}
type Story = StoryObj<Args>;

const meta: Meta<Args> = { title: 'Elements/Note', component: 'codeloom-note', args: { editable: false } };
export default meta;

const note = ({ editable }: Args) => html`<codeloom-note ?editable=${editable}></codeloom-note>`;

export const WithEvidence: Story = stateOf(
  note,
  { before: suggested },
  {
    play: async ({ canvasElement }) => shows(canvasElement, 'codeloom-note', 'diabetes follow-up'),
  },
);
export const Plain: Story = stateOf(note, {});
export const Editable: Story = stateOf(note, { before: suggested }, { args: { editable: true } });
export const Loading: Story = stateOf(note, { before: (client) => client.setDelay({ 'encounters.get': 1_000_000 }) });
export const Failed: Story = stateOf(
  note,
  { before: (client) => client.failNext('encounters.get', away) },
  {
    play: async ({ canvasElement }) => shows(canvasElement, 'codeloom-note', 'Try again'),
  },
);
export const Locked: Story = stateOf(note, { before: coded(true) }, { args: { editable: true } });
export const TenThousandWithoutASpace: Story = stateOf(note, { encounter: { noteText: 'knee'.repeat(2500) } });
