import {
  patientSchema,
  payerSchema,
  sexSchema,
  trainingAnswerSchema,
  visitTypeSchema,
  type PracticeId,
  type Span,
  type TrainingAnswer,
  type TrainingCase,
  type TrainingCaseSummary,
  type TrainingCodes,
  type UserId,
} from '@codeloom/contracts';
import type { Prisma } from '@codeloom/prisma';
import { z } from 'zod';
import type { Tx } from '../../platform/database/index.ts';

type CaseRow = Prisma.TrainingCaseGetPayload<object>;
/** A learner's own standing with a case. */
export type Standing = Pick<TrainingCaseSummary, 'attempts' | 'bestScorePercent'>;

export interface StoredCase {
  readonly version: number;
  readonly row: CaseRow;
  readonly answer: TrainingAnswer;
}

const storedLinesSchema = z.array(
  z.object({
    kind: z.enum(['em', 'diagnosis', 'procedure']),
    code: z.string().nullable(),
    correct: z.boolean(),
    text: z.string(),
    quotes: z.array(z.string()),
  }),
);

/** Places of a quote: its first occurrence. A quote that is not in the note is a mistake of the case and is refused. */
function spanOf(note: string, quote: string): Span {
  const start = note.indexOf(quote);
  if (start < 0) throw new Error('A training case quotes what its note does not hold.');
  return { start, end: start + quote.length, quote };
}

/** The lines of a case as the answer that learners read. */
export function answerOf(noteText: string, stored: unknown): TrainingAnswer {
  const explanations = storedLinesSchema.parse(stored).map(({ quotes, ...line }) => ({
    ...line,
    evidence: quotes.map((quote) => spanOf(noteText, quote)),
  }));
  const correct = (kind: string): string[] =>
    explanations.flatMap((line) => (line.kind === kind && line.correct && line.code !== null ? [line.code] : []));
  return trainingAnswerSchema.parse({
    correctEmCode: correct('em')[0] ?? null,
    correctDiagnosisCodes: correct('diagnosis'),
    correctProcedureCodes: correct('procedure'),
    explanations,
  });
}

export async function findCases(tx: Tx): Promise<CaseRow[]> {
  return tx.trainingCase.findMany({ orderBy: { position: 'asc' } });
}

export async function findCase(tx: Tx, id: string): Promise<StoredCase | null> {
  const row = await tx.trainingCase.findUnique({ where: { id } });
  return row && { version: row.version, row, answer: answerOf(row.noteText, row.answer) };
}

export function toSummary(
  { id, title, specialty, difficulty, topic }: CaseRow,
  standing: Standing,
): TrainingCaseSummary {
  return { id, title, specialty, difficulty: difficulty as TrainingCaseSummary['difficulty'], topic, ...standing };
}

export function toCase(row: CaseRow, standing: Standing): TrainingCase {
  return {
    ...toSummary(row, standing),
    version: row.version,
    noteText: row.noteText,
    patient: patientSchema.parse(row.patient),
    visitType: visitTypeSchema.parse(row.visitType),
    payer: row.payer === null ? null : payerSchema.parse(row.payer),
    ageYears: row.ageYears,
    sex: sexSchema.parse(row.sex),
  };
}

export const noAttempts: Standing = { attempts: 0, bestScorePercent: null };

/** Attempts and best score of one person, by case. */
export async function findStandings(
  tx: Tx,
  practiceId: PracticeId,
  userId: UserId,
  caseId?: string,
): Promise<Map<string, Standing>> {
  const groups = await tx.trainingAttempt.groupBy({
    by: ['caseId'],
    where: { practiceId, userId, ...(caseId === undefined ? {} : { caseId }) },
    _count: { _all: true },
    _max: { scorePercent: true },
  });
  return new Map(
    groups.map((group) => [group.caseId, { attempts: group._count._all, bestScorePercent: group._max.scorePercent }]),
  );
}

export interface NewAttempt {
  readonly id: string;
  readonly practiceId: PracticeId;
  readonly userId: UserId;
  readonly caseId: string;
  readonly caseVersion: number;
  readonly codes: TrainingCodes;
  readonly scorePercent: number;
  readonly emMatch: boolean;
  readonly createdAt: Date;
}

export async function insertAttempt(tx: Tx, { codes, ...attempt }: NewAttempt): Promise<void> {
  await tx.trainingAttempt.create({ data: { ...attempt, ...codes } });
}
