import type { CodeloomEventDetails, EncounterRef } from '@codeloom/contracts';
import type { CodeloomClient, CodeloomError } from '@codeloom/sdk';

export type StoreEvent = {
  [Name in keyof CodeloomEventDetails]: { name: Name; detail: CodeloomEventDetails[Name] };
}[keyof CodeloomEventDetails];

export interface StoreOptions {
  client: CodeloomClient;
  ref: EncounterRef;
  /** Tells the page what happened when no listener speaks for it. */
  emit: (event: StoreEvent) => void;
  /** The encounter could not be loaded. */
  failed: (error: CodeloomError) => void;
}

export interface StoreListener {
  changed(): void;
  /** The events this listener dispatches; the first listener that names an event speaks for all. */
  speaks?: readonly StoreEvent['name'][];
  say?(event: StoreEvent): void;
}
