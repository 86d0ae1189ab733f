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

/** @param expired the server said that nobody is signed in */
export function createSession(expired: () => void): Session {
  const connection = createPortalConnection();
  const client = overheard(connection.client, {
    refused: (error) => {
      if (error instanceof CodeloomError && error.code === 'unauthenticated') expired();
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
