import type { AcceptedCode } from '@codeloom/contracts';
import type { CodeDraft } from './code-draft.ts';

/** The codes after a person waved one away. */
export function withoutCode(draft: CodeDraft, { kind, code }: AcceptedCode): CodeDraft {
  if (kind === 'em') return draft.emCode === code ? { ...draft, emCode: null, emModifiers: [] } : draft;
  if (kind === 'diagnosis') {
    const diagnoses = draft.diagnoses.filter((row) => row.code !== code);
    return diagnoses.length === draft.diagnoses.length ? draft : { ...draft, diagnoses };
  }
  const procedures = draft.procedures.filter((row) => row.code !== code);
  return procedures.length === draft.procedures.length ? draft : { ...draft, procedures };
}

/** What one step brought in, for the audit trail. */
export function addedCodes(before: CodeDraft, after: CodeDraft): AcceptedCode[] {
  const isNew = <T extends { key: string }>(rows: T[], row: T): boolean => !rows.some(({ key }) => key === row.key);
  return [
    ...(after.emCode !== null && after.emCode !== before.emCode ? [{ kind: 'em' as const, code: after.emCode }] : []),
    ...after.diagnoses
      .filter((row) => isNew(before.diagnoses, row))
      .map(({ code }) => ({ kind: 'diagnosis' as const, code })),
    ...after.procedures
      .filter((row) => isNew(before.procedures, row))
      .map(({ code }) => ({ kind: 'procedure' as const, code })),
  ];
}
