import type {
  CodeSet,
  DecisionDelta,
  EmCodeSource,
  FinalDiagnosis,
  FinalProcedure,
  PracticeRole,
  SuggestionResult,
} from '@codeloom/contracts';
import { emFamily } from '@codeloom/rules';
import type { CodeTable } from '@codeloom/rules';

/** The final E/M code against the recommended one: by level inside one family, else a different code. */
export function decisionDelta(finalCode: string | null, recommended: string | null): DecisionDelta | null {
  if (finalCode === null || recommended === null) return null;
  if (finalCode === recommended) return 'accepted_as_is';
  const chosen = emFamily(finalCode);
  const advised = emFamily(recommended);
  if (!chosen || !advised || chosen.family !== advised.family) return 'different_code';
  if (chosen.level === advised.level) return 'different_code';
  return chosen.level < advised.level ? 'lower_than_ai' : 'higher_than_ai';
}

export interface EmChoice {
  readonly code: string | null;
  readonly source: EmCodeSource | null;
}

/** Who stands behind the E/M code: the suggestion, one side, or both in turn. An unchanged code keeps its source. */
export function emCodeSource(
  before: EmChoice,
  chosen: string | null,
  recommended: string | null,
  role: PracticeRole,
): EmCodeSource | null {
  if (chosen === null) return null;
  if (chosen === recommended) return 'ai';
  if (chosen === before.code && before.source !== null && before.source !== 'ai') return before.source;
  const side = role === 'PROVIDER' ? 'provider' : 'biller';
  const other = role === 'PROVIDER' ? 'biller' : 'provider';
  return before.source === other || before.source === 'mixed' ? 'mixed' : side;
}

/** The claim's rows with what the server knows of them: description from the table, source from the run. */
export function finalRows(
  codes: CodeSet,
  table: CodeTable,
  suggestion: SuggestionResult | null,
): { diagnoses: FinalDiagnosis[]; procedures: FinalProcedure[] } {
  const suggestedDiagnoses = new Map(suggestion?.diagnoses.map((row) => [row.code, row.description]));
  const suggestedProcedures = new Map(suggestion?.procedures.map((row) => [row.code, row.description]));
  return {
    diagnoses: codes.diagnoses.map(({ code, description }) => ({
      code,
      description: table.lookup(code)?.description ?? suggestedDiagnoses.get(code) ?? description ?? '',
      source: suggestedDiagnoses.has(code) ? 'ai' : 'user',
    })),
    procedures: codes.procedures.map(({ code, modifiers, units, pointers }) => ({
      code,
      description: table.procedure(code)?.description ?? suggestedProcedures.get(code) ?? '',
      modifiers: modifiers ?? [],
      units: units ?? 1,
      pointers: pointers ?? [],
      source: suggestedProcedures.has(code) ? 'ai' : 'user',
    })),
  };
}

export interface FinalCodes {
  readonly emCode: string | null;
  readonly emModifiers: readonly string[];
  readonly diagnoses: readonly FinalDiagnosis[];
  readonly procedures: readonly FinalProcedure[];
}

type ProcedureLine = Omit<FinalProcedure, 'description' | 'source'>;

/** One difference between two sets of codes, as the audit chain tells it. */
export type CodeChange =
  | {
      action: 'USER_CHANGED_EM_CODE';
      payload: {
        from: string | null;
        to: string | null;
        fromModifiers: readonly string[];
        toModifiers: readonly string[];
      };
    }
  | { action: 'USER_ADDED_DIAGNOSIS'; payload: { code: string; position: number; source: 'ai' | 'user' } }
  | { action: 'USER_REMOVED_DIAGNOSIS'; payload: { code: string; position: number } }
  | { action: 'USER_CHANGED_PROCEDURE'; payload: { from: ProcedureLine | null; to: ProcedureLine | null } }
  | { action: 'ENCOUNTER_UPDATED'; payload: { fields: string[] } };

const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);
const lineOf = ({ code, modifiers, units, pointers }: FinalProcedure): ProcedureLine => ({
  code,
  modifiers,
  units,
  pointers,
});

/** Everything that differs, one event each; a mere change of order is told as such. */
export function codeChanges(before: FinalCodes, after: FinalCodes): CodeChange[] {
  const changes: CodeChange[] = [];
  if (before.emCode !== after.emCode || !same(before.emModifiers, after.emModifiers)) {
    changes.push({
      action: 'USER_CHANGED_EM_CODE',
      payload: {
        from: before.emCode,
        to: after.emCode,
        fromModifiers: before.emModifiers,
        toModifiers: after.emModifiers,
      },
    });
  }
  const had = before.diagnoses.map((row) => row.code);
  const has = after.diagnoses.map((row) => row.code);
  had.forEach((code, index) => {
    if (!has.includes(code)) changes.push({ action: 'USER_REMOVED_DIAGNOSIS', payload: { code, position: index + 1 } });
  });
  after.diagnoses.forEach(({ code, source }, index) => {
    if (!had.includes(code)) {
      changes.push({ action: 'USER_ADDED_DIAGNOSIS', payload: { code, position: index + 1, source } });
    }
  });
  changes.push(...procedureChanges(before.procedures, after.procedures));
  const kept = (codes: string[], others: string[]) => codes.filter((code) => others.includes(code));
  if (!same(kept(had, has), kept(has, had))) {
    changes.push({ action: 'ENCOUNTER_UPDATED', payload: { fields: ['diagnosisOrder'] } });
  }
  return changes;
}

/** The same code may stand on several lines, so lines are paired in order of their code. */
function procedureChanges(before: readonly FinalProcedure[], after: readonly FinalProcedure[]): CodeChange[] {
  const changes: CodeChange[] = [];
  const left = after.map(lineOf);
  const unmatched: ProcedureLine[] = [];
  for (const line of before.map(lineOf)) {
    const index = left.findIndex((candidate) => same(candidate, line));
    if (index === -1) unmatched.push(line);
    else left.splice(index, 1);
  }
  for (const from of unmatched) {
    const index = left.findIndex((candidate) => candidate.code === from.code);
    const to = index === -1 ? null : (left.splice(index, 1)[0] ?? null);
    changes.push({ action: 'USER_CHANGED_PROCEDURE', payload: { from, to } });
  }
  for (const to of left) changes.push({ action: 'USER_CHANGED_PROCEDURE', payload: { from: null, to } });
  return changes;
}
