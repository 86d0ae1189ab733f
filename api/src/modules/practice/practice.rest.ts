import { practiceSchema, practiceSettingsChangeSchema } from '@codeloom/contracts';
import { answers, practiceActor, type RestApp } from '../../transport/rest.ts';
import type { PracticeService } from './practice.service.ts';

const tags = ['Practice'];

export function practiceRoutes(app: RestApp, practice: PracticeService): void {
  app.get(
    '/practices/me',
    { schema: { tags, summary: 'The caller’s own practice and its settings.', response: answers(practiceSchema) } },
    (request) => practice.me(practiceActor(request)),
  );

  app.patch(
    '/practices/me/settings',
    {
      schema: {
        tags,
        summary: 'Change settings of the practice; what is not named stays.',
        description:
          'With `storePhi` off the practice keeps no notes: a note lives in an encrypted draft until its encounter is finalized, 24 hours at most. ' +
          'Notes that are stored already are taken back within 24 hours.',
        body: practiceSettingsChangeSchema,
        response: answers(practiceSchema, 'one'),
      },
    },
    (request) => practice.changeSettings(practiceActor(request), request.body),
  );
}
