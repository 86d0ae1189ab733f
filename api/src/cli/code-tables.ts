import { readFile } from 'node:fs/promises';
import { codeTablesFromFile, curatedTable, tableInForce, type CodeTable } from '@codeloom/rules';

/**
 * The table for a date of service: from the table file that is named, or that CODELOOM_CODES names, else the curated table. A date before
 * the oldest release of the file takes the curated table too, as in the API (decision 066).
 */
export async function loadTables(named: string | undefined): Promise<(date: string) => CodeTable> {
  const file = named ?? process.env.CODELOOM_CODES;
  if (file === undefined || file === '') return () => curatedTable;
  const { tables, curated } = codeTablesFromFile(await readFile(file, 'utf8'));
  return (date) => tableInForce(tables, date) ?? curated;
}
