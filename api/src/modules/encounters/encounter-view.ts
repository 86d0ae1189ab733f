import {
  emCodeSourceSchema,
  encounterSchema,
  encounterStatusSchema,
  encounterSummarySchema,
  finalDiagnosisSchema,
  finalProcedureSchema,
  type CodeSet,
  type Edit,
  type Encounter,
  type EncounterStatus,
  type EncounterSummary,
  type SuggestionResult,
} from '@codeloom/contracts';
import type { EmChoice, FinalCodes } from './code-decisions.ts';
import { asDateText, fullName, type EncounterRow } from './encounters.repository.ts';
import type { EncounterSummaryRow } from './worklist.repository.ts';

/** An encounter with everything that is read beside its row. */
export interface EncounterRecord {
  readonly row: EncounterRow;
  /** Empty when `noteStored` is false. */
  readonly noteText: string;
  readonly noteStored: boolean;
  readonly suggestion: SuggestionResult | null;
  readonly finalizedByName: string | null;
}

const withConfidence = (code: string | null, confidence: number | null) =>
  code === null ? null : { code, confidence: confidence ?? 0 };

function summaryFields(row: EncounterSummaryRow) {
  return {
    id: row.id,
    version: row.version,
    status: row.status,
    externalId: row.externalId,
    patientPseudoId: row.patientPseudoId,
    encounterDate: asDateText(row.encounterDate),
    visitType: row.visitType,
    specialty: row.specialty,
    providerId: row.providerId,
    providerName: row.provider && fullName(row.provider),
    assigneeId: row.assigneeId,
    assigneeName: row.assignee && fullName(row.assignee),
    payer: row.payer,
    emRecommended: withConfidence(row.aiEmCode, row.aiEmConfidence),
    finalEmCode: row.finalEmCode,
    denialRiskLevel: row.denialRiskLevel,
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
    finalizedAt: row.finalizedAt?.toISOString() ?? null,
  };
}

/** A row of the list. */
export function toSummary(row: EncounterSummaryRow): EncounterSummary {
  return encounterSummarySchema.parse(summaryFields(row));
}

/** The whole encounter as contracts know it. */
export function toEncounter(record: EncounterRecord, edits: Edit[]): Encounter {
  const { row, noteText, noteStored, suggestion, finalizedByName } = record;
  return encounterSchema.parse({
    ...summaryFields(row),
    practiceId: row.practiceId,
    patient: row.patient,
    placeOfService: row.placeOfService,
    ageYears: row.ageYears,
    sex: row.sex,
    lastVisitDate: row.lastVisitDate && asDateText(row.lastVisitDate),
    noteText,
    noteVersion: row.noteVersion,
    noteStored,
    suggestion,
    suggestionRunId: row.suggestionRunId,
    emHighestSupported: withConfidence(row.aiEmHighestSupportedCode, row.aiEmHighestSupportedConfidence),
    finalEmModifiers: row.finalEmModifiers,
    finalEmCodeSource: row.finalEmCodeSource,
    finalDiagnoses: row.diagnoses,
    finalProcedures: row.procedures,
    edits,
    emDecisionDelta: row.emDecisionDelta,
    hadUndercodeHint: row.hadUndercodeHint,
    hadMissedServiceHint: row.hadMissedServiceHint,
    // A run without quotes keeps the ids of its reasons, not their sentences.
    denialRiskReasons: suggestion?.denialRisk.reasons.flatMap(({ message }) => (message === '' ? [] : [message])) ?? [],
    finalizedByUserId: row.finalizedByUserId,
    finalizedByName,
  });
}

/** The codes of the claim as the checks read them. */
export function codeSetOf(row: EncounterRow): CodeSet {
  return {
    emCode: row.finalEmCode,
    emModifiers: row.finalEmModifiers,
    diagnoses: row.diagnoses.map(({ code, description }) => ({ code, description })),
    procedures: row.procedures.map(({ code, modifiers, units, pointers }) => ({ code, modifiers, units, pointers })),
  };
}

export const statusOf = (row: { status: string }): EncounterStatus => encounterStatusSchema.parse(row.status);

export function emChoiceOf(row: EncounterRow): EmChoice {
  return { code: row.finalEmCode, source: emCodeSourceSchema.nullable().parse(row.finalEmCodeSource) };
}

export function finalCodesOf(row: EncounterRow): FinalCodes {
  return {
    emCode: row.finalEmCode,
    emModifiers: row.finalEmModifiers,
    diagnoses: row.diagnoses.map((line) => finalDiagnosisSchema.parse(line)),
    procedures: row.procedures.map((line) => finalProcedureSchema.parse(line)),
  };
}
