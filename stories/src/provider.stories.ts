import type { Meta, StoryObj } from '@storybook/web-components-vite';
import type { CodeloomConnection } from '@codeloom/sdk';
import { html } from 'lit';
import { shows } from './shadow.ts';
import { suggested } from './stage.ts';
import { stateOf } from './state.ts';

const meta: Meta = { title: 'Elements/Provider', component: 'codeloom-provider' };
export default meta;

const workstation = () =>
  html`<div class="columns">
    <codeloom-note editable></codeloom-note>
    <div><codeloom-suggest></codeloom-suggest><codeloom-final-codes></codeloom-final-codes></div>
  </div>`;

export const Workstation: StoryObj = stateOf(
  workstation,
  { before: suggested, wide: true },
  {
    play: async ({ canvasElement }) => shows(canvasElement, 'codeloom-suggest', '99213'),
  },
);

export const SessionEnded: StoryObj = stateOf(
  workstation,
  { before: suggested, wide: true, grant: {} },
  {
    play: async ({ canvasElement }) => {
      await shows(canvasElement, 'codeloom-note', 'diabetes');
      const provider = canvasElement.querySelector('codeloom-provider') as unknown as {
        connection: CodeloomConnection;
      };
      provider.connection.end();
      await shows(canvasElement, 'codeloom-note', 'Your session has ended');
    },
  },
);

export const AnotherEncounterIsOpen: StoryObj = stateOf(
  workstation,
  { wide: true, grant: { encounterId: '019a0000-0000-7000-8000-0000000000ff' as never } },
  { play: async ({ canvasElement }) => shows(canvasElement, 'codeloom-note', 'Another encounter is open') },
);

export const OwnWords: StoryObj = stateOf(
  workstation,
  { wide: true, dictionary: { 'Suggest codes': 'Code this visit' } },
  { play: async ({ canvasElement }) => shows(canvasElement, 'codeloom-suggest', 'Code this visit') },
);
