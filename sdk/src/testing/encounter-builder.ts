import type { Encounter } from '@codeloom/contracts';

/** An empty draft of a synthetic patient; tests and stories name only what matters to them. */
export function blankEncounter(): Encounter {
  return {
    id: '019a0000-0000-7000-8000-000000000001' as Encounter['id'],
    practiceId: '019a0000-0000-7000-8000-0000000000aa' as Encounter['practiceId'],
    version: 1,
    status: 'draft',
    externalId: null,
    patientPseudoId: 'PT-10001',
    encounterDate: '2026-03-02',
    visitType: 'office_established',
    specialty: 'family_medicine',
    providerId: null,
    providerName: null,
    assigneeId: null,
    assigneeName: null,
    patient: null,
    payer: null,
    placeOfService: null,
    ageYears: null,
    sex: null,
    lastVisitDate: null,
    noteText: '',
    noteVersion: 1,
    suggestion: null,
    suggestionRunId: null,
    emRecommended: null,
    emHighestSupported: null,
    finalEmCode: null,
    finalEmModifiers: [],
    finalEmCodeSource: null,
    finalDiagnoses: [],
    finalProcedures: [],
    edits: [],
    emDecisionDelta: null,
    hadUndercodeHint: false,
    hadMissedServiceHint: false,
    denialRiskLevel: null,
    denialRiskReasons: [],
    createdAt: '2026-03-02T15:00:00.000Z',
    updatedAt: '2026-03-02T15:00:00.000Z',
    finalizedAt: null,
    finalizedByUserId: null,
    finalizedByName: null,
  };
}

export function buildEncounter(patch: Partial<Encounter> = {}): Encounter {
  return { ...blankEncounter(), ...patch };
}
