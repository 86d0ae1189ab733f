import { emFamily } from '../em-family.ts';
import { edit } from './claim.ts';
import type { Check, Claim } from './claim.ts';

/** New = nobody of the same specialty and group saw the patient in the last three years (CPT; Medicare Claims Processing Manual 12, 30.6.7). */
const NEW_AFTER_YEARS = 3;

function seenWithinThreeYears({ lastVisitDate, dateOfService }: Claim['visit']): boolean {
  if (lastVisitDate === undefined || lastVisitDate > dateOfService) return false;
  const limit = `${Number(dateOfService.slice(0, 4)) - NEW_AFTER_YEARS}${dateOfService.slice(4)}`;
  return lastVisitDate > limit;
}

function saidPatient({ patient, visitType }: Claim['visit']): 'new' | 'established' | null {
  if (patient !== undefined) return patient;
  if (visitType === 'office_new' || visitType === 'preventive_new') return 'new';
  if (visitType === 'office_established' || visitType === 'preventive_established' || visitType === 'nurse_visit')
    return 'established';
  return null;
}

const patientOf = (code: string): 'new' | 'established' | null => {
  const family = emFamily(code)?.family;
  if (family === 'office-new' || /^9938[1-7]$/.test(code)) return 'new';
  if (family === 'office-established' || /^9939[1-7]$/.test(code)) return 'established';
  return null;
};

const PATIENT_SOURCE = 'CPT; Medicare Claims Processing Manual, chapter 12, 30.6.7';

/** The code's new or established patient against what the encounter says of them. */
export const newOrEstablished: Check = (claim) => {
  const codes = [...(claim.em ? [claim.em.code] : []), ...claim.lines.map((line) => line.code)];
  const said = saidPatient(claim.visit);
  return codes.flatMap((code) => {
    const billed = patientOf(code);
    if (billed === 'new' && seenWithinThreeYears(claim.visit)) {
      return [
        edit('em.seen-before', 'warning', [code], {
          message: `${code} is for a new patient; the last visit was on ${claim.visit.lastVisitDate ?? ''}, less than three years ago.`,
          source: PATIENT_SOURCE,
          carc: 'B16',
        }),
      ];
    }
    if (billed === null || said === null || billed === said) return [];
    return [
      edit('em.patient', 'warning', [code], {
        message: `${code} is for ${billed === 'new' ? 'a new' : 'an established'} patient; the encounter says ${said}.`,
        source: PATIENT_SOURCE,
        carc: 'B16',
      }),
    ];
  });
};

const isPreventive = (code: string): boolean => /^(993[89][1-7]|G0402|G0438|G0439)$/.test(code);
const isVaccination = (code: string): boolean => /^(9046[01]|9047[1-4]|90480|G000[89]|G0010)$/.test(code);

/** An E/M beside a minor procedure or a preventive visit stands apart by modifier 25. */
export const modifier25: Check = ({ em, lines }) => {
  if (!em || em.modifiers.includes('25')) return [];
  const beside = lines.filter(
    ({ code, entry }) => isPreventive(code) || entry?.globalDays === 0 || entry?.globalDays === 10,
  );
  if (beside.length === 0) return [];
  return [
    edit('em.25', 'warning', [em.code, ...beside.map((line) => line.code)], {
      message: `${em.code} stands beside ${beside.map((line) => line.code).join(', ')} without modifier 25. Keep both only if the visit stands on its own.`,
      source: 'NCCI Policy Manual, chapter I, modifier 25',
      carc: '97',
    }),
  ];
};

/** G2211 is not paid beside an E/M with 25, unless the 25 is owed to a preventive service or a vaccine (from 2025-01-01). */
export const complexityAddOn: Check = ({ em, lines, visit }) => {
  if (!em?.modifiers.includes('25') || !lines.some((line) => line.code === 'G2211')) return [];
  const others = lines.filter((line) => line.code !== 'G2211');
  const procedures = others.filter(({ entry }) => entry?.globalDays !== undefined);
  const allowed =
    visit.dateOfService >= '2025-01-01' && others.some(({ code }) => isPreventive(code) || isVaccination(code));
  if (procedures.length === 0 && allowed) return [];
  return [
    edit('em.g2211-25', 'warning', ['G2211', em.code], {
      message: `G2211 is not paid beside ${em.code} with modifier 25 when the 25 is for a procedure.`,
      source: 'CMS Transmittal 13015',
      carc: '97',
    }),
  ];
};

/** Codes a payer family is known not to take for the visit itself. */
export const visitCodeForPayer: Check = ({ em, visit }) => {
  if (visit.payer !== 'medicare' || !em || emFamily(em.code)?.family !== 'consultation') return [];
  return [
    edit('em.consultation', 'stop', [em.code], {
      message: `Medicare does not take consultation codes. Choose an office visit code in place of ${em.code}.`,
      source: 'Medicare Claims Processing Manual, chapter 12, 30.6.10',
      carc: '96',
    }),
  ];
};
