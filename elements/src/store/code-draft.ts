import { claimLimits } from '@codeloom/contracts/limits';
import type {
  CodeSetInput,
  DiagnosisSuggestion,
  Encounter,
  FinalDiagnosis,
  FinalProcedure,
  ProcedureSuggestion,
  SuggestionResult,
} from '@codeloom/contracts';

export interface DraftDiagnosis extends FinalDiagnosis {
  /** Lasts as long as the row is on screen, so that focus and drag survive a reorder. */
  key: string;
}

export interface DraftProcedure extends Omit<FinalProcedure, 'pointers'> {
  key: string;
  /** Codes of diagnoses rather than positions: a reorder then needs no correction. */
  justifiedBy: string[];
}

/** The codes as the person edits them, ahead of what the server has stored. Values are never changed in place. */
export interface CodeDraft {
  emCode: string | null;
  emModifiers: string[];
  diagnoses: DraftDiagnosis[];
  procedures: DraftProcedure[];
}

export type RowKind = 'diagnoses' | 'procedures';

let rowCount = 0;
/** A key that no other row of the page has. */
export function newRowKey(): string {
  rowCount += 1;
  return `row-${rowCount}`;
}

export const emptyDraft: CodeDraft = { emCode: null, emModifiers: [], diagnoses: [], procedures: [] };

export function draftOf(encounter: Encounter): CodeDraft {
  const codeAt = (position: number): string | undefined => encounter.finalDiagnoses[position - 1]?.code;
  return {
    emCode: encounter.finalEmCode,
    emModifiers: encounter.finalEmModifiers,
    diagnoses: encounter.finalDiagnoses.map((row) => ({ ...row, key: newRowKey() })),
    procedures: encounter.finalProcedures.map(({ pointers, ...row }) => ({
      ...row,
      key: newRowKey(),
      justifiedBy: pointers.map(codeAt).filter((code) => code !== undefined),
    })),
  };
}

/** What the server is sent: the first twelve diagnoses, and pointers as positions among them. */
export function toCodeSet(draft: CodeDraft, most: number = claimLimits.diagnoses): CodeSetInput {
  const diagnoses = draft.diagnoses.slice(0, most);
  const positionOf = (code: string): number => diagnoses.findIndex((row) => row.code === code) + 1;
  return {
    emCode: draft.emCode,
    emModifiers: draft.emCode === null ? [] : draft.emModifiers,
    diagnoses: diagnoses.map(({ code, description }) => ({ code, ...(description === '' ? {} : { description }) })),
    procedures: draft.procedures.map(({ code, modifiers, units, justifiedBy }) => ({
      code,
      modifiers,
      units,
      pointers: justifiedBy.map(positionOf).filter((position) => position > 0 && position <= claimLimits.diagnoses),
    })),
  };
}

export function sameCodes(a: CodeDraft, b: CodeDraft): boolean {
  return JSON.stringify(toCodeSet(a)) === JSON.stringify(toCodeSet(b));
}

/** The server's answer to a save, with the rows' keys kept: it adds descriptions and says who each code came from. */
export function adoptAnswer(local: CodeDraft, encounter: Encounter): CodeDraft {
  const answered = draftOf(encounter);
  return {
    ...local,
    diagnoses: local.diagnoses.map((row, index) => ({ ...row, ...pickAnswer(answered.diagnoses[index], row.code) })),
    procedures: local.procedures.map((row, index) => ({ ...row, ...pickAnswer(answered.procedures[index], row.code) })),
  };
}

function pickAnswer(
  row: { code: string; description: string; source: 'ai' | 'user' } | undefined,
  code: string,
): { description?: string; source?: 'ai' | 'user' } {
  if (row?.code !== code) return {};
  return { source: row.source, ...(row.description === '' ? {} : { description: row.description }) };
}

export function acceptEm(draft: CodeDraft, em: SuggestionResult['em']): CodeDraft {
  if (!em.recommended) return draft;
  return { ...draft, emCode: em.recommended.code, emModifiers: em.modifiers.slice(0, claimLimits.modifiersPerLine) };
}

/** An accepted diagnosis takes its place in the engine's claim order among the accepted ones. */
export function acceptDiagnosis(draft: CodeDraft, suggested: readonly DiagnosisSuggestion[], code: string): CodeDraft {
  const item = suggested.find((candidate) => candidate.code === code);
  if (!item || hasDiagnosis(draft, code)) return draft;
  const orderOf = (row: { code: string }): number => suggested.findIndex((candidate) => candidate.code === row.code);
  const later = draft.diagnoses.findIndex((row) => row.source === 'ai' && orderOf(row) > orderOf(item));
  const row: DraftDiagnosis = { code, description: item.description, source: 'ai', key: newRowKey() };
  const at = later < 0 ? draft.diagnoses.length : later;
  return { ...draft, diagnoses: draft.diagnoses.toSpliced(at, 0, row) };
}

export function acceptProcedure(
  draft: CodeDraft,
  suggested: readonly ProcedureSuggestion[],
  diagnoses: readonly DiagnosisSuggestion[],
  code: string,
): CodeDraft {
  const item = suggested.find((candidate) => candidate.code === code);
  if (!item || hasProcedure(draft, code)) return draft;
  const justifiedBy = item.diagnosisPointers
    .map((position) => diagnoses[position - 1]?.code)
    .filter((pointed) => pointed !== undefined);
  const row: DraftProcedure = {
    code,
    description: item.description,
    modifiers: item.modifiers,
    units: item.units,
    justifiedBy: justifiedBy.slice(0, claimLimits.pointersPerLine),
    source: 'ai',
    key: newRowKey(),
  };
  return { ...draft, procedures: [...draft.procedures, row] };
}

/** Every suggestion in one step, so that one undo takes it back. Those the person dismissed stay out. */
export function acceptAll(
  draft: CodeDraft,
  result: SuggestionResult,
  isDismissed: (key: string) => boolean,
): CodeDraft {
  let next = draft;
  if (result.em.recommended && !isDismissed('em')) next = acceptEm(next, result.em);
  for (const { code } of result.diagnoses) {
    if (!isDismissed(`diagnosis:${code}`)) next = acceptDiagnosis(next, result.diagnoses, code);
  }
  for (const { code } of result.procedures) {
    if (!isDismissed(`procedure:${code}`)) next = acceptProcedure(next, result.procedures, result.diagnoses, code);
  }
  return next;
}

export function addDiagnosis(draft: CodeDraft, hit: { code: string; description: string }): CodeDraft {
  if (hasDiagnosis(draft, hit.code)) return draft;
  const row: DraftDiagnosis = { code: hit.code, description: hit.description, source: 'user', key: newRowKey() };
  return { ...draft, diagnoses: [...draft.diagnoses, row] };
}

/** A new procedure is justified by the first diagnosis until the person says otherwise. */
export function addProcedure(draft: CodeDraft, hit: { code: string; description: string }): CodeDraft {
  const first = draft.diagnoses[0]?.code;
  const row: DraftProcedure = {
    code: hit.code,
    description: hit.description,
    modifiers: [],
    units: 1,
    justifiedBy: first === undefined ? [] : [first],
    source: 'user',
    key: newRowKey(),
  };
  return { ...draft, procedures: [...draft.procedures, row] };
}

export function removeRow(draft: CodeDraft, kind: RowKind, key: string): CodeDraft {
  const remove = <T extends { key: string }>(rows: T[]): T[] => rows.filter((row) => row.key !== key);
  return kind === 'diagnoses'
    ? { ...draft, diagnoses: remove(draft.diagnoses) }
    : { ...draft, procedures: remove(draft.procedures) };
}

/** Moves a row to a position counted from 0; a position outside the list is its nearest end. */
export function moveRow(draft: CodeDraft, kind: RowKind, key: string, to: number): CodeDraft {
  return kind === 'diagnoses'
    ? { ...draft, diagnoses: moved(draft.diagnoses, key, to) }
    : { ...draft, procedures: moved(draft.procedures, key, to) };
}

function moved<T extends { key: string }>(rows: T[], key: string, to: number): T[] {
  const from = rows.findIndex((row) => row.key === key);
  const row = rows[from];
  if (!row) return rows;
  return rows.toSpliced(from, 1).toSpliced(Math.max(0, Math.min(to, rows.length - 1)), 0, row);
}

export function changeDiagnosis(draft: CodeDraft, key: string, hit: { code: string; description: string }): CodeDraft {
  if (hasDiagnosis(draft, hit.code)) return draft;
  const replaced = draft.diagnoses.find((row) => row.key === key)?.code;
  return {
    ...draft,
    diagnoses: draft.diagnoses.map((row) =>
      row.key === key ? { ...row, code: hit.code, description: hit.description, source: 'user' } : row,
    ),
    procedures: draft.procedures.map((row) => ({
      ...row,
      justifiedBy: row.justifiedBy.map((code) => (code === replaced ? hit.code : code)),
    })),
  };
}

export function changeProcedure(
  draft: CodeDraft,
  key: string,
  patch: Partial<Pick<DraftProcedure, 'modifiers' | 'units' | 'justifiedBy'>>,
): CodeDraft {
  return { ...draft, procedures: draft.procedures.map((row) => (row.key === key ? { ...row, ...patch } : row)) };
}

export function hasDiagnosis(draft: CodeDraft, code: string): boolean {
  return draft.diagnoses.some((row) => row.code === code);
}

export function hasProcedure(draft: CodeDraft, code: string): boolean {
  return draft.procedures.some((row) => row.code === code);
}
