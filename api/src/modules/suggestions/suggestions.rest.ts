import {
  doneSchema,
  encounterPathSchema,
  encounterSchema,
  encounterSuggestSchema,
  suggestionResponseSchema,
} from '@codeloom/contracts';
import { answers, optionalBody, practiceActor, type RestApp } from '../../transport/rest.ts';
import type { SuggestionsService } from './suggestions.service.ts';

const tags = ['Suggestions'];

export function suggestionRoutes(app: RestApp, suggestions: SuggestionsService): void {
  app.post(
    '/encounters/:id/suggest',
    {
      schema: {
        tags,
        summary: 'Read the note and suggest codes with their evidence. Unchanged input answers the stored suggestion.',
        params: encounterPathSchema,
        body: optionalBody(encounterSuggestSchema),
        response: answers(encounterSchema),
      },
    },
    (request) => suggestions.suggest(practiceActor(request), request.params.id, request.body),
  );

  app.post(
    '/encounters/:id/suggestions/responses',
    {
      schema: {
        tags,
        summary: 'Record that a person accepted or dismissed one suggested code. Changes no codes.',
        params: encounterPathSchema,
        body: suggestionResponseSchema,
        response: answers(doneSchema),
      },
    },
    async (request) => {
      await suggestions.respond(practiceActor(request), request.params.id, request.body);
      return { done: true as const };
    },
  );
}
