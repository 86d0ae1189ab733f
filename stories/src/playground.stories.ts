import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { curatedTable, suggest } from '@codeloom/rules';
import { html } from 'lit';
import { sampleNote } from '@codeloom/sdk/testing';
import { shows } from './shadow.ts';
import { stateOf } from './state.ts';

interface Args {
  note: string;
  payer: 'commercial' | 'medicare' | 'medicaid';
  visitType: 'office_new' | 'office_established';
  ageYears: number;
}

/** Everything on one page with the in-memory fake and the real rules: what is typed here goes nowhere. */
const meta: Meta<Args> = {
  title: 'Start/Playground',
  component: 'codeloom-provider',
  args: { note: sampleNote, payer: 'commercial', visitType: 'office_established', ageYears: 58 },
  argTypes: {
    note: { control: 'text' },
    payer: { control: 'select', options: ['commercial', 'medicare', 'medicaid'] },
    visitType: { control: 'select', options: ['office_established', 'office_new'] },
  },
};
export default meta;

export const EverythingTogether: StoryObj<Args> = {
  ...stateOf<Args>(
    ({ note, payer, visitType, ageYears }, { client, encounter }) => {
      client.change(encounter.id, { noteText: note, payer, visitType, ageYears });
      return html`<div class="columns">
        <codeloom-note editable></codeloom-note>
        <div><codeloom-suggest></codeloom-suggest><codeloom-final-codes></codeloom-final-codes></div>
      </div>`;
    },
    {
      wide: true,
      engine: (encounter) =>
        suggest(
          {
            note: encounter.noteText,
            dateOfService: encounter.encounterDate,
            visitType: encounter.visitType,
            payer: encounter.payer ?? undefined,
            ageYears: encounter.ageYears ?? undefined,
            sex: encounter.sex ?? undefined,
          },
          curatedTable,
        ),
    },
  ),
  play: async ({ canvasElement }) => shows(canvasElement, 'codeloom-note', 'diabetes'),
};
