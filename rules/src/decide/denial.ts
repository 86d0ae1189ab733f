import type { Edit, SuggestionResult } from '@codeloom/contracts';
import type { Facts } from '../read/facts.ts';
import type { VisitInput } from '../visit.ts';
import type { VisitContext } from './context.ts';
import type { DiagnosisDraft } from './diagnoses.ts';
import type { EmDecision } from './em.ts';
import type { ProcedureDraft } from './procedures.ts';

type Reason = SuggestionResult['denialRisk']['reasons'][number];

export interface DenialInput {
  readonly facts: Facts;
  readonly input: VisitInput;
  readonly context: VisitContext;
  readonly em: EmDecision;
  readonly diagnoses: readonly DiagnosisDraft[];
  readonly procedures: readonly ProcedureDraft[];
  readonly edits: readonly Edit[];
}

/** DESIGN section 6: said when there is nothing to say. */
export const NO_DENIAL_RISK = 'No obvious denial risks detected based on the current documentation.';

function emReasons({ em, facts, input }: DenialInput): Reason[] {
  const reasons: Reason[] = [];
  if (em.recommended && em.recommended.confidence < 0.6) {
    reasons.push({
      id: 'level-weak',
      severity: 'medium',
      message: `The facts behind ${em.recommended.code} are thin; a payer may answer that the level is not supported.`,
      source: 'CARC 150; CPT E/M guidelines 2023',
    });
  }
  const unclear = facts.problems.filter(
    (problem) => problem.addressed && problem.concept.course === 'chronic' && problem.trend === 'unknown',
  );
  if (em.basis === 'mdm' && unclear.length > 0) {
    reasons.push({
      id: 'status-missing',
      severity: 'low',
      message: `Not documented: the status of ${unclear
        .slice(0, 3)
        .map((problem) => problem.concept.label)
        .join(', ')} (at goal, not at goal, worsening).`,
      source: 'CPT E/M guidelines 2023: stable, chronic illness',
    });
  }
  if (facts.time !== null && facts.time.kind !== 'total') {
    reasons.push({
      id: 'time-without-total',
      severity: 'low',
      message: 'Minutes are documented in parts without a total for the date.',
      source: 'CPT E/M guidelines 2024: time',
    });
  }
  if (input.patient !== undefined && facts.patient !== null && facts.patient !== input.patient) {
    reasons.push({
      id: 'new-established-conflict',
      severity: 'medium',
      message: `The visit is given as ${input.patient}; the note says ${facts.patient}.`,
      source: 'CPT E/M guidelines: new and established patient',
    });
  }
  return reasons;
}

/** Reasons from which a denial tends to come, and how strong they are together. */
export function decideDenialRisk(given: DenialInput): SuggestionResult['denialRisk'] {
  const reasons = emReasons(given);
  const { procedures, diagnoses, em, edits } = given;
  if ((procedures.length > 0 || em.recommended) && diagnoses.length === 0) {
    reasons.push({
      id: 'no-diagnosis',
      severity: 'high',
      message: 'No diagnosis supports the services on this claim.',
      source: 'CARC 11, 16',
    });
  }
  if (diagnoses[0] && /^[V-Y]/.test(diagnoses[0].code)) {
    reasons.push({
      id: 'external-cause-first',
      severity: 'high',
      message: 'An external cause code cannot be listed first.',
      source: 'ICD-10-CM Official Guidelines I.C.20.a.6',
    });
  }
  const sides = diagnoses.filter((draft) => draft.sideMissing);
  if (sides.length > 0) {
    reasons.push({
      id: 'side-missing',
      severity: 'medium',
      message: `Not documented: the side for ${sides.map((draft) => draft.code).join(', ')}.`,
      source: 'ICD-10-CM Official Guidelines I.B.13',
    });
  }
  for (const edit of edits) {
    if (edit.severity === 'info') continue;
    reasons.push({
      id: edit.id,
      severity: edit.severity === 'stop' ? 'high' : 'medium',
      message: edit.message,
      source: edit.source,
    });
  }
  const level = reasons.some((reason) => reason.severity === 'high')
    ? 'high'
    : reasons.some((reason) => reason.severity === 'medium')
      ? 'medium'
      : 'low';
  return { level, reasons };
}
