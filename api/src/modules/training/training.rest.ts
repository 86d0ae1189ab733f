import {
  trainingAttemptInputSchema,
  trainingAttemptSchema,
  trainingCasePathSchema,
  trainingCaseSchema,
  trainingCasesSchema,
} from '@codeloom/contracts';
import { answers, practiceActor, type RestApp } from '../../transport/rest.ts';
import type { TrainingService } from './training.service.ts';

const tags = ['Training'];

export function trainingRoutes(app: RestApp, training: TrainingService): void {
  app.get(
    '/training/cases',
    {
      schema: {
        tags,
        summary: 'The training cases, each with your own attempts and best score.',
        response: answers(trainingCasesSchema),
      },
    },
    (request) => training.cases(practiceActor(request)),
  );
  app.get(
    '/training/cases/:id',
    {
      schema: {
        tags,
        summary: 'One training case: the note and the visit, without its answer.',
        params: trainingCasePathSchema,
        response: answers(trainingCaseSchema),
      },
    },
    (request) => training.case(practiceActor(request), request.params.id),
  );
  app.post(
    '/training/cases/:id/attempts',
    {
      schema: {
        tags,
        summary: 'Hand in your codes: the answer has the score, the comparison and the published answer.',
        params: trainingCasePathSchema,
        body: trainingAttemptInputSchema,
        response: answers(trainingAttemptSchema),
      },
    },
    (request) => training.attempt(practiceActor(request), request.params.id, request.body),
  );
}
