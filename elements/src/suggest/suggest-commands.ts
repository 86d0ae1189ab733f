import type { Command } from '../commands/command.ts';
import { msg } from '../internal/localize.ts';
import type { EncounterStore } from '../store/encounter-store.ts';
import { undoCommand } from '../store/undo-command.ts';
import type { SuggestedRow } from './rows.ts';
import type { RunRequest } from './run-state.ts';
import type { SuggestView } from './view.ts';

export interface SuggestActs {
  store: EncounterStore;
  run: RunRequest;
  /** Null before the first suggestion. */
  view: SuggestView | null;
  currentKey: string | null;
  move: (view: SuggestView, by: 1 | -1) => boolean;
  /** Makes a row the one the keys act on. */
  go: (key: string) => void;
}

/** What a person can do with suggestions, in the order of the key sheet. */
export function suggestCommands({ store, run, view, currentKey, move, go }: SuggestActs): Command[] {
  const group = msg('Suggestions');
  const at = view?.rows.findIndex(({ key }) => key === currentKey) ?? -1;
  const current = view?.rows[at];
  /** A row that is decided already passes the key on, so that one key, pressed again and again, accepts in turn. */
  const open = (from: number): SuggestedRow | undefined =>
    view?.rows.find(({ decision }, index) => index > from && decision === 'open');
  const toAccept = current && current.decision !== 'accepted' ? current : (open(at) ?? open(-1));
  const decide = (act: ((row: SuggestedRow) => void) | undefined) => (): boolean => {
    if (!view?.canDecide || !current || !act) return false;
    act(current);
    return true;
  };
  return [
    {
      id: 'suggest.run',
      title: msg('Suggest codes'),
      group,
      keys: ['S'],
      palette: run.canRun,
      run: () => {
        if (!run.canRun || store.state.run) return false;
        run.run();
        return true;
      },
    },
    {
      id: 'suggest.next',
      title: msg('Next suggestion'),
      group,
      keys: ['J', 'ArrowDown'],
      palette: false,
      run: () => view !== null && move(view, 1),
    },
    {
      id: 'suggest.previous',
      title: msg('Previous suggestion'),
      group,
      keys: ['K', 'ArrowUp'],
      palette: false,
      run: () => view !== null && move(view, -1),
    },
    { id: 'suggest.show', title: msg('Show its places in the note'), group, keys: ['Enter'] },
    {
      id: 'suggest.accept',
      title: msg('Accept the suggestion'),
      group,
      keys: ['A'],
      palette: view?.canDecide === true && toAccept !== undefined,
      run: () => {
        if (!view?.canDecide || !toAccept) return false;
        view.accept(toAccept);
        go(toAccept.key);
        return true;
      },
    },
    {
      id: 'suggest.dismiss',
      title: msg('Dismiss the suggestion'),
      group,
      keys: ['X'],
      palette: view?.canDecide === true && current !== undefined,
      run: decide(view?.dismiss),
    },
    {
      id: 'suggest.acceptAll',
      title: msg('Accept all that are not dismissed'),
      group,
      keys: ['Shift+A'],
      palette: view?.canDecide === true && open(-1) !== undefined,
      run: () => {
        if (!view?.canDecide) return false;
        store.acceptAll();
        return true;
      },
    },
    undoCommand(store, view?.canDecide ?? false),
  ];
}
