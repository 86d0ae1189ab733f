import type { Book } from '../book/types.ts';
import type { CodeTable } from '../codes/code-table.ts';
import type { Facts, Range } from '../read/facts.ts';
import type { VisitInput } from '../visit.ts';
import type { VisitContext } from './context.ts';
import type { EmDecision } from './em.ts';
import type { MissedService, ProcedureDraft } from './procedure-draft.ts';

export interface ServiceInput {
  readonly facts: Facts;
  readonly input: VisitInput;
  readonly context: VisitContext;
  readonly em: EmDecision;
  readonly book: Book;
  readonly table: CodeTable;
}

/** Services that follow from the visit as a whole, and those that would if more were documented. */
export interface Services {
  readonly drafts: readonly ProcedureDraft[];
  readonly missed: readonly MissedService[];
}

/** A line for a service that a rule of the book gives. */
export function serviceDraft(
  code: string,
  units: number,
  ruleId: string,
  evidence: readonly Range[],
  confidence: number,
  table: CodeTable,
): ProcedureDraft {
  return {
    code,
    label: table.procedure(code)?.description ?? code,
    units,
    modifiers: [],
    confidence,
    ruleIds: [ruleId],
    evidence,
    link: [],
    minor: false,
    conceptId: ruleId,
  };
}
