import type { CodeSearchResult, codeSearchInputSchema } from '@codeloom/contracts';
import { specificityOf } from '@codeloom/rules';
import type { z } from 'zod';
import type { Clock } from '../../platform/clock.ts';
import type { CodeTables } from './code-tables.ts';

export type CodeSearch = z.output<typeof codeSearchInputSchema>;

/** Codes by prefix or words, in the table that is in force on the date (today when none is given); a hit that is not specific names what is. */
export const searchCodes =
  (tables: CodeTables, clock: Clock) =>
  async ({ system, query, date, limit }: CodeSearch): Promise<CodeSearchResult> => {
    const on = date ?? clock.now().toISOString().slice(0, 10);
    const table = await tables.forDate(on);
    const codeSet = table.infoFor(on);
    if (system === 'procedure') return { hits: [...table.searchProcedures(query, { limit, date: on })], codeSet };
    const hits = table.search(query, { limit, date: on }).map((hit) => {
      const specificity = specificityOf(table, hit);
      return specificity === null
        ? hit
        : { ...hit, specificity: { ...specificity, choices: [...specificity.choices] } };
    });
    return { hits, codeSet };
  };
