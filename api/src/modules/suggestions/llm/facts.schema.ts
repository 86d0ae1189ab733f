import { z } from 'zod';

/**
 * What the model answers: facts with verbatim quotes, never codes, levels or prices. `candidate` may only repeat a code that the
 * request offered; anything else is dropped. Every field is required and nullable where it may be absent, as strict structured outputs ask.
 */
const quote = z.string().describe('Copied letter for letter from the note; one sentence or less.');
const candidate = z.string().nullable().describe('One of the offered candidate codes, or null when none fits.');

export const problemStatuses = ['stable', 'worse', 'severe', 'new', 'resolved', 'unknown'] as const;
export const assertions = ['present', 'negated', 'uncertain', 'historical', 'family', 'planned'] as const;

export const problemFactSchema = z.object({
  term: z.string().describe('The problem in the words of the note.'),
  quote,
  course: z.enum(['chronic', 'acute', 'minor', 'systemic', 'complicated', 'threat', 'symptom']),
  status: z.enum(problemStatuses),
  statusQuote: z.string().nullable(),
  assertion: z.enum(assertions),
  addressed: z.boolean().describe('Evaluated or treated at this visit, not only listed.'),
  candidate,
});

export const dataFactSchema = z.object({
  kind: z.enum([
    'test_ordered',
    'test_reviewed',
    'external_note',
    'independent_historian',
    'independent_interpretation',
    'discussion',
  ]),
  name: z.string(),
  quote,
});

export const managementFactSchema = z.object({
  kind: z.enum([
    'drug_start',
    'drug_stop',
    'drug_change',
    'drug_continue',
    'over_the_counter',
    'conservative_care',
    'minor_surgery_decision',
    'major_surgery_decision',
    'hospitalization_decision',
    'toxicity_monitoring',
    'code_status_decision',
    'social_determinants_limit_care',
  ]),
  name: z.string(),
  quote,
});

/** Answer of call 1: what E/M and diagnoses rest on. */
export const encounterFactsSchema = z.object({
  problems: z.array(problemFactSchema),
  data: z.array(dataFactSchema),
  management: z.array(managementFactSchema),
  time: z.object({ minutes: z.number().int(), quote }).nullable(),
});

export const procedureFactSchema = z.object({
  term: z.string(),
  quote,
  status: z.enum(['performed', 'planned', 'past', 'declined']),
  count: z.number().int().nullable(),
  sizeCm: z.number().nullable(),
  side: z.enum(['left', 'right', 'bilateral']).nullable(),
  candidate,
});

export const documentationRisks = [
  'separate_evaluation_with_procedure',
  'procedure_without_indication',
  'time_without_total',
  'status_not_documented',
  'contradiction',
  'copied_forward',
] as const;

/** Answer of call 2: procedures, what modifiers rest on, what could lead to a denial. */
export const serviceFactsSchema = z.object({
  procedures: z.array(procedureFactSchema),
  documentation: z.array(z.object({ kind: z.enum(documentationRisks), quote })),
});

export type ProblemFact = z.infer<typeof problemFactSchema>;
export type DataFact = z.infer<typeof dataFactSchema>;
export type ManagementFact = z.infer<typeof managementFactSchema>;
export type ProcedureFact = z.infer<typeof procedureFactSchema>;
export type EncounterFacts = z.infer<typeof encounterFactsSchema>;
export type ServiceFacts = z.infer<typeof serviceFactsSchema>;
