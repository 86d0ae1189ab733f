import type { PracticeId } from '@codeloom/contracts';
import { forgetEncounters } from '../modules/encounters/index.ts';
import type { Clock } from '../platform/clock.ts';
import type { Database } from '../platform/database/index.ts';

export interface UpkeepDeps {
  readonly database: Database;
  readonly clock: Clock;
}

/** An Idempotency-Key answers for two days; SECURITY section 3 asks for one at least. */
export const IDEMPOTENCY_HOURS = 48;
/** A session of a vendor's page is over after minutes; its row stays this long for whoever asks about it (days). */
export const EMBED_SESSION_DAYS = 30;

const HOUR_MS = 3_600_000;

async function listPractices(database: Database): Promise<PracticeId[]> {
  const rows = await database.withGlobal((tx) =>
    tx.practice.findMany({ select: { id: true }, orderBy: { id: 'asc' } }),
  );
  return rows.map(({ id }) => id as PracticeId);
}

export interface Purged {
  readonly sessions: number;
  readonly idempotencyKeys: number;
  readonly drafts: number;
  readonly embedSessions: number;
}

/** Removes what has served its time: ended sessions, old Idempotency-Keys, expired drafts, embed sessions long over. */
export async function purgeExpired({ database, clock }: UpkeepDeps): Promise<Purged> {
  const now = clock.now();
  const ago = (hours: number) => new Date(now.getTime() - hours * HOUR_MS);
  const { count: sessions } = await database.withGlobal(async (tx) => {
    await tx.signInTry.deleteMany({ where: { windowEndsAt: { lt: now } } });
    return tx.sessionToken.deleteMany({ where: { OR: [{ expiresAt: { lt: now } }, { idleExpiresAt: { lt: now } }] } });
  });
  let purged: Purged = { sessions, idempotencyKeys: 0, drafts: 0, embedSessions: 0 };
  for (const practiceId of await listPractices(database)) {
    purged = await database.withPractice(practiceId, async (tx) => {
      const keys = await tx.idempotencyKey.deleteMany({
        where: { practiceId, createdAt: { lt: ago(IDEMPOTENCY_HOURS) } },
      });
      const drafts = await tx.draft.deleteMany({ where: { practiceId, expiresAt: { lt: now } } });
      const embeds = await tx.embedSession.deleteMany({
        where: { practiceId, createdAt: { lt: ago(EMBED_SESSION_DAYS * 24) } },
      });
      return {
        sessions,
        idempotencyKeys: purged.idempotencyKeys + keys.count,
        drafts: purged.drafts + drafts.count,
        embedSessions: purged.embedSessions + embeds.count,
      };
    });
  }
  return purged;
}

/** Takes back what practices may no longer keep. One practice after the other: a fault in one leaves the others done. */
export async function applyRetention(deps: UpkeepDeps): Promise<{ encounters: number; faults: unknown[] }> {
  let encounters = 0;
  const faults: unknown[] = [];
  for (const practiceId of await listPractices(deps.database)) {
    try {
      encounters += await forgetEncounters(deps, practiceId);
    } catch (error) {
      faults.push(error);
    }
  }
  return { encounters, faults };
}
