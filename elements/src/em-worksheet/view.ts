import type { SuggestionResult } from '@codeloom/contracts';
import type { Em, MarkKey, Recomputation } from './recomputation.ts';

/** What the parts of the worksheet draw, and what they may ask for. */
export interface WorksheetView {
  /** The suggestion as the engine gave it: items, evidence. */
  stored: SuggestionResult['em'];
  /** The level as it stands with the marks; the stored one while nothing is marked. */
  em: Em;
  marks: ReadonlySet<MarkKey>;
  state: Pick<Recomputation, 'asking' | 'error'>;
  activeKey: string | null;
  canMark: boolean;
  show: (key: string) => void;
  toggle: (key: MarkKey) => void;
  clear: () => void;
  retry: () => void;
}
