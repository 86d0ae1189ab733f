import { msg } from '../internal/localize.ts';

/** Visit codes a person may choose, with our own short labels (no CPT descriptors). Levels: AMA E/M guidelines 2023. */
export const emGroups = [
  {
    label: () => msg('Established patient'),
    codes: [
      ['99211', () => msg('established, nurse visit')],
      ['99212', () => msg('established, straightforward')],
      ['99213', () => msg('established, low')],
      ['99214', () => msg('established, moderate')],
      ['99215', () => msg('established, high')],
    ],
  },
  {
    label: () => msg('New patient'),
    codes: [
      ['99202', () => msg('new, straightforward')],
      ['99203', () => msg('new, low')],
      ['99204', () => msg('new, moderate')],
      ['99205', () => msg('new, high')],
    ],
  },
  {
    label: () => msg('Consultation'),
    codes: [
      ['99242', () => msg('consultation, straightforward')],
      ['99243', () => msg('consultation, low')],
      ['99244', () => msg('consultation, moderate')],
      ['99245', () => msg('consultation, high')],
    ],
  },
] as const;

/** The label of a visit code, without the code itself. */
export function emLabel(code: string): string {
  for (const group of emGroups) {
    const found = group.codes.find(([candidate]) => candidate === code);
    if (found) return found[1]();
  }
  return '';
}
