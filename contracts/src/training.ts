import { z } from 'zod';
import { emCodeSchema, icd10CodeSchema, procedureCodeSchema } from './codes.ts';
import { instantSchema } from './ids.ts';
import { patientSchema, payerSchema, spanSchema } from './suggestion.ts';
import { sexSchema, visitTypeSchema } from './encounter.ts';
import { claimLimits } from './limits.ts';

export const trainingDifficulties = ['easy', 'medium', 'hard'] as const;
export const trainingDifficultySchema = z.enum(trainingDifficulties);
export type TrainingDifficulty = z.infer<typeof trainingDifficultySchema>;

/** The readable name of a case, such as `strep-throat`. */
export const trainingCaseIdSchema = z
  .string()
  .max(64)
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'A training case has a name such as strep-throat.');

export const trainingCaseSummarySchema = z.object({
  id: z.string(),
  title: z.string(),
  specialty: z.string(),
  difficulty: trainingDifficultySchema,
  /** What the case is about to teach, without giving its answer away. */
  topic: z.string(),
  /** The caller's own attempts. */
  attempts: z.number().int(),
  bestScorePercent: z.number().int().nullable(),
});
export type TrainingCaseSummary = z.infer<typeof trainingCaseSummarySchema>;
export const trainingCasesSchema = z.object({ items: z.array(trainingCaseSummarySchema) });
export type TrainingCases = z.infer<typeof trainingCasesSchema>;

export const trainingLineKinds = ['em', 'diagnosis', 'procedure'] as const;
export const trainingLineKindSchema = z.enum(trainingLineKinds);
export type TrainingLineKind = z.infer<typeof trainingLineKindSchema>;

/** One line of the published answer: why a code is right, or why a tempting one is not. */
export const trainingExplanationSchema = z.object({
  kind: trainingLineKindSchema,
  /** Null where the answer is that no code of this kind is reported. */
  code: z.string().nullable(),
  /** False for a code that is often chosen here and does not stand. */
  correct: z.boolean(),
  text: z.string(),
  evidence: z.array(spanSchema),
});
export type TrainingExplanation = z.infer<typeof trainingExplanationSchema>;

export const trainingAnswerSchema = z.object({
  correctEmCode: z.string().nullable(),
  correctDiagnosisCodes: z.array(z.string()),
  correctProcedureCodes: z.array(z.string()),
  explanations: z.array(trainingExplanationSchema),
});
export type TrainingAnswer = z.infer<typeof trainingAnswerSchema>;

export const trainingCaseSchema = trainingCaseSummarySchema.extend({
  version: z.number().int(),
  noteText: z.string(),
  patient: patientSchema.nullable(),
  visitType: visitTypeSchema,
  payer: payerSchema.nullable(),
  ageYears: z.number().int().nullable(),
  sex: sexSchema.nullable(),
});
export type TrainingCase = z.infer<typeof trainingCaseSchema>;

const codesOf = <T extends z.ZodType>(code: T, most: number) => z.array(code).max(most, `Write at most ${most} codes.`);

/** The learner's own codes. An E/M code of null says that no visit level is reported. */
export const trainingAttemptInputSchema = z.strictObject({
  userEmCode: emCodeSchema.nullable(),
  userDiagnosisCodes: codesOf(icd10CodeSchema, claimLimits.diagnoses),
  userProcedureCodes: codesOf(procedureCodeSchema, claimLimits.lines),
});
export type TrainingAttemptInput = z.input<typeof trainingAttemptInputSchema>;
export type TrainingCodes = z.output<typeof trainingAttemptInputSchema>;

export const trainingCasePathSchema = z.strictObject({ id: trainingCaseIdSchema });
export const trainingAttemptCallSchema = trainingAttemptInputSchema.extend({ id: trainingCaseIdSchema });

export const trainingMatchSummarySchema = z.object({
  emMatch: z.boolean(),
  diagnosisMatches: z.number().int(),
  diagnosisTotal: z.number().int(),
  procedureMatches: z.number().int(),
  procedureTotal: z.number().int(),
});
export type TrainingMatchSummary = z.infer<typeof trainingMatchSummarySchema>;

/** One code of the learner or of the answer, side by side. */
export const trainingComparisonSchema = z.object({
  kind: trainingLineKindSchema,
  code: z.string().nullable(),
  description: z.string(),
  standing: z.enum(['matched', 'missed', 'extra']),
  text: z.string(),
  evidence: z.array(spanSchema),
});
export type TrainingComparison = z.infer<typeof trainingComparisonSchema>;

export const trainingAttemptSchema = z.object({
  id: z.string(),
  trainingCaseId: z.string(),
  userEmCode: z.string().nullable(),
  userDiagnosisCodes: z.array(z.string()),
  userProcedureCodes: z.array(z.string()),
  /** What the built-in engine makes of the same note; it may differ from the published answer. */
  aiEmCode: z.string().nullable(),
  aiDiagnosisCodes: z.array(z.string()),
  aiProcedureCodes: z.array(z.string()),
  /** 40 for the E/M code, 40 × F1 of the diagnoses, 20 × F1 of the procedures (DESIGN section 7). */
  scorePercent: z.number().int().min(0).max(100),
  matchSummary: trainingMatchSummarySchema,
  comparison: z.array(trainingComparisonSchema),
  answer: trainingAnswerSchema,
  createdAt: instantSchema,
});
export type TrainingAttempt = z.infer<typeof trainingAttemptSchema>;
