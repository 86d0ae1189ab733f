import { encounterCreateSchema, type PracticeId, type UserId } from '@codeloom/contracts';
import {
  seedPassword,
  seedPlatformAdmin,
  seedPractices,
  type SeedEncounter,
  type SeedPractice,
} from '@codeloom/prisma/seed';
import { v5 } from 'uuid';
import { emailHashOf, hashPassword } from '../modules/auth/index.ts';
import type { Config } from '../platform/config.ts';
import type { Database } from '../platform/database/index.ts';
import type { Services } from '../router.ts';
import type { UserActor } from '../transport/actor.ts';
import { createPractice, isPracticeThere, type CreatePracticeDeps } from './create-practice.ts';

export interface SeedDeps extends CreatePracticeDeps {
  readonly config: Config;
  readonly services: Pick<Services, 'encounters' | 'suggestions'>;
}

/** Seeded rows have ids made of their names, so that seeding again finds them. */
const NAMESPACE = '6f0c9d1e-3b52-4a57-9f6e-2f3f4a1f7c55';
const idOf = (name: string): string => v5(name, NAMESPACE);
const practiceIdOf = (practice: SeedPractice) => idOf(`practice ${practice.name}`) as PracticeId;
const userIdOf = (email: string) => idOf(`user ${email}`) as UserId;

/** Dev only: the sample practices with their users and encounters. What is there already stays as it is. */
export async function applySeed(deps: SeedDeps): Promise<void> {
  if (deps.config.appEnv !== 'dev') throw new Error('Sample data belongs to dev only.');
  let passwordHash: string | null = null;
  for (const practice of seedPractices) {
    if (!(await isPracticeThere(deps.database, practiceIdOf(practice)))) {
      passwordHash ??= await hashPassword(seedPassword);
      await createPractice(deps, withIds(practice), passwordHash);
    }
    await addEncounters(deps, practice);
  }
  await addPlatformAdmin(deps, passwordHash);
}

function withIds(practice: SeedPractice) {
  const { organization, users } = practice;
  return {
    ...practice,
    id: practiceIdOf(practice),
    organization: { ...organization, id: idOf(`organization ${organization.name}`) },
    users: users.map((user) => ({ ...user, id: userIdOf(user.email) })),
  };
}

/** Sample encounters go the way of all encounters: through the services, as their provider. */
async function addEncounters(deps: SeedDeps, practice: SeedPractice): Promise<void> {
  const practiceId = practiceIdOf(practice);
  const there = await listExternalIds(deps.database, practiceId);
  for (const sample of practice.encounters) {
    if (there.has(sample.externalId)) continue;
    const actor: UserActor = {
      type: 'user',
      practiceId,
      userId: userIdOf(sample.provider),
      role: 'PROVIDER',
      sessionId: '',
    };
    const { id } = await deps.services.encounters.create(actor, inputOf(sample, deps.clock.now()), null);
    if (sample.suggest) await deps.services.suggestions.suggest(actor, id, { engine: 'rules' });
  }
}

async function listExternalIds(database: Database, practiceId: PracticeId): Promise<Set<string | null>> {
  const rows = await database.withPractice(practiceId, (tx) =>
    tx.encounter.findMany({ where: { practiceId, externalId: { not: null } }, select: { externalId: true } }),
  );
  return new Set(rows.map(({ externalId }) => externalId));
}

const DAY_MS = 86_400_000;

function inputOf({ provider, suggest: _suggest, daysAgo, ...visit }: SeedEncounter, now: Date) {
  const encounterDate = new Date(now.getTime() - daysAgo * DAY_MS).toISOString().slice(0, 10);
  return encounterCreateSchema.parse({ ...visit, encounterDate, providerId: userIdOf(provider) });
}

async function addPlatformAdmin({ database, clock }: SeedDeps, knownHash: string | null): Promise<void> {
  const { email, firstName, lastName } = seedPlatformAdmin;
  const id = idOf(`platform ${email}`);
  const there = await database.withGlobal((tx) => tx.platformUser.findUnique({ where: { id } }));
  if (there) return;
  const passwordHash = knownHash ?? (await hashPassword(seedPassword));
  const now = clock.now();
  await database.withGlobal(async (tx) => {
    await tx.platformUser.create({ data: { id, email, firstName, lastName, status: 'active', createdAt: now } });
    await tx.login.create({
      data: { emailHash: emailHashOf(email), platformUserId: id, passwordHash, updatedAt: now },
    });
  });
}
