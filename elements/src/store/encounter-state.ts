import type { Edit, Encounter } from '@codeloom/contracts';
import type { CodeloomError } from '@codeloom/sdk';
import type { CodeDraft } from './code-draft.ts';
import { emptyDraft } from './code-draft.ts';

/** What a running suggestion is doing. */
export type RunStep = 'reading' | 'weighing' | 'checking';

export type SaveState =
  | { phase: 'saved' }
  | { phase: 'dirty' }
  | { phase: 'saving' }
  /** Kept on the page; the person may try again. */
  | { phase: 'failed'; error: CodeloomError }
  /** Somebody else changed the encounter; the person chooses whose codes stay. */
  | { phase: 'conflict' };

/** Everything the elements of one encounter show. Replaced as a whole, never changed in place. */
export interface EncounterState {
  phase: 'loading' | 'ready' | 'failed';
  error: CodeloomError | null;
  encounter: Encounter | null;
  draft: CodeDraft;
  canUndo: boolean;
  /** Keys of suggestions the person waved away: `em`, `diagnosis:I10`. */
  dismissed: ReadonlySet<string>;
  run: { step: RunStep } | null;
  runError: CodeloomError | null;
  edits: readonly Edit[];
  checking: boolean;
  save: SaveState;
  /** When the codes on the page were edited, if they were brought back after an end of the session. */
  broughtBack: string | null;
  /** Finalizing, reopening or saving the note. */
  busy: boolean;
  actionError: CodeloomError | null;
  /** The evidence lit in the note. */
  activeKey: string | null;
}

export const initialState: EncounterState = {
  phase: 'loading',
  error: null,
  encounter: null,
  draft: emptyDraft,
  canUndo: false,
  dismissed: new Set(),
  run: null,
  runError: null,
  edits: [],
  checking: false,
  save: { phase: 'saved' },
  broughtBack: null,
  busy: false,
  actionError: null,
  activeKey: null,
};

/** Codes and note may change only before finalization. */
export function isOpen(encounter: Encounter | null): boolean {
  return encounter?.status === 'draft' || encounter?.status === 'ai_suggested';
}
