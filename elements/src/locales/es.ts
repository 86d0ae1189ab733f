import type { Dictionary } from '../internal/localize.ts';
import { auditTrail } from './spanish/audit-trail.ts';
import { finalCodes } from './spanish/final-codes.ts';
import { note } from './spanish/note.ts';
import { queue } from './spanish/queue.ts';
import { suggest } from './spanish/suggest.ts';
import { training } from './spanish/training.ts';

export { phrases } from './spanish/said/index.ts';

/** Spanish for readers in the United States. Keys are the English texts of `msg(…)`; a test finds missing and left-over ones. */
export const es: Dictionary = { ...auditTrail, ...finalCodes, ...note, ...queue, ...suggest, ...training };
