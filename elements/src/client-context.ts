import { createContext } from '@lit/context';
import type { EncounterRef } from '@codeloom/contracts';
import type { Appearance, CodeloomClient, CodeloomError, SessionGrant } from '@codeloom/sdk';
import type { CommandCenter } from './commands/command-center.ts';
import type { Locale } from './internal/localize.ts';
import type { EncounterStore } from './store/encounter-store.ts';

/** Where a provider stands with its session. */
export type ProviderStatus = 'waiting' | 'connecting' | 'ready' | 'failed' | 'expired';

/** What a provider hands to the elements inside it. Replaced as a whole on each change. */
export interface ProviderContext {
  status: ProviderStatus;
  error: CodeloomError | null;
  client: CodeloomClient | null;
  /** Null in a portal session, where the server alone decides by role. */
  grant: SessionGrant | null;
  theme: NonNullable<Appearance['theme']>;
  /** The language of what is inside; null while its dictionary is on its way. */
  locale: Locale | null;
  /** The provider's own encounter, or the session's. */
  encounter: EncounterRef | null;
  /** One store for each encounter, shared by all elements that name it. */
  storeFor: (ref: EncounterRef) => EncounterStore;
  /** Everything a person can ask for inside this provider, and their keys. */
  commands: CommandCenter;
  /** Opens the key sheet or the command palette. */
  openCommands: (show: 'keys' | 'palette') => void;
  /** Connects again after a failure or an ended session. */
  reconnect: () => void;
}

export const providerContext = createContext<ProviderContext | null>(Symbol('codeloom-provider'));
