import type { CodeSet, Edit, SuggestionResult } from '@codeloom/contracts';
import type { CodeTable, ProcedureEntry } from '../codes/code-table.ts';
import type { VisitInput } from '../visit.ts';

/** What a check is told of the visit: the same facts as the engine, without the note. */
export type VisitFacts = Omit<VisitInput, 'note'>;

export interface ClaimLine {
  readonly code: string;
  readonly modifiers: readonly string[];
  readonly units: number;
  /** 1-based positions of diagnoses; empty = the biller has not linked it yet. */
  readonly pointers: readonly number[];
  readonly entry: ProcedureEntry | undefined;
}

/** A set of codes with everything a check may look at. */
export interface Claim {
  readonly em: { readonly code: string; readonly modifiers: readonly string[] } | null;
  readonly diagnoses: readonly string[];
  readonly lines: readonly ClaimLine[];
  readonly visit: VisitFacts;
  readonly table: CodeTable;
  readonly suggestion: SuggestionResult | undefined;
}

/** One check: the edits a claim meets, none when it is fine. */
export type Check = (claim: Claim) => Edit[];

export function claimOf(codes: CodeSet, visit: VisitFacts, table: CodeTable, suggestion?: SuggestionResult): Claim {
  return {
    em: codes.emCode === null ? null : { code: codes.emCode, modifiers: codes.emModifiers ?? [] },
    diagnoses: codes.diagnoses.map((diagnosis) => diagnosis.code),
    lines: codes.procedures.map((line) => ({
      code: line.code,
      modifiers: line.modifiers ?? [],
      units: line.units ?? 1,
      pointers: line.pointers ?? [],
      entry: table.procedure(line.code),
    })),
    visit,
    table,
    suggestion,
  };
}

/** Every code of the claim lines: the E/M first, then the procedures. */
export function serviceCodes(claim: Claim): string[] {
  return [...(claim.em ? [claim.em.code] : []), ...claim.lines.map((line) => line.code)];
}

/** The id is stable for the same rule and codes, so that an override given once still fits after a reload. */
export function edit(
  rule: string,
  severity: Edit['severity'],
  codes: readonly string[],
  rest: Omit<Edit, 'id' | 'severity' | 'codes'>,
): Edit {
  return { id: [rule, ...codes].join(':'), severity, codes: [...codes], ...rest };
}

/** The same edit found twice is one edit. */
export function withoutRepeats(edits: readonly Edit[]): Edit[] {
  const seen = new Set<string>();
  return edits.filter(({ id }) => !seen.has(id) && seen.add(id));
}
