import { dateSchema, patientSchema, payerSchema, sexSchema } from '@codeloom/contracts';
import type { VisitInput } from '@codeloom/rules';
import { z } from 'zod';

/** The facts of a visit as flags: everything is text. */
export interface VisitFlags {
  patient?: string;
  payer?: string;
  date?: string;
  pos?: string;
  age?: string;
  sex?: string;
}

/** The facts of a visit as a line of `--jsonl` gives them. Other fields of a line are left alone. */
export const visitLineSchema = z.object({
  patient: patientSchema.nullish(),
  payer: payerSchema.nullish(),
  date: dateSchema.nullish(),
  ageYears: z.number().int().min(0).max(130).nullish(),
  sex: sexSchema.nullish(),
  placeOfService: z
    .string()
    .regex(/^[0-9]{2}$/, 'A place of service has two digits, such as 11.')
    .nullish(),
});
export type VisitLine = z.output<typeof visitLineSchema>;

/** One sentence for the first thing that is wrong with an input, naming the field. */
export function firstProblem(error: z.ZodError): string {
  const issue = error.issues[0];
  const field = issue?.path.join('.');
  return `${field ? `${field}: ` : ''}${issue?.message ?? 'not valid'}`;
}

/** The facts of a visit for the engine. */
export function visitOf(line: VisitLine, today: string): Omit<VisitInput, 'note'> {
  return {
    dateOfService: line.date ?? today,
    patient: line.patient ?? undefined,
    payer: line.payer ?? undefined,
    ageYears: line.ageYears ?? undefined,
    sex: line.sex ?? undefined,
    placeOfService: line.placeOfService ?? undefined,
  };
}

const flagNames: Record<string, string> = { ageYears: '--age', placeOfService: '--pos' };

/** Reads the flags; a wrong value is an error that names the flag. */
export function parseVisit(flags: VisitFlags, today: string): Omit<VisitInput, 'note'> {
  const parsed = visitLineSchema.safeParse({
    patient: flags.patient,
    payer: flags.payer,
    date: flags.date,
    ageYears: flags.age === undefined ? undefined : Number(flags.age),
    sex: flags.sex,
    placeOfService: flags.pos,
  });
  if (parsed.success) return visitOf(parsed.data, today);
  const field = String(parsed.error.issues[0]?.path[0] ?? '');
  throw new Error(`${flagNames[field] ?? `--${field}`}: ${parsed.error.issues[0]?.message ?? 'not valid'}`);
}
