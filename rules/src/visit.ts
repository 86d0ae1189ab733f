import type { Patient, Payer, VisitType } from '@codeloom/contracts';

/** What the engine is told of a visit. Prices, revenue and targets are no input. */
export interface VisitInput {
  readonly note: string;
  /** YYYY-MM-DD. Picks the rules and the code table in force. */
  readonly dateOfService: string;
  readonly visitType?: VisitType | undefined;
  readonly patient?: Patient | undefined;
  readonly payer?: Payer | undefined;
  readonly placeOfService?: string | undefined;
  readonly ageYears?: number | undefined;
  readonly sex?: 'f' | 'm' | undefined;
  readonly lastVisitDate?: string | undefined;
  readonly specialty?: string | undefined;
}
