import type { Meta, StoryObj } from '@storybook/web-components-vite';
import { html } from 'lit';
import { sampleUsage } from '@codeloom/sdk/testing';
import { away } from './stage.ts';
import { stateOf } from './state.ts';

const meta: Meta = { title: 'Elements/Usage', component: 'codeloom-usage' };
export default meta;

const usage = () => html`<codeloom-usage></codeloom-usage>`;

export const ThisMonth: StoryObj = stateOf(usage, { usage: sampleUsage });
export const Loading: StoryObj = stateOf(usage, { delayMs: { 'usage.current': 1_000_000 } });
export const Failed: StoryObj = stateOf(usage, { before: (client) => client.failNext('usage.current', away) });
