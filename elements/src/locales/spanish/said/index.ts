import type { Dictionary } from '../../../internal/localize.ts';
import { claimRules } from './claim-rules.ts';
import { claim } from './claim.ts';
import { decision } from './decision.ts';
import { findings } from './findings.ts';
import { input } from './input.ts';
import { sections } from './sections.ts';
import { server } from './server.ts';
import { services } from './services.ts';
import { tests } from './tests.ts';

/**
 * Sentences of the engine and the server in Spanish. Keys are what they say, with `{0}` where a value stands; `tools/checks/said.test.ts` finds
 * a sentence without its Spanish. Names of diagnoses and procedures stay those of the code tables, which are in English.
 */
export const phrases: Dictionary = {
  ...tests,
  ...services,
  ...sections,
  ...decision,
  ...findings,
  ...claim,
  ...claimRules,
  ...server,
  ...input,
};
