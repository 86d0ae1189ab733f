import { claimLimits } from '@codeloom/contracts/limits';
import type { Edit } from '@codeloom/contracts';
import { noteTargets, targetHolds } from '../codes/notes.ts';
import { sidedSiblings } from '../codes/specificity.ts';
import { DIAGNOSIS_EDITS } from '../gen/edits.ts';
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

/** True when a code lies within one of the targets. */
export function isAnyOf(targets: readonly string[], code: string): boolean {
  return targets.some((target) => targetHolds(target, code));
}

function whyNotFirst(claim: Claim, code: string): Pick<Edit, 'message' | 'source'> | null {
  const rule = DIAGNOSIS_EDITS.neverFirst.find((row) => isAnyOf(row.code, code));
  if (rule) {
    return { message: `${code} never comes first. ${rule.message}`, source: `${GUIDELINES}, ${rule.section}` };
  }
  if (isUnderdosing(code)) {
    return {
      message: `${code} is an underdosing code; the condition it affects comes first.`,
      source: `${GUIDELINES}, I.C.19.e.5.c`,
    };
  }
  const isManifestation = /\bin (?:\w+ ){0,2}diseases classified elsewhere/i.test(
    claim.table.lookup(code)?.description ?? '',
  );
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
          message: `${code} and ${other} exclude each other unless they are unrelated (tabular list ${table.notesYear ?? ''}). Keep the one that is documented.`,
          source: `Tabular list ${table.notesYear ?? ''}, Excludes1; ${GUIDELINES}, I.A.12.a`,
          carc: '11',
        }),
      ),
  );

/** Pairs the guidelines decide by themselves, also without a tabular list. */
export const combinationStandsAlone: Check = ({ diagnoses }) =>
  DIAGNOSIS_EDITS.neverBeside.flatMap(({ code, beside, message, section }) => {
    const one = diagnoses.find((candidate) => isAnyOf(code, candidate));
    const other = diagnoses.find((candidate) => isAnyOf(beside, candidate));
    if (one === undefined || other === undefined) return [];
    return [
      edit('dx.combination', 'warning', [one, other], { message, source: `${GUIDELINES}, ${section}`, carc: '11' }),
    ];
  });

/** A code that is only half of a pair: the stage, the site or the underlying disease is missing. */
export const companionDiagnosis: Check = ({ diagnoses }) =>
  DIAGNOSIS_EDITS.needs.flatMap(({ code, one, message, section }) => {
    const found = diagnoses.find((candidate) => isAnyOf(code, candidate));
    if (found === undefined || diagnoses.some((candidate) => isAnyOf(one, candidate))) return [];
    return [
      edit('dx.needs', 'warning', [found], {
        message: `${found} does not stand alone. ${message}`,
        source: `${GUIDELINES}, ${section}`,
        carc: '16',
      }),
    ];
  });

/** Z codes of an examination come first, or after another of their kind. */
export const onlyFirstDiagnosis: Check = ({ diagnoses }) => {
  const { code: targets, section } = DIAGNOSIS_EDITS.onlyFirst;
  return diagnoses.flatMap((code, index) => {
    const before = diagnoses.slice(0, index);
    if (!isAnyOf(targets, code) || before.every((other) => isAnyOf(targets, other))) return [];
    return [
      edit('dx.only-first', 'warning', [code], {
        message: `${code} is a reason for the visit and comes first; move it up, or leave it out.`,
        source: `${GUIDELINES}, ${section}`,
        carc: '16',
      }),
    ];
  });
};

/** One claim holds twelve diagnoses; the rest would not be sent. */
export const diagnosesFitClaim: Check = ({ diagnoses }) =>
  diagnoses.length <= claimLimits.diagnoses
    ? []
    : [
        edit('dx.too-many', 'stop', diagnoses.slice(claimLimits.diagnoses), {
          message: `${diagnoses.length} diagnoses; a claim holds ${claimLimits.diagnoses}. Keep those that were addressed.`,
          source: '837P, HI segment',
          carc: '16',
        }),
      ];

/** The side is left open while the table has the same code for a side; a warning when the note's own suggestion names it. */
export const sideLeftOpen: Check = ({ diagnoses, table, suggestion }) =>
  diagnoses.flatMap((code) => {
    const entry = table.lookup(code);
    const siblings = entry === undefined ? [] : sidedSiblings(table, entry);
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

const leavesOpen = /\bunspecified\b|\bnot specified\b|\bwithout complications?\b/i;

/** A code that leaves open what the note says: the note's own suggestion holds a code of the category that does not. */
export const lessSpecific: Check = ({ diagnoses, table, suggestion }) =>
  diagnoses.flatMap((code) => {
    const suggested = suggestion?.diagnoses ?? [];
    const description = table.lookup(code)?.description ?? '';
    if (!leavesOpen.test(description) || suggested.some((item) => item.code === code)) return [];
    const known = suggested.find(
      (item) =>
        item.code.slice(0, 3) === code.slice(0, 3) &&
        !diagnoses.includes(item.code) &&
        !leavesOpen.test(item.description),
    );
    if (known === undefined) return [];
    return [
      edit('dx.less-specific', 'warning', [code, known.code], {
        message: `The note is more specific: ${known.code} says what ${code} leaves open.`,
        source: `${GUIDELINES}, I.B.18`,
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
