import type { CodeSet, Edit, SuggestionResult } from '@codeloom/contracts';
import type { CodeTable } from '../codes/code-table.ts';
import { claimOf, withoutRepeats } from './claim.ts';
import type { Check, VisitFacts } from './claim.ts';
import {
  combinationStandsAlone,
  companionDiagnosis,
  diagnosesFitClaim,
  diagnosesOnce,
  excludedTogether,
  firstDiagnosis,
  lessSpecific,
  onlyFirstDiagnosis,
  sideLeftOpen,
  someDiagnosis,
} from './diagnoses.ts';
import { complexityAddOn, modifier25, newOrEstablished, visitCodeForPayer } from './em.ts';
import {
  addOnHasBase,
  linesOnce,
  payerTakesIt,
  pointersGiven,
  pointersInList,
  sideGiven,
  unitsPlausible,
} from './lines.ts';
import { modifiersExist } from './modifiers.ts';
import { ncciNotChecked, publishedLimits, publishedPairs } from './ncci.ts';
import { conditionSupportsService } from './necessity.ts';
import {
  bundledServices,
  companionService,
  sideSaidOnce,
  sidesAgree,
  telehealthSaid,
  visitModifierOnVisit,
} from './pairs.ts';
import { diagnosesFitPatient, proceduresFitPatient } from './patient.ts';
import { diagnosesInForce, proceduresInForce, releaseIsStale } from './validity.ts';

const checks: readonly Check[] = [
  diagnosesInForce,
  proceduresInForce,
  firstDiagnosis,
  onlyFirstDiagnosis,
  diagnosesOnce,
  diagnosesFitClaim,
  combinationStandsAlone,
  companionDiagnosis,
  excludedTogether,
  sideLeftOpen,
  lessSpecific,
  someDiagnosis,
  diagnosesFitPatient,
  proceduresFitPatient,
  newOrEstablished,
  modifier25,
  complexityAddOn,
  visitCodeForPayer,
  addOnHasBase,
  pointersInList,
  pointersGiven,
  linesOnce,
  sideGiven,
  unitsPlausible,
  modifiersExist,
  payerTakesIt,
  conditionSupportsService,
  bundledServices,
  companionService,
  visitModifierOnVisit,
  sideSaidOnce,
  sidesAgree,
  telehealthSaid,
  publishedPairs,
  publishedLimits,
  releaseIsStale,
  ncciNotChecked,
];

const rank = { stop: 0, warning: 1, info: 2 } as const;

/**
 * The edits a set of codes meets, stops first. Pure; a price is no input. `suggestion` is what the note was read to support, so that
 * an edit can say that the note knows better.
 */
export function check(codes: CodeSet, visit: VisitFacts, table: CodeTable, suggestion?: SuggestionResult): Edit[] {
  const claim = claimOf(codes, visit, table, suggestion);
  return withoutRepeats(checks.flatMap((run) => run(claim))).sort((a, b) => rank[a.severity] - rank[b.severity]);
}
