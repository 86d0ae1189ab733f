import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { sampleEncounter } from '@codeloom/sdk/testing';
import { html } from 'lit';
import { press, shows } from './shadow.ts';
import { away, coded, suggested } from './stage.ts';
import { stateOf } from './state.ts';

interface Args {
  name: string;
  disabled: boolean;
  shortcuts: 'focus' | 'page';
}
type Story = StoryObj<Args>;

const meta: Meta<Args> = {
  title: 'Elements/Final codes',
  component: 'codeloom-final-codes',
  args: { name: 'codes', disabled: false, shortcuts: 'focus' },
};
export default meta;

const codes = ({ name, disabled, shortcuts }: Args) =>
  html`<codeloom-final-codes name=${name} ?disabled=${disabled} shortcuts=${shortcuts}></codeloom-final-codes>`;

export const Coded: Story = stateOf(
  codes,
  { before: coded() },
  {
    play: async ({ canvasElement }) => shows(canvasElement, 'codeloom-final-codes', 'E11.42'),
  },
);
export const Empty: Story = stateOf(
  codes,
  { before: suggested },
  {
    play: async ({ canvasElement }) => shows(canvasElement, 'codeloom-final-codes', 'No diagnoses added yet.'),
  },
);
export const AddADiagnosis: Story = stateOf(
  codes,
  { before: suggested },
  {
    play: async ({ canvasElement }) => {
      await shows(canvasElement, 'codeloom-final-codes', 'No diagnoses added yet.');
      press(canvasElement, 'codeloom-final-codes', 'Add diagnosis');
    },
  },
);
export const Finalized: Story = stateOf(
  codes,
  { before: coded(true) },
  {
    play: async ({ canvasElement }) => shows(canvasElement, 'codeloom-final-codes', /[Ff]inalized/),
  },
);
export const ReadOnly: Story = stateOf(codes, {
  before: coded(),
  grant: { components: { finalCodes: { canEdit: false, canFinalize: false, canComment: false } } },
});
export const ProviderWithoutFinalizing: Story = stateOf(codes, {
  before: coded(),
  grant: {
    role: 'PROVIDER',
    components: { finalCodes: { canEdit: true, canFinalize: false, canComment: true }, codeSearch: {} },
  },
});
/** What people of the practice say to each other about the encounter. */
export const WithComments: Story = stateOf(
  codes,
  {
    before: coded(),
    comments: [
      {
        id: '019a0000-0000-7000-8000-0000000c0001',
        encounterId: sampleEncounter().id,
        text: 'The plan names an injection and the note does not say which knee. Was it the right one?',
        authorName: 'Robin Hale',
        authorRole: 'BILLER',
        mine: true,
        createdAt: '2026-03-02T15:04:00.000Z',
      },
      {
        id: '019a0000-0000-7000-8000-0000000c0002',
        encounterId: sampleEncounter().id,
        text: 'Right knee. I have added it to the plan.',
        authorName: 'Dr. Amara Osei',
        authorRole: 'PROVIDER',
        mine: false,
        createdAt: '2026-03-02T16:20:00.000Z',
      },
    ],
  },
  {
    play: async ({ canvasElement }) => {
      await shows(canvasElement, 'codeloom-final-codes', 'I have added it to the plan.');
      press(canvasElement, 'codeloom-final-codes', 'Add comment');
      await shows(canvasElement, 'codeloom-final-codes', 'Save comment');
    },
  },
);
export const Disabled: Story = stateOf(codes, { before: coded() }, { args: { disabled: true } });
export const StopsAndWarnings: Story = stateOf(codes, {
  before: coded(),
  check: () => [
    {
      id: 'a',
      severity: 'stop',
      message: 'E11.9 and E11.42 exclude each other.',
      codes: ['E11.9', 'E11.42'],
      source: 'ICD-10-CM tabular list',
    },
    {
      id: 'b',
      severity: 'warning',
      message: 'A visit and a procedure on one day need modifier 25.',
      codes: ['99213', '20610'],
      source: 'NCCI policy manual, chapter 1',
    },
  ],
});
export const Loading: Story = stateOf(codes, { before: (client) => client.setDelay({ 'encounters.get': 1_000_000 }) });
export const Failed: Story = stateOf(codes, { before: (client) => client.failNext('encounters.get', away) });
