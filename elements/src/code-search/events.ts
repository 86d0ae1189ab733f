import type { CodeloomEventDetails } from '@codeloom/contracts';
import { CodeloomEvent } from '../internal/codeloom-event.ts';

/** A person chose a billable code. */
export class CodeSelectedEvent extends CodeloomEvent<'codeloom-code-selected'> {
  constructor(detail: CodeloomEventDetails['codeloom-code-selected']) {
    super('codeloom-code-selected', detail);
  }
}
