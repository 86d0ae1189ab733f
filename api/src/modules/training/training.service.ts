import type {
  TrainingAttempt,
  TrainingCase,
  TrainingCases,
  TrainingCodes,
  TrainingLineKind,
} from '@codeloom/contracts';
import { scoreTraining, suggest, type CodeTable } from '@codeloom/rules';
import type { Clock } from '../../platform/clock.ts';
import type { Database, Tx } from '../../platform/database/index.ts';
import { AppError } from '../../platform/errors.ts';
import { newId } from '../../platform/ids.ts';
import type { EmbedActor, PracticeActor, UserActor } from '../../transport/actor.ts';
import type { CodeTables } from '../codes/index.ts';
import { findSettings } from '../practice/index.ts';
import { recordUsage } from '../usage/index.ts';
import { compareCodes, type Label } from './compare-codes.ts';
import {
  findCase,
  findCases,
  findStandings,
  insertAttempt,
  noAttempts,
  toCase,
  toSummary,
} from './training.repository.ts';

export interface TrainingDeps {
  readonly database: Database;
  readonly clock: Clock;
  readonly tables: CodeTables;
}

type Learner = UserActor | EmbedActor;

const noCase = () => new AppError('notFound', 'This training case does not exist. Choose one from the list.');

/** Training belongs to people: a vendor's server has nobody to teach. */
function learnerOf(actor: PracticeActor): Learner {
  if (actor.type === 'partner') throw new AppError('denied', 'Training is for people. Sign in as one of the practice.');
  return actor;
}

async function requireTraining(tx: Tx, { practiceId }: Learner): Promise<void> {
  if ((await findSettings(tx, practiceId))?.trainingEnabled) return;
  throw new AppError('denied', 'Training is off in this practice. A practice admin can turn it on in the settings.');
}

export function createTrainingService({ database, clock, tables }: TrainingDeps) {
  const inPractice = <T>(learner: Learner, work: (tx: Tx) => Promise<T>): Promise<T> =>
    database.withPractice(learner.practiceId, async (tx) => {
      await requireTraining(tx, learner);
      return work(tx);
    });
  const today = () => clock.now().toISOString().slice(0, 10);

  return {
    /** Every case with the learner's own standing. */
    async cases(actor: PracticeActor): Promise<TrainingCases> {
      const learner = learnerOf(actor);
      return inPractice(learner, async (tx) => {
        const standings = await findStandings(tx, learner.practiceId, learner.userId);
        return { items: (await findCases(tx)).map((row) => toSummary(row, standings.get(row.id) ?? noAttempts)) };
      });
    },

    /** The note and the facts of the visit; never the answer. */
    async case(actor: PracticeActor, id: string): Promise<TrainingCase> {
      const learner = learnerOf(actor);
      return inPractice(learner, async (tx) => {
        const stored = await findCase(tx, id);
        if (!stored) throw noCase();
        const standings = await findStandings(tx, learner.practiceId, learner.userId, id);
        return toCase(stored.row, standings.get(id) ?? noAttempts);
      });
    },

    /** Scores the learner's codes, keeps the attempt, and only now shows the answer. */
    async attempt(actor: PracticeActor, id: string, codes: TrainingCodes): Promise<TrainingAttempt> {
      const learner = learnerOf(actor);
      const stored = await inPractice(learner, (tx) => findCase(tx, id));
      if (!stored) throw noCase();
      const { row, answer, version } = stored;
      const table = await tables.forDate(today());
      const engine = suggest({ ...visitOf(toCase(row, noAttempts)), dateOfService: today() }, table);
      const score = scoreTraining(codes, answer);
      const attemptId = newId();
      const createdAt = clock.now();
      await inPractice(learner, async (tx) => {
        await insertAttempt(tx, {
          id: attemptId,
          practiceId: learner.practiceId,
          userId: learner.userId,
          caseId: id,
          caseVersion: version,
          codes,
          scorePercent: score.scorePercent,
          emMatch: score.matchSummary.emMatch,
          createdAt,
        });
        await recordUsage(tx, {
          practiceId: learner.practiceId,
          now: createdAt,
          kind: 'trainingAttempt',
          subjectId: attemptId,
        });
      });
      return {
        id: attemptId,
        trainingCaseId: id,
        ...codes,
        aiEmCode: engine.em.recommended?.code ?? null,
        aiDiagnosisCodes: engine.diagnoses.map(({ code }) => code),
        aiProcedureCodes: engine.procedures.map(({ code }) => code),
        ...score,
        comparison: compareCodes(codes, answer, labelsOf(table)),
        answer,
        createdAt: createdAt.toISOString(),
      };
    },
  };
}

export type TrainingService = ReturnType<typeof createTrainingService>;

function visitOf({ noteText, patient, visitType, payer, ageYears, sex }: TrainingCase) {
  return {
    note: noteText,
    visitType,
    patient: patient ?? undefined,
    payer: payer ?? undefined,
    ageYears: ageYears ?? undefined,
    sex: sex ?? undefined,
  };
}

const labelsOf =
  (table: CodeTable): Label =>
  (kind: TrainingLineKind, code: string) =>
    (kind === 'diagnosis' ? table.lookup(code) : table.procedure(code))?.description ?? null;
