import { codeSearchInputSchema, codeSearchResultSchema } from '@codeloom/contracts';
import { practiceProcedure, router } from '../../transport/trpc.ts';
import type { searchCodes } from './codes.service.ts';

export const codesRouter = (search: ReturnType<typeof searchCodes>) =>
  router({
    search: practiceProcedure
      .input(codeSearchInputSchema)
      .output(codeSearchResultSchema)
      .query(({ input }) => search(input)),
  });
