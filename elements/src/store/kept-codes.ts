import { claimLimits } from '@codeloom/contracts/limits';
import type { Draft, DraftCodes, Encounter, SuggestionResult } from '@codeloom/contracts';
import type { CodeloomClient } from '@codeloom/sdk';
import { newRowKey, toCodeSet } from './code-draft.ts';
import type { CodeDraft } from './code-draft.ts';

/** Unsaved codes that the server kept for this person. */
export interface KeptCodes {
  draft: CodeDraft;
  savedAt: string;
  /** Somebody changed the encounter since. */
  outdated: boolean;
}

/**
 * Keeps codes that could not be saved as a draft on the server, for the same user and encounter. Each edit is saved half a second
 * later, so this is for what a save could not do: the session ended, somebody else changed the encounter, the server refused.
 */
export function keepCodes(client: CodeloomClient, encounter: Encounter, draft: CodeDraft): void {
  const { emCode, emModifiers = [], diagnoses, procedures } = toCodeSet(draft, claimLimits.diagnoses * 2);
  const codes = { emCode, emModifiers, diagnoses, procedures };
  client.drafts
    .save({ encounterId: encounter.id, encounterVersion: encounter.version, content: { kind: 'codes', codes } })
    // With the session over, the connection itself keeps it until the same person is back.
    .catch(() => undefined);
}

export function keptCodesIn(drafts: readonly Draft[], encounter: Encounter): KeptCodes | null {
  for (const { content, savedAt, encounterVersion } of drafts) {
    if (content.kind !== 'codes') continue;
    const draft = codesOf(content.codes, encounter.suggestion);
    return { draft, savedAt, outdated: encounterVersion < encounter.version };
  }
  return null;
}

function codesOf(codes: DraftCodes, suggestion: SuggestionResult | null): CodeDraft {
  const sourceIn = (rows: readonly { code: string; description: string }[] | undefined, code: string) => {
    const suggested = rows?.find((row) => row.code === code);
    return { source: suggested ? ('ai' as const) : ('user' as const), description: suggested?.description ?? '' };
  };
  return {
    emCode: codes.emCode,
    emModifiers: codes.emModifiers,
    diagnoses: codes.diagnoses.map(({ code, description }) => {
      const { source, description: known } = sourceIn(suggestion?.diagnoses, code);
      return { code, description: description === '' ? known : description, source, key: newRowKey() };
    }),
    procedures: codes.procedures.map(({ pointers, ...row }) => ({
      ...row,
      ...sourceIn(suggestion?.procedures, row.code),
      key: newRowKey(),
      justifiedBy: pointers.flatMap((position) => codes.diagnoses[position - 1]?.code ?? []),
    })),
  };
}
