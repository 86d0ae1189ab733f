import { createContext } from '@lit/context';
import type { Environment, Me } from '@codeloom/contracts';
import {
  CodeloomError,
  createPortalAdmin,
  createPortalAuth,
  createPortalConnection,
  createPortalExports,
} from '@codeloom/sdk';
import type { CodeloomClient, CodeloomConnection, PortalAdmin, PortalAuth, PortalExports } from '@codeloom/sdk';
import { overheard } from './overheard.ts';

/** Who is signed in, and the way to the server that ends the session here as soon as the server ended it there. */
export interface Session {
  readonly me: Me | null;
  readonly environment: Environment | null;
  readonly client: CodeloomClient;
  readonly connection: CodeloomConnection;
  readonly auth: PortalAuth;
  readonly exports: PortalExports;
  readonly admin: PortalAdmin;
}

export const sessionContext = createContext<Session | null>(Symbol('codeloom-portal-session'));

/** Codes whose saving met the end of the session; in memory only, for the same user alone. */
export type UnsentCodes = Parameters<CodeloomClient['encounters']['setCodes']>;

/** @param expired the server said that nobody is signed in, and to which codes, if it was asked to save some */
export function createSession(expired: (unsent: UnsentCodes | null) => void): Session {
  const connection = createPortalConnection();
  const client = overheard(connection.client, {
    refused: (error, { name, args }) => {
      if (!(error instanceof CodeloomError) || error.code !== 'unauthenticated') return;
      // The arguments are those of the call that was overheard.
      expired(name === 'encounters.setCodes' ? ([args[0], args[1]] as UnsentCodes) : null);
    },
  });
  return {
    me: null,
    environment: null,
    auth: createPortalAuth(),
    exports: createPortalExports(),
    admin: createPortalAdmin(),
    client,
    connection: { ...connection, client },
  };
}
