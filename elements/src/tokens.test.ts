import { expect } from '@esm-bundle/chai';
import { tokens } from './tokens.ts';
import type { Token, TokenName } from './tokens.ts';

type Theme = 'light' | 'dark';

/** WCAG 2.2, relative luminance of `#rrggbb`. */
function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(a: string, b: string): number {
  const [dark = 0, light = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (light + 0.05) / (dark + 0.05);
}

function colour(name: TokenName, theme: Theme): string {
  const token: Token | undefined = tokens.find((one) => one.name === name);
  return (theme === 'dark' ? token?.dark : undefined) ?? token?.light ?? '';
}

/** Text, and every ground it is laid on. */
const pairs: [text: TokenName[], grounds: TokenName[]][] = [
  [
    ['ink', 'ink-2', 'ink-3', 'accent', 'stop', 'warning', 'ok'],
    ['surface', 'bg', 'sunk'],
  ],
  [
    ['ink', 'ink-2'],
    ['accent-soft', 'stop-soft', 'warning-soft', 'ok-soft'],
  ],
  [
    ['ink'],
    ['thread-problems-soft', 'thread-data-soft', 'thread-risk-soft', 'thread-diagnosis-soft', 'thread-procedure-soft'],
  ],
  [['on-accent'], ['accent', 'accent-strong']],
  [['accent'], ['accent-soft']],
  [['stop'], ['stop-soft']],
  [['warning'], ['warning-soft']],
  [['ok'], ['ok-soft']],
];

describe('the palette', () => {
  for (const theme of ['light', 'dark'] as const) {
    it(`gives text 4.5:1 on every ground of the ${theme} theme (WCAG 2.2, 1.4.3)`, () => {
      const weak = pairs.flatMap(([texts, grounds]) =>
        texts.flatMap((text) =>
          grounds.flatMap((ground) => {
            const ratio = contrast(colour(text, theme), colour(ground, theme));
            return ratio < 4.5 ? [`${text} on ${ground} ${ratio.toFixed(2)}`] : [];
          }),
        ),
      );
      expect(weak).to.deep.equal([]);
    });

    it(`gives the edge of a control 3:1 in the ${theme} theme (WCAG 2.2, 1.4.11)`, () => {
      expect(contrast(colour('control', theme), colour('surface', theme))).to.be.at.least(3);
    });
  }
});
