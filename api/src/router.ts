import type { AuthService } from './modules/auth/index.ts';
import { authRouter } from './modules/auth/index.ts';
import {
  codeSetsRouter,
  codesRouter,
  shortlistRouter,
  type CodeSetsService,
  type searchCodes,
  type ShortlistService,
} from './modules/codes/index.ts';
import {
  apiKeysRouter,
  embedRouter,
  partnersRouter,
  type ApiKeysService,
  type EmbedService,
  type PartnerConsoleService,
  type PartnersService,
} from './modules/embed/index.ts';
import {
  auditTrailRouter,
  commentsRouter,
  draftsRouter,
  codesCheckRouter,
  encountersRouter,
  type CommentsService,
  type DraftsService,
  type EncountersService,
} from './modules/encounters/index.ts';
import { auditRouter, type AuditTrailService } from './modules/audit-trail/index.ts';
import { savedViewsRouter, worklistRouter, type WorklistService } from './modules/worklist/index.ts';
import { practiceRouter, type PracticeService } from './modules/practice/index.ts';
import { exportsRouter, type ExportsService } from './modules/exports/index.ts';
import { preferencesRouter, type PreferencesService } from './modules/preferences/index.ts';
import { suggestionsRouter, suggestRouter, type SuggestionsService } from './modules/suggestions/index.ts';
import { trainingRouter, type TrainingService } from './modules/training/index.ts';
import { usageRouter, type UsageService } from './modules/usage/index.ts';
import { mergeRouters, router } from './transport/trpc.ts';

/** The services behind both transports. */
export interface Services {
  readonly auth: AuthService;
  readonly encounters: EncountersService;
  readonly suggestions: SuggestionsService;
  readonly searchCodes: ReturnType<typeof searchCodes>;
  readonly shortlist: ShortlistService;
  readonly codeSets: CodeSetsService;
  readonly preferences: PreferencesService;
  readonly exports: ExportsService;
  readonly embed: EmbedService;
  readonly apiKeys: ApiKeysService;
  readonly partners: PartnersService;
  readonly partnerConsole: PartnerConsoleService;
  readonly auditTrail: AuditTrailService;
  readonly worklist: WorklistService;
  readonly practice: PracticeService;
  readonly training: TrainingService;
  readonly comments: CommentsService;
  readonly drafts: DraftsService;
  readonly usage: UsageService;
}

/** Every tRPC procedure. The path of each is its row in the policy table. */
export function createAppRouter(services: Services) {
  const { auth, encounters, suggestions, embed } = services;
  return router({
    auth: authRouter(auth),
    encounters: mergeRouters(encountersRouter(encounters), suggestRouter(suggestions)),
    suggestions: suggestionsRouter(suggestions),
    codes: mergeRouters(
      codesRouter(services.searchCodes),
      shortlistRouter(services.shortlist),
      codesCheckRouter(encounters),
    ),
    codeSets: codeSetsRouter(services.codeSets),
    preferences: preferencesRouter(services.preferences),
    audit: mergeRouters(auditTrailRouter(encounters), auditRouter(services.auditTrail)),
    worklist: worklistRouter(services.worklist),
    savedViews: savedViewsRouter(services.worklist),
    exports: exportsRouter(services.exports),
    embed: embedRouter(embed),
    apiKeys: apiKeysRouter(services.apiKeys),
    partners: partnersRouter(services.partners),
    practice: practiceRouter(services.practice),
    training: trainingRouter(services.training),
    comments: commentsRouter(services.comments),
    drafts: draftsRouter(services.drafts),
    usage: usageRouter(services.usage),
  });
}

export type AppRouter = ReturnType<typeof createAppRouter>;
