import type { Command } from '../commands/command.ts';
import { msg } from '../internal/localize.ts';
import type { EncounterStore } from './encounter-store.ts';

/** Every card that changes codes can take the last change back: one command, however many cards offer it. */
export function undoCommand(store: EncounterStore, canEdit: boolean): Command {
  return {
    id: 'codes.undo',
    title: msg('Undo the last change of codes'),
    group: msg('Codes'),
    keys: ['U'],
    palette: canEdit && store.state.canUndo,
    run: () => {
      if (!canEdit || !store.state.canUndo) return false;
      store.undo();
      return true;
    },
  };
}
