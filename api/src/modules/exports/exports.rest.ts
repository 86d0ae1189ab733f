import { exportBatchSchema, exportCreateSchema, exportQuerySchema } from '@codeloom/contracts';
import { z } from 'zod';
import { answers, optionalBody, practiceActor, type RestApp } from '../../transport/rest.ts';
import { MAX_BATCH, type ExportsService } from './exports.service.ts';

const tags = ['Exports'];
const contentTypes = {
  csv: 'text/csv; charset=utf-8; header=present',
  json: 'application/json; charset=utf-8',
} as const;

// A stream leaves as it is; the schema documents it.
const exportStreamSchema = z.any().describe('CSV text, or { items: [...] } with one object for each encounter.');

export function exportRoutes(app: RestApp, exports: ExportsService): void {
  app.get(
    '/exports/encounters',
    {
      schema: {
        tags,
        summary: 'Finalized encounters as CSV (one row each) or JSON. Changes nothing; dates are inclusive.',
        querystring: exportQuerySchema,
        response: answers(exportStreamSchema),
      },
    },
    async (request, reply) => {
      const { format } = request.query;
      const stream = await exports.read(practiceActor(request), request.query);
      return reply
        .type(contentTypes[format])
        .header('content-disposition', `attachment; filename="codeloom-encounters.${format}"`)
        .send(stream);
    },
  );

  app.post(
    '/exports',
    {
      schema: {
        tags,
        summary: `Make a batch of up to ${MAX_BATCH} finalized encounters and mark them exported; call again for the rest.`,
        body: optionalBody(exportCreateSchema),
        response: answers(exportBatchSchema, 'create'),
      },
    },
    (request) => exports.createBatch(practiceActor(request), request.body),
  );
}
