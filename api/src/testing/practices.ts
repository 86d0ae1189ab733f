import { newId } from '../platform/ids.ts';
import type { Database } from '../platform/database/index.ts';

export interface TestPractice {
  practiceId: string;
  userId: string;
}

/** A practice with one active user, made by the shortest way: for tests below the services. */
export async function addPractice(database: Database, name = 'Test Practice'): Promise<TestPractice> {
  const [orgId, practiceId, userId] = [newId(), newId(), newId()];
  const now = new Date();
  await database.withGlobal(async (tx) => {
    await tx.organization.create({ data: { id: orgId, name, createdAt: now } });
    await tx.practice.create({
      data: {
        id: practiceId,
        orgId,
        name,
        specialty: 'family_medicine',
        timeZone: 'America/New_York',
        createdAt: now,
        updatedAt: now,
      },
    });
  });
  await database.withPractice(practiceId, async (tx) => {
    await tx.user.create({
      data: {
        practiceId,
        id: userId,
        email: `${userId}@example.com`,
        firstName: 'Test',
        lastName: 'User',
        role: 'BILLER',
        status: 'active',
        createdAt: now,
        updatedAt: now,
      },
    });
  });
  return { practiceId, userId };
}

/** The columns an encounter cannot do without. */
export function encounterRow({ practiceId, userId }: TestPractice, id = newId()) {
  const now = new Date();
  return {
    practiceId,
    id,
    version: 1,
    status: 'draft',
    patientPseudoId: `patient-${id.slice(-6)}`,
    encounterDate: new Date('2026-11-20'),
    visitType: 'office_established',
    specialty: 'family_medicine',
    createdByUserId: userId,
    noteVersion: 1,
    createdAt: now,
    updatedAt: now,
  };
}
