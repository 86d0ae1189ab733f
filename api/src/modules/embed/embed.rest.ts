import {
  doneSchema,
  embedBootstrapSchema,
  embedSessionCreateSchema,
  embedSessionPathSchema,
  type EmbedBootstrap,
} from '@codeloom/contracts';
import { AppError } from '../../platform/errors.ts';
import type { Actor, PartnerActor } from '../../transport/actor.ts';
import { answers, type RestApp } from '../../transport/rest.ts';
import type { EmbedService } from './embed.service.ts';

const tags = ['Embedding'];

function serverOf(actor: Actor): PartnerActor {
  if (actor.type !== 'partner') throw new AppError('denied', 'Use an API key of the practice.');
  return actor;
}

export function embedRoutes(app: RestApp, embed: EmbedService): void {
  app.post(
    '/embed/sessions',
    {
      schema: {
        tags,
        summary: 'Start a session for one of your users; give the secret to the page (single use, 60 seconds).',
        description:
          'Names the user, the components with their features, the pages, and the encounter: what is not named is refused by the server. ' +
          'With `patientPseudoId` a chart of another patient answers as a missing one.',
        body: embedSessionCreateSchema,
        response: answers(embedBootstrapSchema, 'change'),
      },
    },
    (request): Promise<EmbedBootstrap> => embed.createSession(serverOf(request.actor), request.body),
  );

  app.delete(
    '/embed/sessions/:id',
    {
      schema: {
        tags,
        summary: 'End a session of this API key, at sign-out for example. Its page can do nothing more.',
        params: embedSessionPathSchema,
        response: answers(doneSchema, 'one'),
      },
    },
    async (request) => {
      await embed.endSession(serverOf(request.actor), request.params.id);
      return { done: true as const };
    },
  );
}
