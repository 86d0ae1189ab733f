import { claimLimits } from '@codeloom/contracts/limits';
import type { SavedCodeSet } from '@codeloom/contracts';
import { addDiagnosis, addProcedure, changeProcedure, hasProcedure } from './code-draft.ts';
import type { CodeDraft } from './code-draft.ts';

/** Adds what a saved set holds and the claim does not: nothing that is there is changed or moved. One step to undo. */
export function applyCodeSet(draft: CodeDraft, set: SavedCodeSet): CodeDraft {
  let next = draft;
  if (set.emCode !== null && draft.emCode === null) {
    next = { ...next, emCode: set.emCode, emModifiers: set.emModifiers };
  }
  for (const hit of set.diagnoses) next = addDiagnosis(next, hit);
  for (const { code, description, modifiers, units, pointers } of set.procedures) {
    if (hasProcedure(next, code)) continue;
    next = addProcedure(next, { code, description });
    const justifiedBy = pointers
      .map((position) => set.diagnoses[position - 1]?.code)
      .filter((pointed) => pointed !== undefined)
      .slice(0, claimLimits.pointersPerLine);
    const added = next.procedures.at(-1);
    if (added) next = changeProcedure(next, added.key, { modifiers, units, justifiedBy });
  }
  return next;
}

/** A set in one line: `99213-25 · J06.9, R05.9 · 87880`. */
export function codesOfSet(set: SavedCodeSet): string {
  const em = set.emCode === null ? '' : [set.emCode, ...set.emModifiers].join('-');
  const diagnoses = set.diagnoses.map(({ code }) => code).join(', ');
  const procedures = set.procedures.map(({ code, modifiers }) => [code, ...modifiers].join('-')).join(', ');
  return [em, diagnoses, procedures].filter(Boolean).join(' · ');
}

/** Nothing would be submitted. */
export function isEmptyClaim({ emCode, diagnoses, procedures }: CodeDraft): boolean {
  return emCode === null && diagnoses.length === 0 && procedures.length === 0;
}
