import type { Facts } from '../read/facts.ts';
import type { Decision } from './decide.ts';
import type { HintDraft } from './hints.ts';

/** Words for a note from which no code is suggested. */
const reasons = {
  language: 'Not checked: the note is not in English, which is the only language that is read.',
  patients: 'Not checked: the note seems to tell of more than one patient. Suggest again with the note of one patient.',
} as const;

/** Why nothing is suggested from this note; null for a note that can be read. */
export const unfitReason = (facts: Facts): string | null => (facts.unfit === null ? null : reasons[facts.unfit.why]);

/** Takes every code back: none is better than a guess. */
export function withoutCodes(decision: Decision, reason: string): Decision {
  return {
    ...decision,
    emModifiers: [],
    emWithheld: reason,
    diagnoses: { drafts: [], rejected: [] },
    procedures: { ...decision.procedures, drafts: [], missed: [] },
    services: [],
  };
}

/** The reason as a hint with its places. */
export function unfitHint(facts: Facts): HintDraft[] {
  const message = unfitReason(facts);
  if (message === null || facts.unfit === null) return [];
  return [{ type: 'DOCUMENTATION', severity: 'warning', message, at: facts.unfit.evidence }];
}
