import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { CodeloomError } from '@codeloom/sdk';
import { blankSuggestion, sampleEngine } from '@codeloom/sdk/testing';
import { html } from 'lit';
import { press, shows } from './shadow.ts';
import { away, coded, suggested } from './stage.ts';
import { stateOf } from './state.ts';

interface Args {
  shortcuts: 'focus' | 'page';
}
type Story = StoryObj<Args>;

const meta: Meta<Args> = {
  title: 'Elements/Suggest',
  component: 'codeloom-suggest',
  args: { shortcuts: 'focus' },
};
export default meta;

const card = ({ shortcuts }: Args) => html`<codeloom-suggest shortcuts=${shortcuts}></codeloom-suggest>`;

export const Suggested: Story = stateOf(
  card,
  { before: suggested },
  {
    play: async ({ canvasElement }) => shows(canvasElement, 'codeloom-suggest', '99213'),
  },
);

export const AcceptOne: Story = stateOf(
  card,
  { before: suggested },
  {
    play: async ({ canvasElement }) => {
      await shows(canvasElement, 'codeloom-suggest', 'E11.42');
      press(canvasElement, 'codeloom-suggest', /^Accept E11\.42/);
      await shows(canvasElement, 'codeloom-suggest', /Accepted/);
    },
  },
);

export const BeforeTheFirst: Story = stateOf(
  card,
  {},
  {
    play: async ({ canvasElement }) => {
      await shows(canvasElement, 'codeloom-suggest', 'No suggestion yet');
      press(canvasElement, 'codeloom-suggest', 'Suggest codes');
      await shows(canvasElement, 'codeloom-suggest', '99213');
    },
  },
);

export const Loading: Story = stateOf(card, { before: (client) => client.setDelay({ 'encounters.get': 1_000_000 }) });

export const Running: Story = stateOf(
  card,
  { before: (client) => client.setDelay({ 'encounters.suggest': 1_000_000 }) },
  {
    play: async ({ canvasElement }) => {
      await shows(canvasElement, 'codeloom-suggest', 'No suggestion yet');
      press(canvasElement, 'codeloom-suggest', 'Suggest codes');
      await shows(canvasElement, 'codeloom-suggest', 'Reading the note');
    },
  },
);

export const NothingFound: Story = stateOf(
  card,
  { before: suggested, engine: ({ noteText }) => blankSuggestion(noteText) },
  { play: async ({ canvasElement }) => shows(canvasElement, 'codeloom-suggest', 'No E/M recommendation available.') },
);

export const Failed: Story = stateOf(
  card,
  { before: (client) => client.failNext('encounters.get', away) },
  { play: async ({ canvasElement }) => shows(canvasElement, 'codeloom-suggest', 'Codeloom cannot be reached.') },
);

export const RunFailed: Story = stateOf(
  card,
  {
    before: (client) =>
      client.failNext(
        'encounters.suggest',
        new CodeloomError('modelUnavailable', 'The model does not answer at the moment.'),
      ),
  },
  {
    play: async ({ canvasElement }) => {
      await shows(canvasElement, 'codeloom-suggest', 'No suggestion yet');
      press(canvasElement, 'codeloom-suggest', 'Suggest codes');
      await shows(canvasElement, 'codeloom-suggest', 'Your note and codes are kept.');
    },
  },
);

export const SixtyCodes: Story = stateOf(card, {
  before: suggested,
  engine: (encounter) => {
    const result = sampleEngine(encounter);
    const [first] = result.diagnoses;
    if (!first) return result;
    const many = Array.from({ length: 60 }, (_, index) => ({
      ...first,
      code: `E11.${String(100 + index)}`,
      description: `${first.description}, finding ${index + 1} of a long list with a long description that takes its place`,
    }));
    return { ...result, diagnoses: many };
  },
});

export const ReadOnly: Story = stateOf(card, {
  before: coded(true),
  grant: { components: { suggest: { canRun: false } } },
});

export const NotPartOfTheSession: Story = stateOf(
  card,
  { grant: { components: { note: { canEdit: false } } } },
  { play: async ({ canvasElement }) => shows(canvasElement, 'codeloom-suggest', 'Not part of this session') },
);
