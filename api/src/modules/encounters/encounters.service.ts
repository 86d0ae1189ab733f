import type { AuditTrail, Encounter, EncounterRef } from '@codeloom/contracts';
import type { PracticeActor } from '../../transport/actor.ts';
import { listAudit } from '../audit/index.ts';
import { assignEncounters } from './assign-encounters.ts';
import { checkCodes } from './check-codes.ts';
import { createEncounter } from './create-encounter.ts';
import type { EncounterDeps } from './encounter-deps.ts';
import { finalizeEncounter } from './finalize-encounter.ts';
import { countEncounters, listPage } from './list-encounters.ts';
import { recordNoteRead } from './note-read.ts';
import { reopenEncounter, voidEncounter } from './reopen-encounter.ts';
import { setCodes } from './set-codes.ts';
import { updateEncounter } from './update-encounter.ts';

/** The use cases of encounters, one file each. tRPC and REST are two thin ways to them. */
export function createEncountersService(deps: EncounterDeps) {
  const { database, reader } = deps;
  return {
    /** The whole encounter; reading its note is an audit event. */
    async get(actor: PracticeActor, ref: EncounterRef): Promise<Encounter> {
      const record = await database.withPractice(actor.practiceId, async (tx) => {
        const found = await reader.record(tx, actor, ref);
        await recordNoteRead(tx, actor, found.row.id);
        return found;
      });
      return reader.view(record);
    },
    list: listPage(deps),
    counts: countEncounters(deps),
    assign: assignEncounters(deps),
    checkCodes: checkCodes(deps),
    create: createEncounter(deps),
    update: updateEncounter(deps),
    setCodes: setCodes(deps),
    finalize: finalizeEncounter(deps),
    reopen: reopenEncounter(deps),
    void: voidEncounter(deps),
    /** Who did what with this encounter, oldest first. */
    auditTrail: (actor: PracticeActor, id: Encounter['id']): Promise<AuditTrail> =>
      database.withPractice(actor.practiceId, async (tx) => {
        const row = await reader.row(tx, actor, { id });
        return { items: await listAudit(tx, actor.practiceId, row.id) };
      }),
  };
}

export type EncountersService = ReturnType<typeof createEncountersService>;
