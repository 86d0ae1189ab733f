import { z } from 'zod';
import { dateSchema } from './ids.ts';
import { isPlain, lineSchema } from './text.ts';
import { claimLimits } from './limits.ts';

/** `e1142` and `E11.42` are the same code: the dot goes after character 3. */
function withDot(code: string): string {
  const bare = code.replace('.', '');
  return bare.length > 3 ? `${bare.slice(0, 3)}.${bare.slice(3)}` : bare;
}

/** A well-formed ICD-10-CM code, dotted and in capitals. Form only: whether it exists depends on the date of service. */
export const icd10CodeSchema = z
  .string()
  .trim()
  .toUpperCase()
  .overwrite(withDot)
  // The second character is a letter in some categories since FY2026 (QA0).
  .regex(/^[A-Z][0-9A][0-9A-Z](\.[0-9A-Z]{1,4})?$/, 'Write an ICD-10-CM code such as E11.42.');

/** A well-formed CPT or HCPCS Level II code. Form only. */
export const procedureCodeSchema = z
  .string()
  .trim()
  .toUpperCase()
  .regex(
    /^([0-9]{4}[0-9FTUM]|[A-V][0-9]{4})$/,
    'Write a CPT or HCPCS code of five characters, such as 20610 or G0439.',
  );

/** An E/M code of an office visit (99202–99205, 99211–99215) or office consultation (99242–99245). */
export const emCodeSchema = z
  .string()
  .trim()
  .regex(/^(9920[2-5]|9921[1-5]|9924[2-5])$/, 'Write an office visit or consultation code, such as 99213.');

export const modifierSchema = z
  .string()
  .trim()
  .toUpperCase()
  .regex(/^[A-Z0-9]{2}$/, 'A modifier has two letters or digits.');

export const codeSourceSchema = z.enum(['ai', 'user']);

export const finalDiagnosisSchema = z.object({
  code: z.string(),
  description: z.string(),
  source: codeSourceSchema,
});
export type FinalDiagnosis = z.infer<typeof finalDiagnosisSchema>;

export const finalProcedureSchema = z.object({
  code: z.string(),
  description: z.string(),
  modifiers: z.array(z.string()),
  units: z.number().int(),
  /** 1-based positions in the list of diagnoses, as on the claim form. */
  pointers: z.array(z.number().int()),
  source: codeSourceSchema,
});
export type FinalProcedure = z.infer<typeof finalProcedureSchema>;

/** What a person sends: the order is the claim order; `source` is set by the server, never by the client. */
export const codeSetInputSchema = z.strictObject({
  emCode: emCodeSchema.nullable(),
  emModifiers: z.array(modifierSchema).max(claimLimits.modifiersPerLine).optional(),
  diagnoses: z
    .array(
      z.strictObject({
        code: icd10CodeSchema,
        description: z.string().max(300).refine(isPlain, 'Write plain text.').optional(),
      }),
    )
    .max(claimLimits.diagnoses),
  procedures: z
    .array(
      z.strictObject({
        code: procedureCodeSchema,
        modifiers: z.array(modifierSchema).max(claimLimits.modifiersPerLine).optional(),
        units: z.number().int().min(1).max(999).optional(),
        pointers: z
          .array(z.number().int().min(1).max(claimLimits.diagnoses))
          .max(claimLimits.pointersPerLine)
          .optional(),
      }),
    )
    .max(claimLimits.lines),
});
export type CodeSetInput = z.input<typeof codeSetInputSchema>;
export type CodeSet = z.output<typeof codeSetInputSchema>;

/** A problem found in a set of codes. A stop blocks finalization; a warning needs a reason; info never blocks. */
export const editSchema = z.object({
  id: z.string(),
  severity: z.enum(['stop', 'warning', 'info']),
  message: z.string(),
  codes: z.array(z.string()),
  source: z.string(),
  /** X12 claim adjustment reason code that a payer would tend to answer with. */
  carc: z.string().optional(),
});
export type Edit = z.infer<typeof editSchema>;

export const codeSystemSchema = z.enum(['icd10cm', 'procedure']);
export type CodeSystem = z.infer<typeof codeSystemSchema>;

/** The release of a code table an answer was checked against. `complete` = the whole official table, not the curated one. */
export const codeSetInfoSchema = z.object({
  id: z.string(),
  from: dateSchema,
  to: dateSchema.nullable(),
  /** The date of service lies after this release: "not checked against the newer release". */
  stale: z.boolean(),
  complete: z.boolean(),
});
export type CodeSetInfo = z.infer<typeof codeSetInfoSchema>;

export const codeSearchInputSchema = z.strictObject({
  system: codeSystemSchema,
  query: lineSchema(100),
  date: dateSchema.optional(),
  limit: z.number().int().min(1).max(50).default(20),
});
export type CodeSearchInput = z.input<typeof codeSearchInputSchema>;

const codeRowSchema = z.object({
  code: z.string(),
  description: z.string(),
  /** False for a category such as E11, which needs more characters before it can be billed. */
  billable: z.boolean(),
});

/** What to choose from before a code is taken: a category's next step, sides left open, codes beside an "unspecified" one. */
export const specificitySchema = z.object({
  kind: z.enum(['family', 'side', 'unspecified']),
  choices: z.array(codeRowSchema),
  /** How many there are, also where fewer are listed; of a category all its billable codes. */
  total: z.number().int(),
});
export type Specificity = z.infer<typeof specificitySchema>;

export const codeHitSchema = codeRowSchema.extend({ specificity: specificitySchema.optional() });
export type CodeHit = z.infer<typeof codeHitSchema>;

export const codeSearchResultSchema = z.object({ hits: z.array(codeHitSchema), codeSet: codeSetInfoSchema });
export type CodeSearchResult = z.infer<typeof codeSearchResultSchema>;

export const codesCheckInputSchema = z.strictObject({ encounterId: z.uuid(), codes: codeSetInputSchema });
export const codesCheckResultSchema = z.object({ edits: z.array(editSchema) });
