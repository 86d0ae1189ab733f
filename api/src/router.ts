import type { AuthService } from './modules/auth/index.ts';
import { authRouter } from './modules/auth/index.ts';
import { codesRouter, type searchCodes } from './modules/codes/index.ts';
import { embedRouter, type EmbedService } from './modules/embed/index.ts';
import {
  auditTrailRouter,
  codesCheckRouter,
  encountersRouter,
  type EncountersService,
} from './modules/encounters/index.ts';
import { exportsRouter, type ExportsService } from './modules/exports/index.ts';
import { suggestionsRouter, suggestRouter, type SuggestionsService } from './modules/suggestions/index.ts';
import { mergeRouters, router } from './transport/trpc.ts';

/** The services behind both transports. */
export interface Services {
  readonly auth: AuthService;
  readonly encounters: EncountersService;
  readonly suggestions: SuggestionsService;
  readonly searchCodes: ReturnType<typeof searchCodes>;
  readonly exports: ExportsService;
  readonly embed: EmbedService;
}

/** Every tRPC procedure. The path of each is its row in the policy table. */
export function createAppRouter(services: Services) {
  const { auth, encounters, suggestions, embed } = services;
  return router({
    auth: authRouter(auth),
    encounters: mergeRouters(encountersRouter(encounters), suggestRouter(suggestions)),
    suggestions: suggestionsRouter(suggestions),
    codes: mergeRouters(codesRouter(services.searchCodes), codesCheckRouter(encounters)),
    audit: auditTrailRouter(encounters),
    exports: exportsRouter(services.exports),
    embed: embedRouter(embed),
  });
}

export type AppRouter = ReturnType<typeof createAppRouter>;
