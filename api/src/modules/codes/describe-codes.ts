import type { CodeHit, CodeSystem } from '@codeloom/contracts';
import type { CodeTable } from '@codeloom/rules';

/** Codes with the words of a table. One that a whole official table does not hold is left out: it cannot be billed. */
export function describeCodes(table: CodeTable, system: CodeSystem, codes: readonly string[]): CodeHit[] {
  return codes.flatMap((code): CodeHit[] => {
    const entry = system === 'icd10cm' ? table.lookup(code) : table.procedure(code);
    if (entry) {
      const billable = 'billable' in entry ? entry.billable : true;
      return [{ code, description: entry.description, billable }];
    }
    const isGone = system === 'icd10cm' && table.complete;
    return isGone ? [] : [{ code, description: '', billable: true }];
  });
}
