import type { KeyObject } from 'node:crypto';
import {
  createAccessTokens,
  createAuthService,
  createSessionStore,
  createSignInLimits,
} from '../modules/auth/index.ts';
import {
  createCodeSetsService,
  createCodeTables,
  createShortlistService,
  searchCodes,
} from '../modules/codes/index.ts';
import { createAuditTrailService } from '../modules/audit-trail/index.ts';
import { createWorklistService } from '../modules/worklist/index.ts';
import {
  createApiKeysService,
  createEmbedService,
  createPartnerConsoleService,
  createPartnersService,
} from '../modules/embed/index.ts';
import {
  createCommentsService,
  createDraftsService,
  createEncounterReader,
  createEncountersService,
} from '../modules/encounters/index.ts';
import { createExportsService } from '../modules/exports/index.ts';
import { createPreferencesService } from '../modules/preferences/index.ts';
import { createModelReader, createSuggestionsService } from '../modules/suggestions/index.ts';
import { createPracticeService } from '../modules/practice/index.ts';
import { createTrainingService } from '../modules/training/index.ts';
import { createModelAllowance, createUsageService } from '../modules/usage/index.ts';
import type { Clock } from '../platform/clock.ts';
import type { Config } from '../platform/config.ts';
import type { PhiCipher } from '../platform/crypto/index.ts';
import type { Database } from '../platform/database/index.ts';
import type { Services } from '../router.ts';
import type { ServerEvents } from '../transport/server-events.ts';

export interface ServiceDeps {
  readonly config: Config;
  readonly database: Database;
  readonly cipher: PhiCipher;
  readonly clock: Clock;
  readonly tokenKey: KeyObject;
  readonly events: ServerEvents;
}

/** Wires the modules. Calls between them form a DAG; this is the only place that knows all of them. */
export async function createServices(deps: ServiceDeps) {
  const { config, database, cipher, clock, events } = deps;
  const tokens = await createAccessTokens(deps.tokenKey);
  const sessions = createSessionStore(database);
  const tables = createCodeTables(database, clock);
  const reader = createEncounterReader({ cipher, clock, tables });
  const encounterDeps = { database, cipher, clock, tables, reader, events };
  const auth = createAuthService({
    database,
    clock,
    sessions,
    tokens,
    limits: createSignInLimits({ database, clock }),
  });
  const services: Services = {
    auth,
    encounters: createEncountersService(encounterDeps),
    suggestions: createSuggestionsService({
      ...encounterDeps,
      llm: config.llm,
      model: createModelReader(config.llm, deps.tokenKey),
      allowance: createModelAllowance(config.llm.tokensPerPeriod),
    }),
    searchCodes: searchCodes(tables, clock),
    shortlist: createShortlistService({ database, tables, clock }),
    codeSets: createCodeSetsService({ database, tables, clock }),
    preferences: createPreferencesService({ database, clock }),
    exports: createExportsService({ database, clock }),
    embed: createEmbedService({ database, clock, tokens, auth }),
    apiKeys: createApiKeysService({ database, cipher, clock }),
    partners: createPartnersService({ database, clock }),
    partnerConsole: createPartnerConsoleService({ database, clock, cipher }),
    auditTrail: createAuditTrailService({ database, cipher, reader }),
    worklist: createWorklistService({ database, clock }),
    practice: createPracticeService({ database, clock }),
    training: createTrainingService({ database, clock, tables }),
    comments: createCommentsService(encounterDeps),
    drafts: createDraftsService(encounterDeps),
    usage: createUsageService({ database, clock, tokensPerPeriod: config.llm.tokensPerPeriod }),
  };
  return { ...services, tokens, sessions };
}

export type ServerServices = Awaited<ReturnType<typeof createServices>>;
