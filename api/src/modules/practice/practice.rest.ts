import { practiceSchema } from '@codeloom/contracts';
import type { Database } from '../../platform/database/index.ts';
import { AppError } from '../../platform/errors.ts';
import { answers, practiceActor, type RestApp } from '../../transport/rest.ts';
import { findPractice } from './practice.repository.ts';

export function practiceRoutes(app: RestApp, database: Database): void {
  app.get(
    '/practices/me',
    {
      schema: {
        tags: ['Practice'],
        summary: 'The caller’s own practice and its settings.',
        response: answers(practiceSchema),
      },
    },
    async (request) => {
      const { practiceId } = practiceActor(request);
      const practice = await database.withPractice(practiceId, (tx) => findPractice(tx, practiceId));
      if (!practice) throw new AppError('notFound', 'The practice does not exist.');
      return practice;
    },
  );
}
