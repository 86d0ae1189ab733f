import type { CodeloomEventDetails } from '@codeloom/contracts';
import { CodeloomEvent } from '../internal/codeloom-event.ts';

/** A person asks to finalize. A host that prevents it keeps the encounter open. */
export class FinalizeRequestEvent extends CodeloomEvent<'codeloom-finalize'> {
  constructor(detail: CodeloomEventDetails['codeloom-finalize']) {
    super('codeloom-finalize', detail, { cancelable: true });
  }
}
