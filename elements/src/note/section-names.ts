import { said } from '../internal/localize.ts';
import type { NoteSection } from './note-lines.ts';

/** What people call the parts that the reader names in small letters (rules/book/lexicon/sections.yaml). */
const titles: Record<string, string> = {
  hpi: 'HPI',
  ros: 'ROS',
  pmh: 'Past history',
  psh: 'Surgical history',
  'assessment-plan': 'Assessment and plan',
};

/** `family-history` is `Family history`; a name that is already written for people stays as it is. */
export function sectionTitle(name: string): string {
  const known = titles[name];
  if (known !== undefined) return said(known);
  const words = name.replaceAll('-', ' ');
  return said(words.slice(0, 1).toUpperCase() + words.slice(1));
}

/** One entry for each named part, in the order of the note; text without a heading (`body`) needs no way to it. */
export function outlineOf(sections: readonly NoteSection[]): NoteSection[] {
  const seen = new Set(['body']);
  return sections.filter(({ name }) => {
    if (seen.has(name)) return false;
    seen.add(name);
    return true;
  });
}
