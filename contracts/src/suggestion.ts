import { z } from 'zod';
import { codeSetInfoSchema, editSchema } from './codes.ts';
import { lineSchema, proseSchema } from './text.ts';
import { HIGH_FROM, SUPPORTED_FROM } from './limits.ts';

/** UTF-16 offsets into the note as submitted; `quote === note.slice(start, end)`. */
export const spanSchema = z.object({ start: z.number().int(), end: z.number().int(), quote: z.string() });
export type Span = z.infer<typeof spanSchema>;

export const bucketSchema = z.enum(['low', 'medium', 'high']);
export type Bucket = z.infer<typeof bucketSchema>;

export function bucketOf(confidence: number): Bucket {
  if (confidence < SUPPORTED_FROM) return 'low';
  return confidence < HIGH_FROM ? 'medium' : 'high';
}

export const payerSchema = z.enum(['commercial', 'medicare', 'medicaid']);
export type Payer = z.infer<typeof payerSchema>;
export const patientSchema = z.enum(['new', 'established']);
export type Patient = z.infer<typeof patientSchema>;

const confidenceSchema = z.number().min(0).max(1);

export const emCandidateSchema = z.object({
  code: z.string(),
  label: z.string(),
  level: z.number().int().min(1).max(5),
  confidence: confidenceSchema,
});
export type EmCandidate = z.infer<typeof emCandidateSchema>;

export const mdmItemSchema = z.object({
  kind: z.string(),
  text: z.string(),
  counted: z.boolean(),
  /** What an auditor would accept is firm; weak is counted and open to argument; plausible would count if accepted. Absent in runs of older engines. */
  hold: z.enum(['firm', 'weak', 'plausible', 'no']).optional(),
  whyNot: z.string().optional(),
  ruleId: z.string(),
  evidence: z.array(spanSchema),
});
export type MdmItem = z.infer<typeof mdmItemSchema>;

export const mdmSchema = z.object({
  level: z.enum(['straightforward', 'low', 'moderate', 'high']),
  problems: z.object({ level: z.enum(['minimal', 'low', 'moderate', 'high']), items: z.array(mdmItemSchema) }),
  data: z.object({ level: z.enum(['minimal', 'limited', 'moderate', 'extensive']), items: z.array(mdmItemSchema) }),
  risk: z.object({ level: z.enum(['minimal', 'low', 'moderate', 'high']), items: z.array(mdmItemSchema) }),
});
export type Mdm = z.infer<typeof mdmSchema>;

export const diagnosisSuggestionSchema = z.object({
  code: z.string(),
  description: z.string(),
  confidence: confidenceSchema,
  bucket: bucketSchema,
  ruleIds: z.array(z.string()),
  noteSnippets: z.array(z.string()),
  evidence: z.array(spanSchema).min(1),
});
export type DiagnosisSuggestion = z.infer<typeof diagnosisSuggestionSchema>;

export const procedureSuggestionSchema = diagnosisSuggestionSchema.extend({
  modifiers: z.array(z.string()),
  units: z.number().int().min(1),
  /** 1-based positions in `diagnoses`, as on the claim form. */
  diagnosisPointers: z.array(z.number().int().min(1)),
  withinCuratedSet: z.boolean(),
});
export type ProcedureSuggestion = z.infer<typeof procedureSuggestionSchema>;

export const rejectedSchema = z.object({
  text: z.string(),
  code: z.string().optional(),
  reason: z.string(),
  evidence: z.array(spanSchema),
});
export type Rejected = z.infer<typeof rejectedSchema>;

export const hintSchema = z.object({
  type: z.enum(['UNDERCODING', 'MISSED_SERVICE', 'SPECIFICITY', 'DOCUMENTATION']),
  severity: z.enum(['info', 'warning']),
  message: z.string(),
  evidence: z.array(spanSchema).optional(),
});
export type Hint = z.infer<typeof hintSchema>;

export const riskReasonSchema = z.object({
  id: z.string(),
  severity: bucketSchema,
  message: z.string(),
  source: z.string(),
});
export type RiskReason = z.infer<typeof riskReasonSchema>;

/** A fact as one of two readers saw it. */
export const seenFactSchema = z.object({
  kind: z.enum(['problem', 'data', 'management', 'procedure', 'time']),
  text: z.string(),
  evidence: z.array(spanSchema),
});
export type SeenFact = z.infer<typeof seenFactSchema>;

/** How the model's reading and the built-in reading of a note compare; absent when no model was asked. */
export const readingComparisonSchema = z.object({
  agreed: z.number().int(),
  modelOnly: z.array(seenFactSchema),
  rulesOnly: z.array(seenFactSchema),
  /** Answers of the model that were left out, counted by reason: not in the note, no real code offered … */
  dropped: z.record(z.string(), z.number().int()),
  /** Sentences that speak to software instead of about the patient; none was followed. */
  instructionsIgnored: z.number().int(),
  /** Invisible characters by kind; the model did not see them. */
  invisible: z.record(z.string(), z.number().int()),
});
export type ReadingComparison = z.infer<typeof readingComparisonSchema>;

export const suggestionResultSchema = z.object({
  engine: z.object({
    mode: z.enum(['rules', 'openai', 'mock']),
    version: z.string(),
    bookVersion: z.string(),
    model: z.string().optional(),
    promptHash: z.string().optional(),
    codeSet: codeSetInfoSchema,
  }),
  note: z.object({
    sha256: z.string(),
    lengthChars: z.number().int(),
    /** The note is longer than the engine reads (10,000 characters); assessment and plan were preferred. */
    trimmed: z.boolean(),
    sections: z.array(z.object({ name: z.string(), start: z.number().int(), end: z.number().int() })),
  }),
  patient: patientSchema,
  em: z.object({
    recommended: emCandidateSchema.nullable(),
    highestSupported: emCandidateSchema.nullable(),
    alternatives: z.array(emCandidateSchema.extend({ recommended: z.boolean() })),
    basis: z.enum(['mdm', 'time']).nullable(),
    mdm: mdmSchema,
    time: z.object({ minutes: z.number().int(), evidence: z.array(spanSchema) }).nullable(),
    missingForNext: z.array(z.string()),
    /** Facts that, if not accepted in an audit, lower the level. */
    fragile: z.array(z.string()),
    modifiers: z.array(z.string()),
    /** Why no visit code is recommended although the visit was read; null where one is. Absent in runs of older engines. */
    withheld: z.string().nullable().optional(),
  }),
  diagnoses: z.array(diagnosisSuggestionSchema),
  procedures: z.array(procedureSuggestionSchema),
  edits: z.array(editSchema),
  rejected: z.array(rejectedSchema),
  denialRisk: z.object({ level: bucketSchema, reasons: z.array(riskReasonSchema) }),
  hints: z.array(hintSchema),
  confidenceBucket: bucketSchema,
  reading: readingComparisonSchema.optional(),
});
export type SuggestionResult = z.infer<typeof suggestionResultSchema>;

/** What a person did with one suggested code. */
export const suggestionResponseSchema = z.strictObject({
  kind: z.enum(['em', 'diagnosis', 'procedure']),
  code: lineSchema(10),
  response: z.enum(['accepted', 'dismissed']),
  reason: proseSchema(1, 500).optional(),
});
export type SuggestionResponse = z.infer<typeof suggestionResponseSchema>;
