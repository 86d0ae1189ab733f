import type { Command } from '../commands/command.ts';
import { msg } from '../internal/localize.ts';

export interface QueueActs {
  canAssign: boolean;
  /** Chosen rows; without any, the row the keys stand on. */
  hasTarget: boolean;
  hasChosen: boolean;
  hasRows: boolean;
  /** Whether the list itself has the focus: Enter, Home and End belong to other controls elsewhere. */
  inList: boolean;
  move: (by: number, extend: boolean) => void;
  toTheEnd: (end: 'first' | 'last') => void;
  toggle: () => void;
  toggleRange: () => void;
  toggleAll: () => void;
  clear: () => void;
  open: () => void;
  search: () => void;
  assign: () => void;
  take: () => void;
  reload: () => void;
}

/** The worklist by keyboard, in the order of the key sheet. */
export function queueCommands(acts: QueueActs): Command[] {
  const group = msg('Worklist');
  const { hasRows, hasTarget, hasChosen, inList, canAssign } = acts;
  const when = (possible: boolean, act: () => void) => (): boolean => {
    if (possible) act();
    return possible;
  };
  const step = (id: string, title: string, keys: string[], by: number, extend: boolean): Command => ({
    id,
    title,
    group,
    keys,
    palette: false,
    run: when(hasRows, () => acts.move(by, extend)),
  });
  return [
    step('queue.next', msg('Next encounter'), ['J', 'ArrowDown'], 1, false),
    step('queue.previous', msg('Previous encounter'), ['K', 'ArrowUp'], -1, false),
    {
      id: 'queue.open',
      title: msg('Open the encounter'),
      group,
      keys: ['Enter'],
      palette: false,
      run: when(hasRows && inList, acts.open),
    },
    {
      id: 'queue.choose',
      title: msg('Choose the encounter'),
      group,
      keys: ['X'],
      palette: false,
      run: when(hasRows, acts.toggle),
    },
    step('queue.extendDown', msg('Choose on to the next'), ['Shift+J', 'Shift+ArrowDown'], 1, true),
    step('queue.extendUp', msg('Choose on to the previous'), ['Shift+K', 'Shift+ArrowUp'], -1, true),
    {
      id: 'queue.range',
      title: msg('Choose everything up to here'),
      group,
      keys: ['Shift+X'],
      palette: false,
      run: when(hasRows, acts.toggleRange),
    },
    {
      id: 'queue.chooseAll',
      title: msg('Choose all that are listed'),
      group,
      keys: ['Shift+A'],
      run: when(hasRows, acts.toggleAll),
    },
    {
      id: 'queue.clear',
      title: msg('Choose none'),
      group,
      keys: ['Escape'],
      palette: false,
      run: when(hasChosen, acts.clear),
    },
    { id: 'queue.assign', title: msg('Assign'), group, keys: ['A'], run: when(canAssign && hasTarget, acts.assign) },
    { id: 'queue.take', title: msg('Assign to me'), group, keys: ['T'], run: when(canAssign && hasTarget, acts.take) },
    { id: 'queue.search', title: msg('Find a patient or visit'), group, keys: ['/'], run: when(true, acts.search) },
    { id: 'queue.reload', title: msg('Load the list again'), group, keys: ['R'], run: when(true, acts.reload) },
    {
      id: 'queue.first',
      title: msg('First encounter'),
      group,
      keys: ['Home'],
      palette: false,
      run: when(hasRows && inList, () => acts.toTheEnd('first')),
    },
    {
      id: 'queue.last',
      title: msg('Last encounter listed'),
      group,
      keys: ['End'],
      palette: false,
      run: when(hasRows && inList, () => acts.toTheEnd('last')),
    },
  ];
}
