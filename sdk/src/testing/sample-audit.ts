import type { AuditRecord } from '@codeloom/contracts';

type Part = Pick<AuditRecord, 'action' | 'payload' | 'createdAt'> & Partial<AuditRecord>;

const biller = { userId: '019a0000-0000-7000-8000-0000000000b1', userName: 'Robin Hale', userRole: 'BILLER' };
const provider = { userId: '019a0000-0000-7000-8000-0000000000b2', userName: 'Dr. Amara Osei', userRole: 'PROVIDER' };
const runId = '019a0000-0000-7000-8000-0000000000c1';

/** What was done with one encounter, newest first: every kind of event a person meets there. */
export function sampleAudit(encounterId: string): AuditRecord[] {
  const line = { code: '20610', modifiers: ['RT'], units: 1, pointers: [3] };
  const parts: Part[] = [
    {
      action: 'ENCOUNTER_REOPENED',
      createdAt: '2026-03-04T09:12:00.000Z',
      payload: { from: 'finalized', to: 'ai_suggested' },
      reason: 'The payer asked for the modifier on the visit.',
    },
    { action: 'NOTE_READ', createdAt: '2026-03-04T09:11:00.000Z', payload: {} },
    { action: 'NOTE_READ', createdAt: '2026-03-04T09:10:00.000Z', payload: {} },
    {
      action: 'USER_FINALIZED_CODES',
      createdAt: '2026-03-03T14:20:00.000Z',
      payload: {
        emCode: '99214',
        emModifiers: ['25'],
        emRecommended: '99213',
        emDecisionDelta: 'higher_than_ai',
        diagnoses: ['E11.42', 'I10', 'M17.11'],
        procedures: [line],
        suggestionRunId: runId,
      },
    },
    {
      action: 'EDIT_OVERRIDDEN',
      createdAt: '2026-03-03T14:19:40.000Z',
      payload: { editId: 'modifier-25' },
      reason: 'The visit was about diabetes; the injection was decided and done separately.',
    },
    {
      action: 'USER_CHANGED_PROCEDURE',
      createdAt: '2026-03-03T14:18:00.000Z',
      payload: { from: { ...line, modifiers: ['LT'] }, to: line },
    },
    {
      action: 'USER_ADDED_DIAGNOSIS',
      createdAt: '2026-03-03T14:17:00.000Z',
      payload: { code: 'M17.11', position: 3, source: 'ai' },
    },
    {
      action: 'USER_CHANGED_EM_CODE',
      createdAt: '2026-03-03T14:16:00.000Z',
      payload: { from: '99213', to: '99214', fromModifiers: [], toModifiers: ['25'] },
    },
    {
      action: 'ENCOUNTER_UPDATED',
      createdAt: '2026-03-03T14:10:00.000Z',
      payload: { fields: ['assigneeId'], changes: [{ field: 'assigneeId', from: null, to: biller.userId }] },
      schemaVersion: 2,
    },
    {
      action: 'AI_SUGGESTED_CODES',
      createdAt: '2026-03-02T16:01:00.000Z',
      ...(provider as Partial<AuditRecord>),
      actorType: 'embed',
      payload: {
        runId,
        noteVersion: 2,
        mode: 'rules',
        engineVersion: '1.0.0',
        bookVersion: '2026.11-4f1c',
        codeSetId: 'icd10cm-2026',
        emRecommended: '99213',
        emHighestSupported: '99214',
        diagnoses: ['E11.42', 'I10', 'M17.11', 'Z79.84'],
        procedures: ['20610'],
      },
    },
    {
      action: 'ENCOUNTER_UPDATED',
      createdAt: '2026-03-02T16:00:00.000Z',
      ...(provider as Partial<AuditRecord>),
      actorType: 'embed',
      payload: { fields: ['noteText'], noteVersion: 2, noteSha256: '3b'.repeat(32), noteLengthChars: 2140 },
    },
    {
      action: 'ENCOUNTER_CREATED',
      createdAt: '2026-03-02T15:00:00.000Z',
      userName: 'Riverside EMR',
      userRole: null,
      actorType: 'partner',
      payload: {
        encounterDate: '2026-03-02',
        visitType: 'office_established',
        noteVersion: 1,
        noteSha256: '9c'.repeat(32),
        noteLengthChars: 1988,
      },
    },
  ];
  return parts.map((part, index): AuditRecord => ({
    id: `019a0000-0000-7000-8000-0000000000${(index + 16).toString(16)}`,
    seq: 40 - index,
    encounterId: encounterId as AuditRecord['encounterId'],
    encounterLabel: 'PT-20418',
    ...(biller as Pick<AuditRecord, 'userId' | 'userName' | 'userRole'>),
    actorType: 'user',
    schemaVersion: 1,
    reason: null,
    hash: (index + 16).toString(16).repeat(32),
    ...part,
  }));
}
