import type { Edit } from '@codeloom/contracts';
import { noteTargets, targetHolds } from '../codes/notes.ts';
import { edit } from './claim.ts';
import type { Check, Claim } from './claim.ts';

const GUIDELINES = 'ICD-10-CM Official Guidelines';

export const diagnosesOnce: Check = ({ diagnoses }) =>
  diagnoses
    .filter((code, index) => diagnoses.indexOf(code) < index)
    .map((code) =>
      edit('dx.twice', 'stop', [code], {
        message: `${code} stands twice. A diagnosis is reported once for an encounter.`,
        source: `${GUIDELINES}, I.B.12`,
        carc: '16',
      }),
    );

/** Underdosing: T36–T50 with 6 as the fifth or sixth character. */
const isUnderdosing = (code: string): boolean => /^T(3[6-9]|4[0-9]|50)\.(..?6|.{1,2}X6)/.test(code);

function whyNotFirst(claim: Claim, code: string): Pick<Edit, 'message' | 'source'> | null {
  if (/^[V-Y]/.test(code)) {
    return {
      message: `${code} says how an injury came about; it never comes first.`,
      source: `${GUIDELINES}, I.C.20.a.6`,
    };
  }
  if (isUnderdosing(code)) {
    return {
      message: `${code} is an underdosing code; the condition it affects comes first.`,
      source: `${GUIDELINES}, I.C.19.e.5.c`,
    };
  }
  const isManifestation = /in diseases classified elsewhere/i.test(claim.table.lookup(code)?.description ?? '');
  if (isManifestation) {
    return {
      message: `${code} is a manifestation; the underlying disease comes first.`,
      source: `${GUIDELINES}, I.A.13`,
    };
  }
  return null;
}

export const firstDiagnosis: Check = (claim) => {
  const [first] = claim.diagnoses;
  if (first === undefined) return [];
  const why = whyNotFirst(claim, first);
  return why ? [edit('dx.first', 'stop', [first], { ...why, carc: '16' })] : [];
};

/** Excludes1 of the loaded tabular list. A warning, not a stop: unrelated conditions may stand together (I.A.12.a). */
export const excludedTogether: Check = ({ diagnoses, table }) =>
  diagnoses.flatMap((code) =>
    table
      .notes(code)
      .filter((note) => note.kind === 'excludes1')
      .flatMap((note) =>
        noteTargets(note.text).flatMap((target) =>
          diagnoses.filter((other) => other !== code && targetHolds(target, other)),
        ),
      )
      .map((other) =>
        edit('dx.excludes1', 'warning', [code, other].sort(), {
          message: `${code} and ${other} exclude each other unless they are unrelated. Keep the one that is documented.`,
          source: `Tabular list ${table.notesYear ?? ''}, Excludes1; ${GUIDELINES}, I.A.12.a`,
          carc: '11',
        }),
      ),
  );

/** Pairs the guidelines decide by themselves, also without a tabular list. */
const neverBeside: readonly { code: RegExp; beside: RegExp; message: string; source: string }[] = [
  {
    code: /^I10$/,
    beside: /^I1[1-3]/,
    message: 'I10 is for hypertension alone; a combination code with heart or kidney disease takes its place.',
    source: `${GUIDELINES}, I.C.9.a`,
  },
  {
    code: /^E11\.9$/,
    beside: /^E11\.[2-8]/,
    message: 'E11.9 is for diabetes without complications; a complication code is on the claim.',
    source: `${GUIDELINES}, I.C.4.a`,
  },
  {
    code: /^E10\.9$/,
    beside: /^E10\.[2-8]/,
    message: 'E10.9 is for diabetes without complications; a complication code is on the claim.',
    source: `${GUIDELINES}, I.C.4.a`,
  },
];

export const combinationStandsAlone: Check = ({ diagnoses }) =>
  neverBeside.flatMap(({ code, beside, message, source }) => {
    const one = diagnoses.find((candidate) => code.test(candidate));
    const other = diagnoses.find((candidate) => beside.test(candidate));
    if (one === undefined || other === undefined) return [];
    return [edit('dx.combination', 'warning', [one, other], { message, source, carc: '11' })];
  });

const side = /\b(left|right|bilateral)\b/i;

/** The side is left open while the table has codes for a side; a warning when the note's own suggestion names it. */
export const sideLeftOpen: Check = ({ diagnoses, table, suggestion }) =>
  diagnoses.flatMap((code) => {
    const description = table.lookup(code)?.description ?? '';
    if (!/\bunspecified\b/i.test(description) || side.test(description)) return [];
    const siblings = table
      .billableUnder(code.slice(0, -1).replace(/\.$/, ''))
      .filter((entry) => side.test(entry.description));
    if (siblings.length === 0) return [];
    const known = suggestion?.diagnoses.find((item) => siblings.some((entry) => entry.code === item.code));
    return [
      edit('dx.side', known ? 'warning' : 'info', [code], {
        message: known
          ? `The note gives the side: ${known.code} says it, ${code} leaves it open.`
          : `${code} leaves the side open. Codes with a side exist, such as ${siblings[0]?.code ?? ''}.`,
        source: `${GUIDELINES}, I.B.13`,
        carc: '16',
      }),
    ];
  });

/** A claim line points to a reason for it. */
export const someDiagnosis: Check = (claim) => {
  if (claim.diagnoses.length > 0 || (claim.em === null && claim.lines.length === 0)) return [];
  return [
    edit('dx.none', 'warning', [], {
      message: 'No diagnosis is on the claim yet; payers return lines that point to none.',
      source: '837P, HI segment',
      carc: '16',
    }),
  ];
};
