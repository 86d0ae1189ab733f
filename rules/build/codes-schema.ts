import { z } from 'zod';

const sourceSchema = z.strictObject({
  title: z.string().min(1),
  url: z.url().optional(),
  note: z.string().optional(),
  accessed: z.iso.date().optional(),
});

/** `Description | term; term`: the text of the table, then plain words for look-up and reading. */
const codeTextSchema = z.string().min(3);

/** One choice on an axis: what it adds to the code, to the description and to the terms. */
const choiceSchema = z.union([z.string(), z.strictObject({ text: z.string(), term: z.string().nullable() })]);

/** Choices shared by many families: `side-129: { 1: right, 2: left, 9: unspecified }`. */
export const axisBookSchema = z.record(z.string(), z.record(z.string(), choiceSchema));
export type AxisBook = z.infer<typeof axisBookSchema>;

const familySchema = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]+$/),
  /** Pattern of the code: `{row}{side}{enc}`. */
  code: z.string(),
  /** Pattern of the description; `{row}` is the row's text. */
  description: z.string(),
  /** Patterns of terms; one that names a choice without a term is left out. */
  terms: z.array(z.string()).default([]),
  /** Rows of the family: the beginning of the code, and `text | term; term`. */
  rows: z.record(z.string(), z.string()).optional(),
  /** Axes in use: the name in the pattern, and the shared axis or its own choices. */
  axes: z.record(z.string(), z.union([z.string(), z.record(z.string(), choiceSchema)])).default({}),
});
export type Family = z.infer<typeof familySchema>;

/** A book of diagnoses: single codes, their categories, and families that are multiplied out. */
export const diagnosisBookSchema = z.strictObject({
  title: z.string(),
  source: sourceSchema,
  /** Headers: not billable. */
  categories: z.record(z.string(), codeTextSchema).default({}),
  codes: z.record(z.string(), codeTextSchema).default({}),
  families: z.array(familySchema).default([]),
});
export type DiagnosisBook = z.infer<typeof diagnosisBookSchema>;

const procedureTraits = {
  addOnTo: z.array(z.string()).optional(),
  unit: z
    .strictObject({
      per: z.number().positive(),
      of: z.enum(['mg', 'mcg', 'g', 'mL', 'unit', 'minute', 'dose', 'item']),
    })
    .optional(),
  maxUnits: z.number().int().positive().optional(),
  ageMin: z.number().int().min(0).optional(),
  ageMax: z.number().int().min(0).optional(),
  sex: z.enum(['f', 'm']).optional(),
  globalDays: z.union([z.literal(0), z.literal(10), z.literal(90)]).optional(),
  modifiers: z.array(z.string().regex(/^[A-Z0-9]{2}$/)).optional(),
  sided: z.boolean().optional(),
  payers: z.array(z.enum(['commercial', 'medicare', 'medicaid'])).optional(),
  from: z.iso.date().optional(),
  to: z.iso.date().optional(),
};

const procedureGroupSchema = z.strictObject({
  category: z.string().regex(/^[a-z0-9-]+$/),
  ...procedureTraits,
  codes: z.record(
    z.string().regex(/^([0-9]{4}[0-9FTUM]|[A-V][0-9]{4})$/),
    z.union([codeTextSchema, z.strictObject({ text: codeTextSchema, ...procedureTraits })]),
  ),
});
export type ProcedureGroup = z.infer<typeof procedureGroupSchema>;

/** A book of procedures. Labels are our own short words, never CPT descriptors. */
export const procedureBookSchema = z.strictObject({
  title: z.string(),
  source: z.array(sourceSchema).min(1),
  not_modelled: z.string(),
  groups: z.array(procedureGroupSchema).min(1),
});
export type ProcedureBook = z.infer<typeof procedureBookSchema>;

/** Plain words and abbreviations, each with the words of the tables that mean the same. */
export const wordBookSchema = z.strictObject({
  title: z.string(),
  words: z.record(z.string().regex(/^[a-z0-9]+$/), z.array(z.string().min(1))),
});

/** Diagnoses that look-up shows first. */
export const commonBookSchema = z.strictObject({
  title: z.string(),
  statement: z.string(),
  source: z.array(sourceSchema).min(1),
  often: z.array(z.string()).min(1),
  usual: z.array(z.string()).min(1),
});
