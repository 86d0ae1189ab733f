import type { Range } from '../read/facts.ts';

/** 1 minimal or straightforward, 2 low or limited, 3 moderate, 4 high or extensive. */
export type Grade = 1 | 2 | 3 | 4;

/**
 * One fact of an element of medical decision making.
 * `firm` is what an auditor would accept, `weak` is counted but open to argument, `plausible` is not counted and would count if accepted.
 */
export interface Item {
  readonly kind: string;
  readonly text: string;
  readonly hold: 'firm' | 'weak' | 'plausible' | 'no';
  readonly whyNot?: string | undefined;
  readonly ruleId: string;
  readonly evidence: readonly Range[];
}

export const isCounted = (item: Item): boolean => item.hold === 'firm' || item.hold === 'weak';

/** How far to trust the items: only the firm ones, those that are counted, or the plausible ones as well. */
export type Reading = 'strict' | 'usual' | 'generous';

export function holds(item: Item, reading: Reading): boolean {
  if (reading === 'strict') return item.hold === 'firm';
  return reading === 'usual' ? isCounted(item) : item.hold !== 'no';
}
