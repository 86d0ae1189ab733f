import type { CodeSearchResult, codeSearchInputSchema } from '@codeloom/contracts';
import type { z } from 'zod';
import type { Clock } from '../../platform/clock.ts';
import type { CodeTables } from './code-tables.ts';

export type CodeSearch = z.output<typeof codeSearchInputSchema>;

/** Codes by prefix or words, in the table that is in force on the date (today when none is given). */
export const searchCodes =
  (tables: CodeTables, clock: Clock) =>
  async ({ system, query, date, limit }: CodeSearch): Promise<CodeSearchResult> => {
    const on = date ?? clock.now().toISOString().slice(0, 10);
    const table = await tables.forDate(on);
    const search = system === 'icd10cm' ? table.search.bind(table) : table.searchProcedures.bind(table);
    return { hits: [...search(query, { limit, date: on })], codeSet: table.infoFor(on) };
  };
