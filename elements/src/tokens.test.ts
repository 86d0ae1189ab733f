import { expect } from '@esm-bundle/chai';
import { tokens } from './tokens.ts';
import { painted } from './appearance/painted.ts';
import { presets } from './appearance/presets.ts';
import type { TokenValues } from './appearance/presets.ts';
import { valueOf } from './tokens.ts';
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

/** `light-dark(#123, #456789)` in one scheme, as `#rrggbb`. */
function colour(name: TokenName, theme: Theme, values: TokenValues): string {
  const token: Token | undefined = tokens.find((one) => one.name === name);
  const given = values[name] ?? (token ? valueOf(token) : '');
  const hex = given.match(/#[\da-f]{3,6}\b/g) ?? [];
  const found = (theme === 'dark' ? hex[1] : undefined) ?? hex[0] ?? '';
  return found.length === 4 ? found.replace(/[\da-f]/g, '$&$&') : found;
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

/** What a pair falls short of. */
function weakPairs(values: TokenValues, theme: Theme, least: number, of = pairs): string[] {
  return of.flatMap(([texts, grounds]) =>
    texts.flatMap((text) =>
      grounds.flatMap((ground) => {
        const ratio = contrast(colour(text, theme, values), colour(ground, theme, values));
        return ratio < least ? [`${text} on ${ground} ${ratio.toFixed(2)}`] : [];
      }),
    ),
  );
}

describe('the palette', () => {
  for (const theme of ['light', 'dark'] as const) {
    for (const preset of Object.keys(presets) as (keyof typeof presets)[]) {
      for (const more of [false, true]) {
        const values = painted({ preset, contrast: more ? 'more' : 'auto' }, false);
        const name = `${preset}, ${theme}${more ? ', more contrast' : ''}`;

        it(`gives text 4.5:1 on every ground (WCAG 2.2, 1.4.3): ${name}`, () => {
          expect(weakPairs(values, theme, 4.5)).to.deep.equal([]);
        });

        it(`gives the edge of a control 3:1 (WCAG 2.2, 1.4.11): ${name}`, () => {
          expect(weakPairs(values, theme, 3, [[['control'], ['surface']]])).to.deep.equal([]);
        });
      }
    }

    it(`gives text 7:1 where more contrast is asked for (WCAG 2.2, 1.4.6): ${theme}`, () => {
      expect(weakPairs(painted({ preset: 'contrast' }, false), theme, 7)).to.deep.equal([]);
    });
  }
});

describe('an appearance', () => {
  it('gives more contrast when the reader’s system asks for it, unless the host says otherwise', () => {
    expect(painted({}, true)).to.have.property('ink-2');
    expect(painted({ contrast: 'standard' }, true)).to.deep.equal({});
    expect(painted({}, false)).to.deep.equal({});
  });

  it('lets the host’s own values stand before contrast, and contrast before the preset', () => {
    const values = painted({ preset: 'paper', contrast: 'more', variables: { accent: '#7a2ea0' } }, false);
    expect(values.accent).to.equal('#7a2ea0');
    expect(values.bg).to.equal('light-dark(#fff, #000)');
    expect(values['surface']).to.equal('light-dark(#fff, #000)');
  });

  it('takes the density it names before the preset’s', () => {
    expect(painted({ preset: 'clinical' }, false).density).to.equal('0.5');
    expect(painted({ preset: 'clinical', density: 'comfortable' }, false).density).to.equal('1');
  });
});
