import {
  doneSchema,
  encounterPathSchema,
  encounterSchema,
  encounterSuggestSchema,
  feedbackQuerySchema,
  feedbackRatesSchema,
  modelSendQuerySchema,
  modelSendsSchema,
  suggestionResponseSchema,
  suggestionRunsSchema,
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
        response: answers(encounterSchema, 'change'),
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
        response: answers(doneSchema, 'change'),
      },
    },
    async (request) => {
      await suggestions.respond(practiceActor(request), request.params.id, request.body);
      return { done: true as const };
    },
  );

  app.get(
    '/encounters/:id/suggestions/runs',
    {
      schema: {
        tags,
        summary: 'Every run of the engine over this encounter, newest first, each compared with the one before it.',
        params: encounterPathSchema,
        response: answers(suggestionRunsSchema, 'one'),
      },
    },
    (request) => suggestions.runs(practiceActor(request), request.params.id),
  );

  app.get(
    '/suggestions/feedback',
    {
      schema: {
        tags,
        summary: 'How often people kept or overrode what was suggested, by code and by rule.',
        querystring: feedbackQuerySchema,
        response: answers(feedbackRatesSchema),
      },
    },
    (request) => suggestions.feedback(practiceActor(request), request.query),
  );

  app.get(
    '/suggestions/sends',
    {
      schema: {
        tags,
        summary: 'What left for a language model: kinds, lengths, counts and hashes; never the text.',
        querystring: modelSendQuerySchema,
        response: answers(modelSendsSchema),
      },
    },
    (request) => suggestions.sends(practiceActor(request), request.query),
  );
}
