import type { EncounterStatus, EncounterSummary, QueueColumn } from '@codeloom/contracts';
import { msg } from '../internal/localize.ts';

type Named<Key extends string> = Record<Key, () => string>;

export const statusNames: Named<EncounterStatus> = {
  draft: () => msg('New'),
  ai_suggested: () => msg('Suggested'),
  finalized: () => msg('Finalized'),
  exported: () => msg('Exported'),
  voided: () => msg('Voided'),
};

export const visitNames: Named<EncounterSummary['visitType']> = {
  office_new: () => msg('Office, new'),
  office_established: () => msg('Office, established'),
  telehealth: () => msg('Telehealth, video'),
  telehealth_audio: () => msg('Telehealth, audio'),
  preventive_new: () => msg('Preventive, new'),
  preventive_established: () => msg('Preventive, established'),
  wellness_medicare: () => msg('Medicare wellness'),
  nurse_visit: () => msg('Nurse visit'),
  consultation: () => msg('Consultation'),
  other: () => msg('Other'),
};

export const payerNames: Named<NonNullable<EncounterSummary['payer']>> = {
  commercial: () => msg('Commercial'),
  medicare: () => msg('Medicare'),
  medicaid: () => msg('Medicaid'),
};

export const riskNames: Named<NonNullable<EncounterSummary['denialRiskLevel']>> = {
  high: () => msg('High'),
  medium: () => msg('Medium'),
  low: () => msg('Low'),
};

export const columnNames: Named<QueueColumn> = {
  patient: () => msg('Patient'),
  externalId: () => msg('Visit reference'),
  date: () => msg('Date of service'),
  visit: () => msg('Visit'),
  specialty: () => msg('Specialty'),
  provider: () => msg('Provider'),
  assignee: () => msg('Assigned to'),
  payer: () => msg('Payer'),
  em: () => msg('E/M'),
  risk: () => msg('Denial risk'),
  status: () => msg('Status'),
  updated: () => msg('Last change'),
};

/** EMRs write a specialty as words or as a key such as `family_medicine`. */
export function specialtyText(specialty: string): string {
  const words = specialty.replaceAll('_', ' ').trim();
  return words.charAt(0).toUpperCase() + words.slice(1);
}
