import type { PracticeId } from '@codeloom/contracts';
import type { Tx } from '../../platform/database/index.ts';
import { findRunningPeriod } from './usage.repository.ts';

/** The lower of the operator's limit and the practice's own; null = none. */
export function allowanceOf(ofOperator: number | null, ofPractice: number | null): number | null {
  if (ofOperator === null || ofPractice === null) return ofOperator ?? ofPractice;
  return Math.min(ofOperator, ofPractice);
}

/** A suggestion that asks the model now. */
export interface ModelSpend {
  /** Whether the allowance has room. Tokens of suggestions under way count as they are expected. */
  hasRoom(tx: Tx, now: Date): Promise<boolean>;
  end(): void;
}

/**
 * The tokens a practice may use in a period. A suggestion is let in while the limit is not reached, so the last one may pass it by its own
 * size (SECURITY G7: the cap stops at 100 % and one call). Several processes share what is written; what is under way each knows of itself.
 */
export function createModelAllowance(tokensPerPeriod: number | null) {
  const underWay = new Map<PracticeId, number>();
  return {
    begin(practiceId: PracticeId, expectedTokens: number): ModelSpend {
      // Taken before the period is read: one that ends in between is then counted twice rather than never.
      const others = underWay.get(practiceId) ?? 0;
      underWay.set(practiceId, others + expectedTokens);
      let isOpen = true;
      return {
        async hasRoom(tx, now) {
          const period = await findRunningPeriod(tx, practiceId, now);
          const most = allowanceOf(tokensPerPeriod, period?.cap ?? null);
          return most === null || (period?.modelTokens ?? 0) + others < most;
        },
        end() {
          if (!isOpen) return;
          isOpen = false;
          const left = (underWay.get(practiceId) ?? 0) - expectedTokens;
          if (left > 0) underWay.set(practiceId, left);
          else underWay.delete(practiceId);
        },
      };
    },
  };
}

export type ModelAllowance = ReturnType<typeof createModelAllowance>;
