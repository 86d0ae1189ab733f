import { z } from 'zod';
import { codeSetInputSchema, editSchema, finalDiagnosisSchema, finalProcedureSchema } from './codes.ts';
import {
  backwards,
  dateSchema,
  encounterIdSchema,
  idSchema,
  instantSchema,
  isForwards,
  practiceIdSchema,
  userIdSchema,
} from './ids.ts';
import { noteTextSchema } from './note.ts';
import { lineSchema, proseSchema } from './text.ts';
import { bucketSchema, patientSchema, payerSchema, suggestionResultSchema } from './suggestion.ts';

export const encounterStatusSchema = z.enum(['draft', 'ai_suggested', 'finalized', 'exported', 'voided']);
export type EncounterStatus = z.infer<typeof encounterStatusSchema>;

export const visitTypes = [
  'office_new',
  'office_established',
  'telehealth',
  'telehealth_audio',
  'preventive_new',
  'preventive_established',
  'wellness_medicare',
  'nurse_visit',
  'consultation',
  'other',
] as const;
export const visitTypeSchema = z.enum(visitTypes);
export type VisitType = z.infer<typeof visitTypeSchema>;

export const sexSchema = z.enum(['f', 'm']);
export const decisionDeltaSchema = z.enum(['accepted_as_is', 'lower_than_ai', 'higher_than_ai', 'different_code']);
export type DecisionDelta = z.infer<typeof decisionDeltaSchema>;
export const emCodeSourceSchema = z.enum(['ai', 'provider', 'biller', 'mixed']);
export type EmCodeSource = z.infer<typeof emCodeSourceSchema>;

/** Facts of the visit that change the answer of the engine. Missing payer = CPT's own rules. */
const visitFacts = {
  patient: patientSchema.optional(),
  payer: payerSchema.optional(),
  placeOfService: z
    .string()
    .regex(/^[0-9]{2}$/, 'A place of service has two digits, such as 11.')
    .optional(),
  ageYears: z.number().int().min(0).max(130).optional(),
  sex: sexSchema.optional(),
  lastVisitDate: dateSchema.optional(),
};

/** Letters, digits and separators: long enough for any EMR's key, too narrow for prose. */
const referenceSchema = lineSchema(64);

export const encounterCreateSchema = z.strictObject({
  patientPseudoId: referenceSchema,
  encounterDate: dateSchema,
  visitType: visitTypeSchema,
  specialty: lineSchema(64),
  noteText: noteTextSchema,
  externalId: referenceSchema.optional(),
  providerId: userIdSchema.optional(),
  ...visitFacts,
});
export type EncounterCreate = z.output<typeof encounterCreateSchema>;
export type EncounterCreateInput = z.input<typeof encounterCreateSchema>;

export const encounterUpdateSchema = z.strictObject({
  version: z.number().int().min(1),
  patientPseudoId: referenceSchema.optional(),
  encounterDate: dateSchema.optional(),
  visitType: visitTypeSchema.optional(),
  specialty: lineSchema(64).optional(),
  noteText: noteTextSchema.optional(),
  providerId: userIdSchema.nullable().optional(),
  patient: visitFacts.patient.nullable(),
  payer: visitFacts.payer.nullable(),
  placeOfService: visitFacts.placeOfService.nullable(),
  ageYears: visitFacts.ageYears.nullable(),
  sex: visitFacts.sex.nullable(),
  lastVisitDate: visitFacts.lastVisitDate.nullable(),
});
export type EncounterUpdate = z.output<typeof encounterUpdateSchema>;
export type EncounterUpdateInput = z.input<typeof encounterUpdateSchema>;

export const encounterSetCodesSchema = codeSetInputSchema.extend({ version: z.number().int().min(1) });
export type EncounterSetCodes = z.output<typeof encounterSetCodesSchema>;
export type EncounterSetCodesInput = z.input<typeof encounterSetCodesSchema>;

export const reasonSchema = proseSchema(3, 500, 'Give a short reason.');

export const encounterSuggestSchema = z.strictObject({
  engine: z.literal('rules').optional(),
  force: z.boolean().optional(),
});
export type EncounterSuggest = z.output<typeof encounterSuggestSchema>;

export const encounterFinalizeSchema = z.strictObject({
  version: z.number().int().min(1),
  overrides: z
    .array(z.strictObject({ editId: z.string().max(200), reason: reasonSchema }))
    .max(100)
    .optional(),
});
export type EncounterFinalize = z.output<typeof encounterFinalizeSchema>;

export const encounterReopenSchema = z.strictObject({ version: z.number().int().min(1), reason: reasonSchema });
export type EncounterReopen = z.output<typeof encounterReopenSchema>;

/** Which encounter: its id, or the host's own key for it. */
export const encounterRefSchema = z.union([
  z.strictObject({ id: encounterIdSchema }),
  z.strictObject({ externalId: referenceSchema }),
]);
export type EncounterRef = z.infer<typeof encounterRefSchema>;

const emDisplaySchema = z.object({ code: z.string(), confidence: z.number() });

/** The whole encounter, as every encounter route answers it. */
export const encounterSchema = z.object({
  id: encounterIdSchema,
  practiceId: practiceIdSchema,
  version: z.number().int(),
  status: encounterStatusSchema,
  externalId: z.string().nullable(),
  patientPseudoId: z.string(),
  encounterDate: dateSchema,
  visitType: visitTypeSchema,
  specialty: z.string(),
  providerId: userIdSchema.nullable(),
  providerName: z.string().nullable(),
  /** Whose work it is; null = nobody's yet. */
  assigneeId: userIdSchema.nullable(),
  assigneeName: z.string().nullable(),
  patient: patientSchema.nullable(),
  payer: payerSchema.nullable(),
  placeOfService: z.string().nullable(),
  ageYears: z.number().int().nullable(),
  sex: sexSchema.nullable(),
  lastVisitDate: dateSchema.nullable(),
  /** Empty where `noteStored` is false. */
  noteText: z.string(),
  noteVersion: z.number().int(),
  /** False once the text is gone: the practice keeps no notes, or its retention ended. Suggesting then asks for the note again. */
  noteStored: z.boolean().optional(),
  suggestion: suggestionResultSchema.nullable(),
  suggestionRunId: idSchema.nullable(),
  emRecommended: emDisplaySchema.nullable(),
  emHighestSupported: emDisplaySchema.nullable(),
  finalEmCode: z.string().nullable(),
  finalEmModifiers: z.array(z.string()),
  finalEmCodeSource: emCodeSourceSchema.nullable(),
  finalDiagnoses: z.array(finalDiagnosisSchema),
  finalProcedures: z.array(finalProcedureSchema),
  edits: z.array(editSchema),
  emDecisionDelta: decisionDeltaSchema.nullable(),
  hadUndercodeHint: z.boolean(),
  hadMissedServiceHint: z.boolean(),
  denialRiskLevel: bucketSchema.nullable(),
  denialRiskReasons: z.array(z.string()),
  createdAt: instantSchema,
  updatedAt: instantSchema,
  finalizedAt: instantSchema.nullable(),
  finalizedByUserId: userIdSchema.nullable(),
  finalizedByName: z.string().nullable(),
});
export type Encounter = z.infer<typeof encounterSchema>;

/** A row of the list: no note text, no evidence. */
export const encounterSummarySchema = encounterSchema.pick({
  id: true,
  version: true,
  status: true,
  externalId: true,
  patientPseudoId: true,
  encounterDate: true,
  visitType: true,
  specialty: true,
  providerId: true,
  providerName: true,
  assigneeId: true,
  assigneeName: true,
  payer: true,
  emRecommended: true,
  finalEmCode: true,
  denialRiskLevel: true,
  createdAt: true,
  updatedAt: true,
  finalizedAt: true,
});
export type EncounterSummary = z.infer<typeof encounterSummarySchema>;

export const encounterListInputSchema = z
  .strictObject({
    /** `needs_coding` = draft or ai_suggested. */
    status: z.union([encounterStatusSchema, z.literal('needs_coding')]).optional(),
    from: dateSchema.optional(),
    to: dateSchema.optional(),
    providerId: userIdSchema.optional(),
    cursor: z.string().max(200).optional(),
    limit: z.coerce.number().int().min(1).max(200).default(50),
  })
  .refine(isForwards, backwards);
export type EncounterListInput = z.input<typeof encounterListInputSchema>;

export const encounterListSchema = z.object({
  items: z.array(encounterSummarySchema),
  nextCursor: z.string().nullable(),
});
export type EncounterList = z.infer<typeof encounterListSchema>;
