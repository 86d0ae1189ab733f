import type { Command } from '../commands/command.ts';
import { msg, str } from '../internal/localize.ts';
import type { NoteSection } from './note-lines.ts';
import { sectionTitle } from './section-names.ts';

export interface NoteActs {
  outline: readonly NoteSection[];
  canEdit: boolean;
  edit: () => void;
  goTo: (section: NoteSection) => void;
}

/** What a person can do with the note: edit it, and go to its sections by their number. */
export function noteCommands({ outline, canEdit, edit, goTo }: NoteActs): Command[] {
  const group = msg('Note');
  return [
    {
      id: 'note.edit',
      title: msg('Edit the note'),
      group,
      keys: ['E'],
      palette: canEdit,
      run: () => {
        if (canEdit) edit();
        return canEdit;
      },
    },
    // There are nine digits to press; further sections are one press of the pointer away.
    ...outline.slice(0, 9).map((section, index): Command => ({
      id: `note.section${index + 1}`,
      title: msg(str`Go to: ${sectionTitle(section.name)}`),
      group,
      keys: [String(index + 1)],
      run: () => {
        goTo(section);
        return true;
      },
    })),
  ];
}
