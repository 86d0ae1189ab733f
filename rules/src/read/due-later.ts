import type { Annotated } from './annotate.ts';

const unitOfTime = /^(?:days?|d|weeks?|wks?|months?|mo)$/;

/** "Suture removal in 10 days", "INR in three days": what is due later is not of this visit. `to` is the word after it. */
export function isLater({ sentence }: Annotated, to: number): boolean {
  const next = sentence.words.slice(to, to + 4).map((word) => word.norm);
  const [first = ''] = next;
  if (first === 'in' || first === 'at' || first === 'after') return next.slice(1).some((word) => unitOfTime.test(word));
  return /^\d/.test(first) && unitOfTime.test(next.find((word) => !/^\d+$/.test(word) && word !== 'to') ?? '');
}
