import { DIAGNOSIS_EDITS } from '../gen/edits.ts';
import { edit } from './claim.ts';
import { isAnyOf } from './diagnoses.ts';
import type { Check } from './claim.ts';

const MCE = 'CMS Medicare Code Editor, age and sex conflicts';

export const diagnosesFitPatient: Check = ({ diagnoses, visit: { sex, ageYears } }) => [
  ...diagnoses.flatMap((code) =>
    DIAGNOSIS_EDITS.forOneSex
      .filter((row) => sex !== undefined && row.sex !== sex && isAnyOf(row.code, code))
      .map((row) =>
        edit('dx.sex', 'warning', [code], {
          message: `${code} is about ${row.what}; the encounter's sex does not fit.`,
          source: MCE,
          carc: '7',
        }),
      ),
  ),
  ...diagnoses.flatMap((code) =>
    DIAGNOSIS_EDITS.byAge
      .filter((row) => ageYears !== undefined && isAnyOf(row.code, code) && (ageYears < row.from || ageYears > row.to))
      .map((row) =>
        edit('dx.age', 'warning', [code], {
          message: `${code} is ${row.what}; the patient is ${ageYears ?? 0}.`,
          source: MCE,
          carc: '6',
        }),
      ),
  ),
];

export const proceduresFitPatient: Check = ({ lines, visit: { sex, ageYears } }) =>
  lines.flatMap(({ code, entry }) => {
    const tooYoung = ageYears !== undefined && entry?.ageMin !== undefined && ageYears < entry.ageMin;
    const tooOld = ageYears !== undefined && entry?.ageMax !== undefined && ageYears > entry.ageMax;
    const otherSex = sex !== undefined && entry?.sex !== undefined && entry.sex !== sex;
    return [
      ...(tooYoung || tooOld
        ? [
            edit('px.age', 'warning', [code], {
              message: `${code} is for ages ${entry.ageMin ?? 0} to ${entry.ageMax ?? 'any'}; the patient is ${ageYears}.`,
              source: 'Curated procedure set, age limits',
              carc: '6',
            }),
          ]
        : []),
      ...(otherSex
        ? [
            edit('px.sex', 'warning', [code], {
              message: `${code} does not fit the encounter's sex.`,
              source: 'Curated procedure set, sex limits',
              carc: '7',
            }),
          ]
        : []),
    ];
  });
