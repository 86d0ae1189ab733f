import type { SuggestionResult } from '@codeloom/contracts';
import type { EncounterState } from '../store/encounter-state.ts';
import type { SuggestedRow } from './rows.ts';

/** What the parts of the suggestion card draw, and what they may ask for. */
export interface SuggestView {
  result: SuggestionResult;
  state: EncounterState;
  rows: readonly SuggestedRow[];
  /** The row the keys act on. */
  currentKey: string | null;
  /** Codes may be accepted: the encounter is open and the session allows it. */
  canDecide: boolean;
  accept: (row: SuggestedRow) => void;
  dismiss: (row: SuggestedRow) => void;
  /** Lights an item's places in the note, or puts them out. */
  show: (evidenceKey: string) => void;
}
