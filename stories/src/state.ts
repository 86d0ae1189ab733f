import type { StoryObj } from '@storybook/web-components-vite';
import type { TemplateResult } from 'lit';
import { onStage, prepare } from './stage.ts';
import type { Staged, StageOptions } from './stage.ts';

/** What a story may add to its state. */
interface More<Args> {
  args?: Partial<Args>;
  name?: string;
  play?: NonNullable<StoryObj<Args>['play']>;
}

/** One state of an element as a story: a fake made for it, and what a person does there. */
export function stateOf<Args>(
  inside: (args: Args, staged: Staged) => TemplateResult,
  options: StageOptions,
  more: More<Args> = {},
): StoryObj<Args> {
  return {
    loaders: [async () => ({ staged: await prepare(options) })],
    render: (args, { loaded, globals }) => {
      // The loader above made it.
      const staged = (loaded as { staged: Staged }).staged;
      return onStage(staged, globals, inside(args, staged));
    },
    ...more,
  };
}
