import type { TemplateResult, nothing } from 'lit';
import type { Encounter } from '@codeloom/contracts';
import type { CodeDraft, RowKind } from '../store/code-draft.ts';
import type { EncounterState } from '../store/encounter-state.ts';

/** What is open for typing: one thing at a time. */
export type OpenEditor =
  { what: 'add'; kind: RowKind } | { what: 'replace'; key: string } | { what: 'line'; key: string } | null;

/** What the parts of the final-codes card draw, and what they may ask for. */
export interface CodesView {
  encounter: Encounter;
  state: EncounterState;
  canEdit: boolean;
  /** The key of a command as it stands on a button. */
  cap: (id: string, builtIn: string) => TemplateResult | typeof nothing;
  editor: OpenEditor;
  /** The row being dragged, and the position it would take. */
  drag: { kind: RowKind; key: string; over: number } | null;
  edit: (change: (draft: CodeDraft) => CodeDraft) => void;
  openEditor: (editor: OpenEditor) => void;
  move: (kind: RowKind, key: string, to: number) => void;
  remove: (kind: RowKind, key: string) => void;
  show: (evidenceKey: string) => void;
  setDrag: (drag: CodesView['drag']) => void;
}
