import type { Edit } from '@codeloom/contracts';
import { inForce } from '../codes/procedure-set.ts';
import { edit } from './claim.ts';
import type { Check, Claim } from './claim.ts';

const GUIDELINES = 'ICD-10-CM Official Guidelines';
/** How many of the longer codes a message names before it says how many more there are. */
const NAMED = 4;

function list(codes: readonly string[]): string {
  const rest = codes.length - NAMED;
  return codes.slice(0, NAMED).join(', ') + (rest > 0 ? ` and ${rest} more` : '');
}

function diagnosisValidity({ table, visit }: Claim, code: string): Edit[] {
  const entry = table.lookup(code);
  if (entry?.billable) return [];
  const longer = table.billableUnder(code).map((child) => child.code);
  // A category the curated table does not describe is still known by the codes below it.
  if (entry !== undefined || longer.length > 0) {
    const choose = longer.length > 0 ? ` Choose a longer code: ${list(longer)}.` : ' Choose a longer code.';
    return [
      edit('dx.not-billable', 'stop', [code], {
        message: `${code} is a category; a claim needs all its characters.${choose}`,
        source: `${GUIDELINES}, IV.F`,
        carc: '146',
      }),
    ];
  }
  if (table.complete && !table.infoFor(visit.dateOfService).stale) {
    return [
      edit('dx.not-valid', 'stop', [code], {
        message: `${code} is not in ${table.id}, the release in force on ${visit.dateOfService}.`,
        source: `${table.id}, in force from ${table.from}`,
        carc: '146',
      }),
    ];
  }
  return [
    edit('dx.not-checked', 'info', [code], {
      message: `${code} was not checked: it is not in ${table.id}, and the full release for this date is not loaded.`,
      source: table.id,
    }),
  ];
}

/** Diagnoses exist, are long enough, and were in force on the date of service. */
export const diagnosesInForce: Check = (claim) => claim.diagnoses.flatMap((code) => diagnosisValidity(claim, code));

/** Procedures are known and in force. A code outside the curated set is not checked, never wrong. */
export const proceduresInForce: Check = ({ lines, visit }) =>
  lines.flatMap(({ code, entry }) => {
    if (!entry) {
      return [
        edit('px.not-checked', 'info', [code], {
          message: `${code} was not checked: it is outside the curated procedure set.`,
          source: 'Curated procedure set',
        }),
      ];
    }
    if (inForce(entry, visit.dateOfService)) return [];
    return [
      edit('px.not-valid', 'stop', [code], {
        message: `${code} was not in force on ${visit.dateOfService}.`,
        source: 'CPT and HCPCS Level II, dates in force',
        carc: '181',
      }),
    ];
  });

/** Said once for a claim: the date of service lies before the table, or after the newest loaded release. */
export const releaseIsStale: Check = ({ table, visit }) => {
  const info = table.infoFor(visit.dateOfService);
  if (visit.dateOfService < info.from) {
    return [
      edit('dx.before', 'info', [], {
        message: `Diagnoses were read with ${info.id}, which begins on ${info.from}; not checked against the release of ${visit.dateOfService}.`,
        source: `${info.id}, in force from ${info.from}`,
      }),
    ];
  }
  if (!info.stale) return [];
  return [
    edit('dx.stale', 'info', [], {
      message: `Diagnoses were checked against ${info.id}; not checked against the newer release.`,
      source: `${info.id}, in force to ${info.to ?? 'further notice'}`,
    }),
  ];
};
