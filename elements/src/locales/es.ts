import type { Dictionary } from '../internal/localize.ts';

/** Spanish for readers in the United States. Keys are the English texts of `msg(…)`; a test finds missing and left-over ones. */
export const es: Dictionary = {};
