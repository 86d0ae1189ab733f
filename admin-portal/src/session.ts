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

/** What was typed or edited when the session ended; in memory only, for the same user alone. */
export type UnsentDraft = Parameters<CodeloomClient['drafts']['save']>[0];

/** @param expired the server said that nobody is signed in, and to which draft, if it was asked to keep one */
export function createSession(expired: (unsent: UnsentDraft | null) => void): Session {
  const connection = createPortalConnection();
  const client = overheard(connection.client, {
    refused: (error, { name, args }) => {
      if (!(error instanceof CodeloomError) || error.code !== 'unauthenticated') return;
      // The arguments are those of the call that was overheard.
      expired(name === 'drafts.save' ? (args[0] as UnsentDraft) : null);
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
