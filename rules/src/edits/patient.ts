import { edit } from './claim.ts';
import type { Check } from './claim.ts';

const MCE = 'CMS Medicare Code Editor, age and sex conflicts';

/** Chapters and categories that go with one sex only. Not modelled: gender transition, where payers take condition code 45. */
const forOneSex: readonly { code: RegExp; sex: 'f' | 'm'; what: string }[] = [
  { code: /^O/, sex: 'f', what: 'pregnancy, childbirth and the puerperium' },
  { code: /^(N7[0-7]|N8|N9[0-8]|C5[1-8]|D25|D26|D27|Z3[3-6]|Z34|Z3A)/, sex: 'f', what: 'female organs or pregnancy' },
  { code: /^(N4[0-9]|N5[0-3]|C6[0-3]|D29)/, sex: 'm', what: 'male organs' },
];

/** Adult and child routine examinations change at the 18th birthday. */
const byAge: readonly { code: RegExp; from: number; to: number; what: string }[] = [
  { code: /^Z00\.0/, from: 18, to: 130, what: 'an adult examination, from 18 years' },
  { code: /^Z00\.12/, from: 0, to: 17, what: 'a child examination, to 17 years' },
  { code: /^Z00\.11/, from: 0, to: 0, what: 'a newborn examination, to 28 days' },
];

export const diagnosesFitPatient: Check = ({ diagnoses, visit: { sex, ageYears } }) => [
  ...diagnoses.flatMap((code) =>
    forOneSex
      .filter((row) => sex !== undefined && row.sex !== sex && row.code.test(code))
      .map((row) =>
        edit('dx.sex', 'warning', [code], {
          message: `${code} is about ${row.what}; the encounter's sex does not fit.`,
          source: MCE,
          carc: '7',
        }),
      ),
  ),
  ...diagnoses.flatMap((code) =>
    byAge
      .filter((row) => ageYears !== undefined && row.code.test(code) && (ageYears < row.from || ageYears > row.to))
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
              message: `${code} is for ages ${entry?.ageMin ?? 0} to ${entry?.ageMax ?? 'any'}; the patient is ${ageYears}.`,
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
