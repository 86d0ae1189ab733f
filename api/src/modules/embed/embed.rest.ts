import { embedBootstrapSchema, embedSessionCreateSchema } from '@codeloom/contracts';
import { AppError } from '../../platform/errors.ts';
import { answers, type RestApp } from '../../transport/rest.ts';
import type { EmbedService } from './embed.service.ts';

export function embedRoutes(app: RestApp, embed: EmbedService): void {
  app.post(
    '/embed/sessions',
    {
      schema: {
        tags: ['Embedding'],
        summary: 'Start a session for one of your users; give the secret to the page (single use, 60 seconds).',
        body: embedSessionCreateSchema,
        response: answers(embedBootstrapSchema, 'one'),
      },
    },
    (request) => {
      if (request.actor.type !== 'partner') throw new AppError('denied', 'Use an API key of the practice.');
      return embed.createSession(request.actor, request.body);
    },
  );
}
