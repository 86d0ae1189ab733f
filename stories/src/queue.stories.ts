import type { Meta, StoryObj } from '@storybook/web-components-vite';
import type { Encounter } from '@codeloom/contracts';
import { sampleEncounter } from '@codeloom/sdk/testing';
import { html } from 'lit';
import { shows } from './shadow.ts';
import { away } from './stage.ts';
import { stateOf } from './state.ts';

interface Args {
  shortcuts: 'focus' | 'page';
}
type Story = StoryObj<Args>;

const meta: Meta<Args> = { title: 'Elements/Queue', component: 'codeloom-queue', args: { shortcuts: 'focus' } };
export default meta;

const queue = ({ shortcuts }: Args) => html`<codeloom-queue shortcuts=${shortcuts}></codeloom-queue>`;

const statuses: Encounter['status'][] = ['draft', 'ai_suggested', 'ai_suggested', 'finalized'];
const rows = (count: number): Encounter[] =>
  Array.from({ length: count }, (_, index) =>
    sampleEncounter({
      id: `019a0000-0000-7000-8000-${String(index + 1).padStart(12, '0')}` as Encounter['id'],
      patientPseudoId: `PT-${20_400 + index}`,
      externalId: `V-${20_400 + index}`,
      encounterDate: `2026-03-${String((index % 28) + 1).padStart(2, '0')}`,
      status: statuses[index % statuses.length] ?? 'draft',
    }),
  );
const first = rows(1)[0];
const firstPatient = first?.patientPseudoId ?? '';

export const AFewVisits: Story = stateOf(
  queue,
  { encounters: rows(12), wide: true },
  {
    play: async ({ canvasElement }) => shows(canvasElement, 'codeloom-queue', firstPatient),
  },
);
export const ALongList: Story = stateOf(queue, { encounters: rows(400), wide: true });
export const Empty: Story = stateOf(queue, { encounters: [], wide: true });
export const Loading: Story = stateOf(queue, { delayMs: { 'encounters.list': 1_000_000 }, wide: true });
export const Failed: Story = stateOf(queue, {
  before: (client) => client.failNext('encounters.list', away),
  wide: true,
});
