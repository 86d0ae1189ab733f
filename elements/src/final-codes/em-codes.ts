/** Visit codes a person may choose, with our own short labels (no CPT descriptors). Levels: AMA E/M guidelines 2023. */
export const emGroups = [
  {
    label: 'Established patient',
    codes: [
      ['99211', 'established, nurse visit'],
      ['99212', 'established, straightforward'],
      ['99213', 'established, low'],
      ['99214', 'established, moderate'],
      ['99215', 'established, high'],
    ],
  },
  {
    label: 'New patient',
    codes: [
      ['99202', 'new, straightforward'],
      ['99203', 'new, low'],
      ['99204', 'new, moderate'],
      ['99205', 'new, high'],
    ],
  },
  {
    label: 'Consultation',
    codes: [
      ['99242', 'consultation, straightforward'],
      ['99243', 'consultation, low'],
      ['99244', 'consultation, moderate'],
      ['99245', 'consultation, high'],
    ],
  },
] as const;

/** The label of a visit code, without the code itself. */
export function emLabel(code: string): string {
  for (const group of emGroups) {
    const found = group.codes.find(([candidate]) => candidate === code);
    if (found) return found[1];
  }
  return '';
}
