import type { EncounterCreate, EncounterRef, PracticeId } from '@codeloom/contracts';
import type { Prisma } from '@codeloom/prisma';
import type { Tx } from '../../platform/database/index.ts';
import { AppError } from '../../platform/errors.ts';
import { staleVersion } from './encounter-state.ts';
import type { Visibility } from './encounters.policy.ts';

/** An encounter with its provider's name and the rows of its claim, in claim order. */
export type EncounterRow = Prisma.EncounterGetPayload<{
  include: {
    provider: { select: { firstName: true; lastName: true } };
    assignee: { select: { firstName: true; lastName: true } };
    diagnoses: true;
    procedures: true;
  };
}>;

interface ClaimOf {
  id: string;
  diagnoses: EncounterRow['diagnoses'];
  procedures: EncounterRow['procedures'];
  provider: EncounterRow['provider'];
  assignee: EncounterRow['assignee'];
}

/** Completes encounters with what hangs on them, in one round trip: this is read with every look at an encounter. */
export async function completeRows(
  tx: Tx,
  practiceId: PracticeId,
  encounters: readonly Prisma.EncounterGetPayload<object>[],
): Promise<EncounterRow[]> {
  if (encounters.length === 0) return [];
  const rows = await tx.$queryRaw<ClaimOf[]>`
    SELECT encounter.id,
      coalesce((SELECT jsonb_agg(jsonb_build_object('practiceId', line.practice_id, 'id', line.id,
          'encounterId', line.encounter_id, 'position', line.position, 'code', line.code,
          'description', line.description, 'source', line.source) ORDER BY line.position)
        FROM encounter_diagnosis AS line
        WHERE line.practice_id = encounter.practice_id AND line.encounter_id = encounter.id), '[]') AS diagnoses,
      coalesce((SELECT jsonb_agg(jsonb_build_object('practiceId', line.practice_id, 'id', line.id,
          'encounterId', line.encounter_id, 'position', line.position, 'code', line.code,
          'description', line.description, 'modifiers', line.modifiers, 'units', line.units,
          'pointers', line.pointers, 'source', line.source) ORDER BY line.position)
        FROM encounter_procedure AS line
        WHERE line.practice_id = encounter.practice_id AND line.encounter_id = encounter.id), '[]') AS procedures,
      (SELECT jsonb_build_object('firstName', person.first_name, 'lastName', person.last_name)
        FROM user_account AS person
        WHERE person.practice_id = encounter.practice_id AND person.id = encounter.provider_id) AS provider,
      (SELECT jsonb_build_object('firstName', person.first_name, 'lastName', person.last_name)
        FROM user_account AS person
        WHERE person.practice_id = encounter.practice_id AND person.id = encounter.assignee_id) AS assignee
    FROM encounter
    WHERE encounter.practice_id = ${practiceId}::uuid AND encounter.id = ANY(${encounters.map(({ id }) => id)}::uuid[])`;
  const byId = new Map(rows.map(({ id, ...claim }) => [id, claim]));
  return encounters.map((encounter) => {
    const claim = byId.get(encounter.id);
    if (claim === undefined) throw new Error('An encounter of this transaction is gone.');
    return { ...encounter, ...claim };
  });
}

function visible(visibility: Visibility): Prisma.EncounterWhereInput {
  switch (visibility.kind) {
    case 'all':
      return {};
    case 'own':
      return {
        OR: [
          { createdByUserId: visibility.userId },
          { providerId: visibility.userId },
          { assigneeId: visibility.userId },
        ],
      };
    case 'assigned':
      return { assigneeId: visibility.userId };
    case 'one':
      return {
        ...(visibility.id === null ? { externalId: visibility.externalId ?? '' } : { id: visibility.id }),
        // The stale-context guard: a chart of another patient under the same id is not the one the session was opened for.
        ...(visibility.patientPseudoId == null ? {} : { patientPseudoId: visibility.patientPseudoId }),
      };
  }
}

/** The encounter if it exists and the actor sees it; null in every other case. */
export async function findEncounter(
  tx: Tx,
  practiceId: PracticeId,
  ref: EncounterRef,
  visibility: Visibility,
): Promise<EncounterRow | null> {
  const found = await tx.encounter.findFirst({ where: { practiceId, AND: [ref, visible(visibility)] } });
  if (!found) return null;
  const [row] = await completeRows(tx, practiceId, [found]);
  return row ?? null;
}

export const asDate = (date: string): Date => new Date(`${date}T00:00:00Z`);
export const asDateText = (date: Date): string => date.toISOString().slice(0, 10);

/** The only way an encounter changes: at the version that was seen, which it raises by one. */
export async function changeEncounter(
  tx: Tx,
  seen: { practiceId: PracticeId; id: string; version: number },
  data: Prisma.EncounterUncheckedUpdateManyInput,
): Promise<void> {
  const { practiceId, id, version } = seen;
  const { count } = await tx.encounter.updateMany({
    where: { practiceId, id, version },
    data: { ...data, version: version + 1 },
  });
  if (count !== 1) throw staleVersion();
}

/** Full name of a user of the practice; null for an API key, which has none. */
export async function userName(tx: Tx, practiceId: PracticeId, id: string | null): Promise<string | null> {
  if (id === null) return null;
  const user = await tx.user.findUnique({
    where: { practiceId_id: { practiceId, id } },
    select: { firstName: true, lastName: true },
  });
  return user && fullName(user);
}

export function fullName(user: { firstName: string; lastName: string }): string {
  return `${user.firstName} ${user.lastName}`.trim();
}

/** What a new note version takes back: the suggestion was read from the old one. */
export const withoutSuggestion = {
  status: 'draft',
  suggestionRunId: null,
  aiEmCode: null,
  aiEmConfidence: null,
  aiEmHighestSupportedCode: null,
  aiEmHighestSupportedConfidence: null,
  aiConfidenceBucket: null,
  denialRiskLevel: null,
  hadUndercodeHint: false,
  hadMissedServiceHint: false,
} as const satisfies Prisma.EncounterUncheckedUpdateManyInput;

/** A provider must be an active user of this practice; another practice's id answers as a missing one. */
export async function assertProvider(tx: Tx, practiceId: PracticeId, providerId: string | null): Promise<void> {
  if (providerId === null) return;
  const found = await tx.user.count({ where: { practiceId, id: providerId, status: 'active' } });
  if (found === 0) throw new AppError('invalidInput', 'providerId: there is no such active user in this practice.');
}

export interface NewEncounter extends Omit<EncounterCreate, 'noteText' | 'providerId'> {
  readonly practiceId: PracticeId;
  readonly id: string;
  readonly providerId: string | null;
  readonly createdBy: string;
  readonly now: Date;
}

export async function insertEncounter(tx: Tx, encounter: NewEncounter): Promise<void> {
  const { practiceId, id, providerId, createdBy, now } = encounter;
  await tx.encounter.create({
    data: {
      practiceId,
      id,
      version: 1,
      status: 'draft',
      externalId: encounter.externalId ?? null,
      patientPseudoId: encounter.patientPseudoId,
      encounterDate: asDate(encounter.encounterDate),
      visitType: encounter.visitType,
      specialty: encounter.specialty,
      providerId,
      createdByUserId: createdBy,
      patient: encounter.patient ?? null,
      payer: encounter.payer ?? null,
      placeOfService: encounter.placeOfService ?? null,
      ageYears: encounter.ageYears ?? null,
      sex: encounter.sex ?? null,
      lastVisitDate: encounter.lastVisitDate === undefined ? null : asDate(encounter.lastVisitDate),
      noteVersion: 1,
      createdAt: now,
      updatedAt: now,
    },
  });
}
