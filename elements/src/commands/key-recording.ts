import { keyOf } from './command.ts';
import type { CommandCenter } from './command-center.ts';

/** Keys that move the focus, confirm or leave: taking them would take the keyboard from people who have nothing else. */
const reserved = new Set(['Tab', 'Shift+Tab', 'Enter', ' ', 'Escape', '?']);
const allowed =
  /^(Alt\+)?(Shift\+)?([A-Z0-9]|[[\]/.,;'\\=!<>-]|Arrow(Up|Down|Left|Right)|F([1-9]|1[0-2])|Home|End|Delete|Insert|PageUp|PageDown)$/;

export type Recorded =
  | { what: 'waiting' }
  | { what: 'left' }
  | { what: 'refused'; why: 'reserved' | 'unfit' }
  | { what: 'taken'; key: string; by: string }
  | { what: 'key'; key: string };

/** What one press means for the command whose key is being set. */
export function recordKey(event: KeyboardEvent, center: CommandCenter, commandId: string): Recorded {
  if (['Shift', 'Alt', 'Control', 'Meta', 'AltGraph', 'CapsLock'].includes(event.key)) return { what: 'waiting' };
  if (event.key === 'Escape') return { what: 'left' };
  const key = keyOf(event);
  if (key === null) return { what: 'refused', why: 'unfit' };
  if (reserved.has(key)) return { what: 'refused', why: 'reserved' };
  if (!allowed.test(key)) return { what: 'refused', why: 'unfit' };
  const conflict = center.conflict(key, commandId);
  return conflict ? { what: 'taken', key, by: conflict.by.title } : { what: 'key', key };
}
