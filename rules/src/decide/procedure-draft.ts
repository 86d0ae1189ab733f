import type { Hint } from '@codeloom/contracts';
import type { Book } from '../book/types.ts';
import type { CodeTable } from '../codes/code-table.ts';
import type { Facts, Range } from '../read/facts.ts';
import type { VisitInput } from '../visit.ts';
import type { VisitContext } from './context.ts';

export interface ProcedureDraft {
  readonly code: string;
  readonly label: string;
  readonly units: number;
  readonly modifiers: readonly string[];
  readonly confidence: number;
  readonly ruleIds: readonly string[];
  readonly evidence: readonly Range[];
  /** Problems it is done for, by concept id; empty = the first-listed diagnosis. */
  readonly link: readonly string[];
  readonly minor: boolean;
  readonly conceptId: string;
  /** Body sites that its own sentences name. */
  readonly sites?: readonly string[] | undefined;
  /** The visit is in the service: no visit code beside it, and why. */
  readonly holdsVisit?: string | undefined;
  /** A service of minutes on its own; a visit beside it needs problems of its own. */
  readonly standsAlone?: boolean | undefined;
  /** Its minutes are counted for itself. */
  readonly hasOwnTime?: boolean | undefined;
}

export interface MissedService {
  /** How the hint is told; a missed service unless said otherwise. */
  readonly type?: Hint['type'] | undefined;
  readonly message: string;
  readonly evidence: readonly Range[];
}

export interface ProcedureInput {
  readonly facts: Facts;
  readonly input: VisitInput;
  readonly context: VisitContext;
  readonly book: Book;
  readonly table: CodeTable;
  /** Ids of the tags that are body sites. */
  readonly siteIds: ReadonlySet<string>;
}
