import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { sampleAudit, sampleEncounter } from '@codeloom/sdk/testing';
import { shows } from './shadow.ts';
import { away } from './stage.ts';
import { stateOf } from './state.ts';

interface Args {
  scope: 'encounter' | 'practice';
}
type Story = StoryObj<Args>;

const meta: Meta<Args> = {
  title: 'Elements/Audit trail',
  component: 'codeloom-audit-trail',
  args: { scope: 'encounter' },
};
export default meta;

const trail = ({ scope }: Args) => html`<codeloom-audit-trail scope=${scope}></codeloom-audit-trail>`;
const audit = sampleAudit(sampleEncounter().id);

export const OfAnEncounter: Story = stateOf(
  trail,
  { audit },
  { play: async ({ canvasElement }) => shows(canvasElement, 'codeloom-audit-trail', 'Encounter reopened') },
);
export const OfThePractice: Story = stateOf(trail, { audit }, { args: { scope: 'practice' } });
export const Empty: Story = stateOf(trail, { audit: [] });
export const Loading: Story = stateOf(trail, { audit, delayMs: { 'audit.list': 1_000_000 } });
export const Failed: Story = stateOf(trail, { audit, before: (client) => client.failNext('audit.list', away) });
