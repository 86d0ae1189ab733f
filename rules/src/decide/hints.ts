import type { Hint } from '@codeloom/contracts';
import type { Facts, Range } from '../read/facts.ts';
import type { VisitContext } from './context.ts';
import { contradictionHints } from './contradictions.ts';
import { unfitHint } from './unfit.ts';
import type { DiagnosisDraft } from './diagnoses.ts';
import type { Candidate, EmDecision } from './em.ts';
import type { MissedService, ProcedureDraft } from './procedure-draft.ts';

/** A hint with the places it speaks of. */
export interface HintDraft extends Omit<Hint, 'evidence'> {
  readonly at?: readonly Range[] | undefined;
}

export interface HintInput {
  readonly facts: Facts;
  readonly context: VisitContext;
  readonly em: EmDecision;
  readonly highest: Candidate | null;
  readonly diagnoses: readonly DiagnosisDraft[];
  readonly missed: readonly MissedService[];
  /** Lines of the claim beside the visit. */
  readonly procedures: readonly ProcedureDraft[];
}

/** Services whose time is their own: the total of the visit must not hold it (CPT 2024 time rules). */
function timeHint({ facts, em, procedures }: HintInput): HintDraft[] {
  if (em.basis !== 'time' || facts.time === null || facts.time.withoutServices) return [];
  const own = procedures.filter((draft) => draft.minor || draft.standsAlone !== undefined || draft.hasOwnTime === true);
  if (own.length === 0) return [];
  const codes = [...new Set(own.map((draft) => draft.code))].slice(0, 4).join(', ');
  return [
    {
      type: 'DOCUMENTATION',
      severity: 'warning',
      message: `Not documented: whether the ${facts.time.minutes} minutes hold time of separately reported services (${codes}); their time does not count towards the level.`,
      at: facts.time.evidence,
    },
  ];
}

/** Codes that say "unspecified" where notes often hold the detail. Labels end in "unspecified" in the official table. */
const isUnspecified = (draft: DiagnosisDraft): boolean => /\bunspecified\b/i.test(draft.label);

/** Neutral notes for a reviewer: what the record holds or lacks. Never an advice to write or perform something. */
export function decideHints(given: HintInput): HintDraft[] {
  const { facts, context, em, highest, diagnoses, missed } = given;
  const hints: HintDraft[] = [...unfitHint(facts), ...contradictionHints(facts)];
  const { recommended } = em;
  if (recommended && highest && highest.grade > recommended.grade) {
    hints.push({
      type: 'UNDERCODING',
      severity: 'warning',
      message: `Documentation may support ${highest.code} (higher level) as well as ${recommended.code}. Review before finalizing.`,
    });
  }
  for (const service of missed)
    hints.push({
      type: service.type ?? 'MISSED_SERVICE',
      severity: 'info',
      message: service.message,
      at: service.evidence,
    });
  if (context.patientAssumed)
    hints.push({
      type: 'DOCUMENTATION',
      severity: 'info',
      message: 'Not documented: whether the patient is new or established. Taken as established.',
    });
  const sides = diagnoses.filter((draft) => draft.sideMissing);
  for (const draft of sides)
    hints.push({
      type: 'SPECIFICITY',
      severity: 'info',
      message: `${draft.code}: the side is not documented.`,
      at: draft.evidence,
    });
  for (const draft of diagnoses) {
    if (isUnspecified(draft) && !draft.sideMissing && hints.length < 12)
      hints.push({
        type: 'SPECIFICITY',
        severity: 'info',
        message: `${draft.code} is an unspecified code; no further detail was read in the note.`,
        at: draft.evidence,
      });
  }
  if (facts.trimmed)
    hints.push({
      type: 'DOCUMENTATION',
      severity: 'info',
      message:
        'The note is longer than 10,000 characters; assessment and plan were read first, the rest as far as the limit allows.',
    });
  if (em.statedOnly)
    hints.push({
      type: 'DOCUMENTATION',
      severity: 'warning',
      message: 'The level is stated in the note; no problems, data or management were read that show it.',
    });
  if (facts.time !== null && facts.time.kind === 'sum')
    hints.push({
      type: 'DOCUMENTATION',
      severity: 'info',
      message: 'Times were added up; a total for the date is not documented.',
      at: facts.time.evidence,
    });
  return [...hints, ...timeHint(given)];
}
