import { tokens } from '@codeloom/elements';
import type { TokenValues } from '@codeloom/elements';

export type Scheme = 'light' | 'dark';

/** WCAG 2.2, relative luminance of `#rrggbb`. */
function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function ratioOf(a: string, b: string): number {
  const [dark = 0, light = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (light + 0.05) / (dark + 0.05);
}

/** A token's colour in one scheme as `#rrggbb`; null where it is none. */
export function colourOf(values: TokenValues, name: string, scheme: Scheme): string | null {
  const token: { light: string; dark?: string } | undefined = tokens.find((one) => one.name === name);
  const given = values[name as keyof TokenValues] ?? `${token?.light ?? ''}, ${token?.dark ?? ''}`;
  const hex = given.match(/#[\da-f]{3,6}\b/gi) ?? [];
  const found = (scheme === 'dark' ? hex[1] : undefined) ?? hex[0];
  if (found === undefined) return null;
  return found.length === 4 ? found.replace(/[\da-f]/gi, '$&$&') : found;
}

/** Text and the ground it is laid on, in words. */
const pairs: readonly [text: string, ground: string, what: string][] = [
  ['ink', 'surface', 'Text on panels'],
  ['ink-2', 'surface', 'Second text on panels'],
  ['ink-3', 'surface', 'Third text on panels'],
  ['ink-3', 'sunk', 'Third text on wells'],
  ['accent', 'surface', 'Links on panels'],
  ['accent', 'accent-soft', 'Accent on chosen rows'],
  ['on-accent', 'accent', 'Text of the primary button'],
  ['warning', 'warning-soft', 'Warnings'],
  ['stop', 'stop-soft', 'Stops'],
  ['ok', 'ok-soft', 'What is done'],
];

export interface Weak {
  what: string;
  scheme: Scheme;
  ratio: number;
}

/** Pairs below 4.5:1 (WCAG 2.2, 1.4.3), in both schemes. */
export function weakPairs(values: TokenValues): Weak[] {
  return (['light', 'dark'] as const).flatMap((scheme) =>
    pairs.flatMap(([text, ground, what]) => {
      const [a, b] = [colourOf(values, text, scheme), colourOf(values, ground, scheme)];
      const ratio = a && b ? ratioOf(a, b) : 21;
      return ratio < 4.5 ? [{ what, scheme, ratio }] : [];
    }),
  );
}
