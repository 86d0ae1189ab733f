import { readFile } from 'node:fs/promises';
import { codeTablesFromFile, curatedTable, tableInForce, type CodeTable } from '@codeloom/rules';

/**
 * The table for a date of service: from the table file that is named, or that CODELOOM_CODES names, else the curated table. The engine is
 * handed the same `CodeTable` value by the API.
 */
export async function loadTables(named: string | undefined): Promise<(date: string) => CodeTable> {
  const file = named ?? process.env.CODELOOM_CODES;
  if (file === undefined || file === '') return () => curatedTable;
  const tables = codeTablesFromFile(await readFile(file, 'utf8'));
  return (date) => tableInForce(tables, date);
}
