import type { EncounterStatus, Me, Payer, VisitType } from '@codeloom/contracts';

export const visitTypeNames: Record<VisitType, string> = {
  office_new: 'Office, new',
  office_established: 'Office, established',
  telehealth: 'Telehealth, video',
  telehealth_audio: 'Telehealth, audio',
  preventive_new: 'Preventive, new',
  preventive_established: 'Preventive, established',
  wellness_medicare: 'Medicare wellness',
  nurse_visit: 'Nurse visit',
  consultation: 'Consultation',
  other: 'Other',
};

export const statusNames: Record<EncounterStatus, string> = {
  draft: 'New',
  ai_suggested: 'Suggested',
  finalized: 'Finalized',
  exported: 'Exported',
  voided: 'Voided',
};

export const payerNames: Record<Payer, string> = {
  commercial: 'Commercial',
  medicare: 'Medicare',
  medicaid: 'Medicaid',
};

export const roleNames: Record<Me['user']['role'], string> = {
  PROVIDER: 'Provider',
  BILLER: 'Biller',
  PRACTICE_ADMIN: 'Practice admin',
  PLATFORM_ADMIN: 'Platform admin',
};

/** EMRs write a specialty as words or as a key such as `family_medicine`. */
export function specialtyText(specialty: string): string {
  const words = specialty.replaceAll('_', ' ').trim();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** `2026-03-02` as `2 Mar 2026`: a date of service has no time zone, so it is never turned into an instant. */
export function dateText(date: string): string {
  const [year, month, day] = date.split('-');
  return `${Number(day)} ${months[Number(month) - 1] ?? ''} ${year ?? ''}`;
}

/** The same without its year while that is this year: `2 Mar`, but `31 Dec 2025`. */
export function shortDateText(date: string, now = new Date()): string {
  const text = dateText(date);
  return date.startsWith(`${now.getFullYear()}-`) ? text.slice(0, -5) : text;
}

/** Today's calendar date where the user is, as `YYYY-MM-DD`. */
export function todayDate(now = new Date()): string {
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}
