import type { Appearance } from '@codeloom/sdk';
import { moreContrast, presets } from './presets.ts';
import type { TokenValues } from './presets.ts';

/** `--codeloom-density` of the two named densities. */
const densities = { comfortable: '1', compact: '0.5' };

/**
 * The values of an appearance, from the weakest to the strongest: the preset's, more contrast, the host's own.
 *
 * @param readerWantsContrast what the reader's system says (`prefers-contrast: more`)
 */
export function painted(appearance: Appearance, readerWantsContrast: boolean): TokenValues {
  const { preset, variables, ...own } = appearance;
  const from = presets[preset ?? 'calm'];
  const { contrast = 'auto', density } = { ...from, ...own };
  const isMore = contrast === 'more' || (contrast === 'auto' && readerWantsContrast);
  return {
    ...(density && { density: densities[density] }),
    ...from.variables,
    ...(isMore && moreContrast),
    // Takes tokens only: a variable that the SDK lets a host set and that is no token does not compile.
    ...variables,
  };
}
