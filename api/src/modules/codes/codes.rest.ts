import { codeSearchInputSchema, codeSearchResultSchema } from '@codeloom/contracts';
import { z } from 'zod';
import { answers, type RestApp } from '../../transport/rest.ts';
import type { searchCodes } from './codes.service.ts';

// The words of a query string are text; the limit is read as a number.
const querySchema = codeSearchInputSchema.extend({ limit: z.coerce.number().int().min(1).max(50).default(20) });

export function codeRoutes(app: RestApp, search: ReturnType<typeof searchCodes>): void {
  app.get(
    '/codes',
    {
      schema: {
        tags: ['Codes'],
        summary: 'Find codes by prefix or words, in the table in force on the date.',
        querystring: querySchema,
        response: answers(codeSearchResultSchema),
      },
    },
    (request) => search(request.query),
  );
}
