import { COMMON_CODES } from '../gen/codes.js';

/** Points of look-up for a diagnosis that primary care codes often, or usually; the words of a query weigh 2 to 3 points each. */
const OFTEN = 6;
const USUAL = 3;

const points = new Map<string, number>([
  ...COMMON_CODES.usual.map((code) => [code, USUAL] as const),
  ...COMMON_CODES.often.map((code) => [code, OFTEN] as const),
]);

/** How much sooner a code is shown among codes that fit a query equally well. */
export function commonness(code: string): number {
  return points.get(code) ?? 0;
}
