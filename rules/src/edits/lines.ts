import { SERVICE_EDITS } from '../gen/edits.ts';
import { edit, serviceCodes } from './claim.ts';
import type { Check } from './claim.ts';

const CLAIM_FORM = '837P, service line';

export const pointersInList: Check = ({ lines, diagnoses }) =>
  lines
    .filter((line) => line.pointers.some((position) => position > diagnoses.length))
    .map(({ code }) =>
      edit('px.pointer', 'stop', [code], {
        message: `${code} points to a diagnosis that is not on the claim. Link it to one of the ${diagnoses.length}.`,
        source: `${CLAIM_FORM} SV107`,
        carc: '16',
      }),
    );

/** The same service twice on a date needs a modifier that says why (76, 77, 91, 59 or an X one, or the side). */
export const linesOnce: Check = ({ lines }) => {
  const keys = lines.map((line) => `${line.code}-${[...line.modifiers].sort().join('-')}`);
  return lines
    .filter((_, index) => keys.indexOf(keys[index] ?? '') < index)
    .map(({ code }) =>
      edit('px.twice', 'warning', [code], {
        message: `${code} stands twice with the same modifiers. Use units, or the modifier that tells the two apart.`,
        source: 'NCCI Policy Manual, chapter I',
        carc: '18',
      }),
    );
};

export const addOnHasBase: Check = (claim) => {
  const codes = serviceCodes(claim);
  return claim.lines
    .filter(
      ({ entry }) =>
        entry !== undefined && entry.addOnTo.length > 0 && !entry.addOnTo.some((base) => codes.includes(base)),
    )
    .map(({ code, entry }) =>
      edit('px.add-on', 'stop', [code], {
        message: `${code} is an add-on; its base (${entry?.addOnTo.slice(0, 4).join(', ') ?? ''}) is not on the claim.`,
        source: 'NCCI add-on code file, types 1 to 3',
        carc: '107',
      }),
    );
};

/** The curated set's own sense of units, else a plain bound; a published limit decides in its place. */
export const unitsPlausible: Check = ({ lines, table, visit }) => {
  const published = table.ncci.limits(visit.dateOfService);
  const { counted, measured } = SERVICE_EDITS.plausibleUnits;
  return lines.flatMap(({ code, entry, units }) => {
    const most = entry?.maxUnits ?? (entry?.unit === undefined ? counted : measured);
    if (units <= most || published?.limit(code) !== undefined) return [];
    return [
      edit('px.units', 'warning', [code], {
        message: `${units} units of ${code}: more than ${most} on one date is unusual.`,
        source: 'Curated procedure set, units; not Medicare’s MUE file',
        carc: '151',
      }),
    ];
  });
};

/** A line rests on a diagnosis. With one diagnosis there is no choice; with more, the link must be said. */
export const pointersGiven: Check = ({ lines, diagnoses }) =>
  diagnoses.length < 2
    ? []
    : lines
        .filter((line) => line.pointers.length === 0)
        .map(({ code }) =>
          edit('px.no-pointer', 'warning', [code], {
            message: `${code} is not linked to a diagnosis. Link it to the one it was done for.`,
            source: `${CLAIM_FORM} SV107`,
            carc: '16',
          }),
        );

const sides = new Set(['LT', 'RT', '50', 'E1', 'E2', 'E3', 'E4']);
const isSide = (modifier: string): boolean => sides.has(modifier) || /^(F[A0-9]|T[A0-9])$/.test(modifier);

export const sideGiven: Check = ({ lines }) =>
  lines
    .filter(({ entry, modifiers }) => entry?.sided === true && !modifiers.some(isSide))
    .map(({ code }) =>
      edit('px.side', 'warning', [code], {
        message: `${code} is done on one side or both: add LT, RT or 50.`,
        source: 'NCCI Policy Manual, chapter I, anatomic modifiers',
        carc: '4',
      }),
    );

/** Payer families that do not take a code, as far as the curated set knows. */
export const payerTakesIt: Check = ({ lines, visit: { payer } }) =>
  lines
    .filter(
      ({ entry }) =>
        payer !== undefined && entry !== undefined && entry.payers.length > 0 && !entry.payers.includes(payer),
    )
    .map(({ code }) =>
      edit('px.payer', 'warning', [code], {
        message: `${code} is not ordinarily taken by ${payer === 'medicare' ? 'Medicare' : payer === 'medicaid' ? 'Medicaid' : 'commercial payers'}.`,
        source: 'Curated procedure set, payers',
        carc: '96',
      }),
    );
