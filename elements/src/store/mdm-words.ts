import type { Mdm } from '@codeloom/contracts';
import { msg } from '../internal/localize.ts';

export const mdmElements = ['problems', 'data', 'risk'] as const;
export type MdmElement = (typeof mdmElements)[number];

/** The three elements of decision making as people call them. */
export function elementName(element: MdmElement): string {
  switch (element) {
    case 'problems':
      return msg('Problems');
    case 'data':
      return msg('Data');
    case 'risk':
      return msg('Risk');
  }
}

type LevelWord = Mdm['level'] | Mdm[MdmElement]['level'];

export function levelWord(level: LevelWord): string {
  switch (level) {
    case 'straightforward':
      return msg('Straightforward');
    case 'minimal':
      return msg('Minimal');
    case 'low':
      return msg('Low');
    case 'limited':
      return msg('Limited');
    case 'moderate':
      return msg('Moderate');
    case 'high':
      return msg('High');
    case 'extensive':
      return msg('Extensive');
  }
}

/** The rank of each element's own words on one scale, 1 to 4 (AMA table of medical decision making). */
const ranks: Record<LevelWord, number> = {
  straightforward: 1,
  minimal: 1,
  low: 2,
  limited: 2,
  moderate: 3,
  high: 4,
  extensive: 4,
};

/** Whether an element reaches the level of the visit; two of the three must. */
export function meetsLevel(mdm: Mdm, element: MdmElement): boolean {
  return ranks[mdm[element].level] >= ranks[mdm.level];
}
