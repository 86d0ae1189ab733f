import type { CodeloomEventDetails } from '@codeloom/contracts';
import { CodeloomEvent } from '../internal/codeloom-event.ts';

/** A person asks to open an encounter. Cancelable: a host that opens it its own way prevents the default. */
export class EncounterOpenEvent extends CodeloomEvent<'codeloom-encounter-open'> {
  constructor(detail: CodeloomEventDetails['codeloom-encounter-open']) {
    super('codeloom-encounter-open', detail, { cancelable: true });
  }
}

/** Other filters, order or columns are shown. */
export class QueueChangedEvent extends CodeloomEvent<'codeloom-queue-changed'> {
  constructor(detail: CodeloomEventDetails['codeloom-queue-changed']) {
    super('codeloom-queue-changed', detail);
  }
}
