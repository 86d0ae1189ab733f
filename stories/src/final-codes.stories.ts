import type { Meta, StoryObj } from '@storybook/web-components-vite';
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
