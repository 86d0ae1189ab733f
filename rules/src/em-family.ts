/** The family of an E/M code and its level in it, so that levels are compared inside one family only. */
export interface EmFamily {
  readonly family: 'office-new' | 'office-established' | 'consultation';
  readonly level: number;
}

const families: readonly (readonly [RegExp, EmFamily['family']])[] = [
  [/^9920[2-5]$/, 'office-new'],
  [/^9921[1-5]$/, 'office-established'],
  [/^9924[2-5]$/, 'consultation'],
];

/** Family and level (1–5) of an office visit or consultation code; null for any other code. */
export function emFamily(code: string): EmFamily | null {
  const found = families.find(([pattern]) => pattern.test(code));
  return found ? { family: found[1], level: Number(code.slice(-1)) } : null;
}
