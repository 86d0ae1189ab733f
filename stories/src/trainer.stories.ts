import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html, nothing } from 'lit';
import { sampleCase } from '@codeloom/sdk/testing';
import { shows } from './shadow.ts';
import { away } from './stage.ts';
import { stateOf } from './state.ts';

interface Args {
  caseId: string;
}
type Story = StoryObj<Args>;

const meta: Meta<Args> = { title: 'Elements/Trainer', component: 'codeloom-trainer', args: { caseId: '' } };
export default meta;

const trainer = ({ caseId }: Args) => html`<codeloom-trainer case-id=${caseId || nothing}></codeloom-trainer>`;

export const Cases: Story = stateOf(
  trainer,
  { wide: true },
  {
    play: async ({ canvasElement }) => shows(canvasElement, 'codeloom-trainer', sampleCase.title),
  },
);
export const ACase: Story = stateOf(
  trainer,
  { wide: true },
  {
    args: { caseId: sampleCase.id },
    play: async ({ canvasElement }) => shows(canvasElement, 'codeloom-trainer', 'Right drum red'),
  },
);
export const NoCases: Story = stateOf(trainer, { training: [], wide: true });
export const Failed: Story = stateOf(trainer, {
  before: (client) => client.failNext('training.cases', away),
  wide: true,
});
