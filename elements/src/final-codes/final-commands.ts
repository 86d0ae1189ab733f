import type { Command } from '../commands/command.ts';
import { msg } from '../internal/localize.ts';
import type { EncounterStore } from '../store/encounter-store.ts';
import { undoCommand } from '../store/undo-command.ts';
import type { ReasonFor } from './dialogs.ts';
import type { OpenEditor } from './view.ts';

export interface FinalActs {
  store: EncounterStore;
  /** The encounter is open. */
  open: boolean;
  canEdit: boolean;
  canFinalize: boolean;
  /** The encounter is finalized and may be reopened. */
  canReopen: boolean;
  openEditor: (editor: OpenEditor) => void;
  focusEm: () => void;
  openSets: () => void;
  /** Null where this session has no comments. */
  comment: (() => void) | null;
  finalize: () => boolean;
  canVoid: boolean;
  askReason: (what: ReasonFor) => void;
}

/** What a person can do with the final codes, in the order of the key sheet. */
export function finalCommands(acts: FinalActs): Command[] {
  const group = msg('Codes');
  const editing = (act: () => void) => (): boolean => {
    if (acts.canEdit) act();
    return acts.canEdit;
  };
  const command = (id: string, title: string, key: string, can: boolean, run: () => boolean): Command => ({
    id,
    title,
    group,
    keys: [key],
    palette: can,
    run,
  });
  const { canEdit } = acts;
  const canFinalize = acts.open && acts.canFinalize;
  return [
    command('codes.level', msg('Choose the E/M code'), 'L', canEdit, editing(acts.focusEm)),
    command(
      'codes.addDiagnosis',
      msg('Add a diagnosis'),
      'D',
      canEdit,
      editing(() => acts.openEditor({ what: 'add', kind: 'diagnoses' })),
    ),
    command(
      'codes.addProcedure',
      msg('Add a procedure'),
      'P',
      canEdit,
      editing(() => acts.openEditor({ what: 'add', kind: 'procedures' })),
    ),
    command('codes.sets', msg('Use or save a code set'), 'C', canEdit, editing(acts.openSets)),
    ...(acts.comment
      ? [
          command('codes.comment', msg('Write a comment'), 'M', true, () => {
            acts.comment?.();
            return true;
          }),
        ]
      : []),
    { id: 'codes.up', title: msg('Move the row up'), group, keys: ['Alt+ArrowUp'] },
    { id: 'codes.down', title: msg('Move the row down'), group, keys: ['Alt+ArrowDown'] },
    { id: 'codes.remove', title: msg('Remove the row'), group, keys: ['Delete'] },
    undoCommand(acts.store, acts.canEdit),
    command('codes.finalize', msg('Finalize the codes'), 'F', canFinalize, () => canFinalize && acts.finalize()),
    command('codes.reopen', msg('Reopen the encounter'), 'R', acts.canReopen, () => {
      if (acts.canReopen) acts.askReason('reopen');
      return acts.canReopen;
    }),
    ...(acts.canVoid
      ? [
          {
            id: 'codes.void',
            title: msg('Void the encounter'),
            group,
            keys: [],
            run: () => {
              acts.askReason('void');
              return true;
            },
          },
        ]
      : []),
  ];
}
