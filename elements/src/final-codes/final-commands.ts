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
  const command = (id: string, title: string, key: string, run: () => boolean): Command => ({
    id,
    title,
    group,
    keys: [key],
    run,
  });
  return [
    command('codes.level', msg('Choose the E/M code'), 'L', editing(acts.focusEm)),
    command(
      'codes.addDiagnosis',
      msg('Add a diagnosis'),
      'D',
      editing(() => acts.openEditor({ what: 'add', kind: 'diagnoses' })),
    ),
    command(
      'codes.addProcedure',
      msg('Add a procedure'),
      'P',
      editing(() => acts.openEditor({ what: 'add', kind: 'procedures' })),
    ),
    command('codes.sets', msg('Use or save a code set'), 'C', editing(acts.openSets)),
    ...(acts.comment
      ? [
          command('codes.comment', msg('Write a comment'), 'M', () => {
            acts.comment?.();
            return true;
          }),
        ]
      : []),
    { id: 'codes.up', title: msg('Move the row up'), group, keys: ['Alt+ArrowUp'] },
    { id: 'codes.down', title: msg('Move the row down'), group, keys: ['Alt+ArrowDown'] },
    { id: 'codes.remove', title: msg('Remove the row'), group, keys: ['Delete'] },
    undoCommand(acts.store, acts.canEdit),
    command('codes.finalize', msg('Finalize the codes'), 'F', () => acts.open && acts.canFinalize && acts.finalize()),
    command('codes.reopen', msg('Reopen the encounter'), 'R', () => {
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
