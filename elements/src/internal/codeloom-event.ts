import type { CodeloomEventDetails, CodeloomEventName } from '@codeloom/contracts';

/** The one form of every event: bubbling and composed, with the detail that contracts promise for its name. */
export class CodeloomEvent<Name extends CodeloomEventName> extends CustomEvent<CodeloomEventDetails[Name]> {
  constructor(name: Name, detail: CodeloomEventDetails[Name], options: { cancelable?: boolean } = {}) {
    super(name, { detail, bubbles: true, composed: true, cancelable: options.cancelable ?? false });
  }
}

/** Event name to event, for `addEventListener`. */
export type CodeloomEventMap = { [Name in CodeloomEventName]: CodeloomEvent<Name> };

declare global {
  // Merging into the DOM's own maps takes an interface, and all its members come from the one map above.
  /* eslint-disable @typescript-eslint/no-empty-object-type */
  interface HTMLElementEventMap extends CodeloomEventMap {}
  interface DocumentEventMap extends CodeloomEventMap {}
  /* eslint-enable @typescript-eslint/no-empty-object-type */
}
