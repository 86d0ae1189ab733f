import type { AcceptedCode, SuggestionResult } from '@codeloom/contracts';
import { hasDiagnosis, hasProcedure } from '../store/code-draft.ts';
import type { EncounterState } from '../store/encounter-state.ts';

export type Decision = 'open' | 'accepted' | 'dismissed';

/** One suggested code as a row: what the keys move over. */
export interface SuggestedRow {
  /** Also the key of its evidence; the E/M row has none of its own. */
  key: string;
  item: AcceptedCode;
  decision: Decision;
}

/** All rows of a result from top to bottom. A code in the final set is accepted, however it got there. */
export function rowsOf(result: SuggestionResult, { draft, dismissed }: EncounterState): SuggestedRow[] {
  const decide = (key: string, chosen: boolean): Decision =>
    chosen ? 'accepted' : dismissed.has(key) ? 'dismissed' : 'open';
  const rows: SuggestedRow[] = [];
  const { recommended } = result.em;
  if (recommended) {
    const { code } = recommended;
    rows.push({ key: 'em', item: { kind: 'em', code }, decision: decide('em', draft.emCode === code) });
  }
  for (const { code } of result.diagnoses) {
    const key = `diagnosis:${code}`;
    rows.push({ key, item: { kind: 'diagnosis', code }, decision: decide(key, hasDiagnosis(draft, code)) });
  }
  for (const { code } of result.procedures) {
    const key = `procedure:${code}`;
    rows.push({ key, item: { kind: 'procedure', code }, decision: decide(key, hasProcedure(draft, code)) });
  }
  return rows;
}
