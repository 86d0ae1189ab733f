import type { Appearance } from '@codeloom/sdk';
import type { TokenName } from '../tokens.ts';

/** Values for some tokens, each for both schemes. */
export type TokenValues = Partial<Record<TokenName, string>>;

const text = 'light-dark(#000, #fff)';
const ground = 'light-dark(#fff, #000)';

/**
 * Values for readers who ask for more contrast: text 7:1 (WCAG 2.2, 1.4.6), and every edge seen. What is not named
 * here meets that already.
 */
export const moreContrast: TokenValues = {
  bg: ground,
  surface: ground,
  line: 'light-dark(#5f6c67, #93a19b)',
  'line-strong': text,
  control: text,
  ink: text,
  'ink-2': text,
  'ink-3': text,
  accent: 'light-dark(#06443e, #7be8d9)',
  'accent-strong': 'light-dark(#03302b, #a5f2e7)',
  'on-accent': ground,
  stop: 'light-dark(#7f120c, #ffc2bc)',
  warning: 'light-dark(#573900, #ffdf9b)',
  ok: 'light-dark(#0d4a22, #9aeab2)',
};

/** Named looks; what a host sets itself stands before them. */
export const presets: Record<NonNullable<Appearance['preset']>, Omit<Appearance, 'preset'>> = {
  /** The look of the LOOK sheet. */
  calm: {},
  /** For those who code all day: more on a screen, squarer, slate in place of green. */
  clinical: {
    density: 'compact',
    variables: {
      accent: 'light-dark(#33475b, #a9c1d9)',
      'accent-strong': 'light-dark(#22323f, #c3d5e6)',
      'on-accent': 'light-dark(#fff, #101a24)',
      'accent-soft': 'light-dark(#e6ecf2, #243342)',
      radius: '4px',
      'radius-row': '3px',
    },
  },
  /** Warm ground, as of printed charts. */
  paper: {
    variables: {
      bg: 'light-dark(#f7f3ec, #171411)',
      surface: 'light-dark(#fffdf8, #1f1b17)',
      sunk: 'light-dark(#f3eee5, #292420)',
      line: 'light-dark(#e6dfd3, #3a332c)',
      'line-strong': 'light-dark(#d3c9b9, #4d443b)',
      control: 'light-dark(#8d8375, #83786c)',
      ink: 'light-dark(#221d16, #f1ebe2)',
      'ink-2': 'light-dark(#544b40, #c4b9ab)',
      'ink-3': 'light-dark(#685f52, #a99d90)',
    },
  },
  /** More contrast for everybody, asked for or not. */
  contrast: { contrast: 'more' },
};
