import { encounterStatusSchema, type EncounterId } from '@codeloom/contracts';
import { asDateText, fullName, type EncounterRow } from '../encounters/index.ts';

/** One finalized encounter as it leaves: codes and facts of the visit, never note text. */
export function toExportItem(row: EncounterRow) {
  return {
    id: row.id as EncounterId,
    externalId: row.externalId,
    status: encounterStatusSchema.parse(row.status),
    patientPseudoId: row.patientPseudoId,
    encounterDate: asDateText(row.encounterDate),
    visitType: row.visitType,
    specialty: row.specialty,
    placeOfService: row.placeOfService,
    payer: row.payer,
    providerId: row.providerId,
    providerName: row.provider && fullName(row.provider),
    emCode: row.finalEmCode,
    emModifiers: row.finalEmModifiers,
    emCodeSource: row.finalEmCodeSource,
    emRecommended: row.aiEmCode,
    emDecisionDelta: row.emDecisionDelta,
    diagnoses: row.diagnoses.map(({ code, description, source }) => ({ code, description, source })),
    procedures: row.procedures.map(({ code, description, modifiers, units, pointers, source }) => ({
      code,
      description,
      modifiers,
      units,
      pointers,
      source,
    })),
    denialRiskLevel: row.denialRiskLevel,
    hadUndercodeHint: row.hadUndercodeHint,
    hadMissedServiceHint: row.hadMissedServiceHint,
    finalizedAt: row.finalizedAt?.toISOString() ?? null,
    finalizedByUserId: row.finalizedByUserId,
    exportBatchId: row.exportBatchId,
  };
}
export type ExportItem = ReturnType<typeof toExportItem>;

/** Columns of the CSV, one row for each encounter. Lists are joined by `; ` in claim order. */
export const csvColumns = [
  'encounter_id',
  'external_id',
  'status',
  'patient_pseudo_id',
  'encounter_date',
  'visit_type',
  'specialty',
  'place_of_service',
  'payer',
  'provider_id',
  'provider_name',
  'em_code',
  'em_modifiers',
  'em_code_source',
  'em_recommended',
  'em_decision_delta',
  'diagnoses',
  'procedures',
  'denial_risk_level',
  'had_undercode_hint',
  'had_missed_service_hint',
  'finalized_at',
  'finalized_by_user_id',
  'export_batch_id',
] as const;

export function toCsvCells(item: ExportItem): Record<(typeof csvColumns)[number], string> {
  return {
    encounter_id: item.id,
    external_id: item.externalId ?? '',
    status: item.status,
    patient_pseudo_id: item.patientPseudoId,
    encounter_date: item.encounterDate,
    visit_type: item.visitType,
    specialty: item.specialty,
    place_of_service: item.placeOfService ?? '',
    payer: item.payer ?? '',
    provider_id: item.providerId ?? '',
    provider_name: item.providerName ?? '',
    em_code: item.emCode ?? '',
    em_modifiers: item.emModifiers.join(' '),
    em_code_source: item.emCodeSource ?? '',
    em_recommended: item.emRecommended ?? '',
    em_decision_delta: item.emDecisionDelta ?? '',
    diagnoses: item.diagnoses.map(({ code }) => code).join('; '),
    procedures: item.procedures.map(procedureCell).join('; '),
    denial_risk_level: item.denialRiskLevel ?? '',
    had_undercode_hint: String(item.hadUndercodeHint),
    had_missed_service_hint: String(item.hadMissedServiceHint),
    finalized_at: item.finalizedAt ?? '',
    finalized_by_user_id: item.finalizedByUserId ?? '',
    export_batch_id: item.exportBatchId ?? '',
  };
}

/** `20610-RT x2 (1,2)`: code and modifiers, units, pointers to diagnoses. */
function procedureCell({ code, modifiers, units, pointers }: ExportItem['procedures'][number]): string {
  const line = [code, ...modifiers].join('-');
  return `${line} x${units}${pointers.length === 0 ? '' : ` (${pointers.join(',')})`}`;
}
