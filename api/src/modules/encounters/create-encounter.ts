import type { Encounter, EncounterCreate, PracticeId } from '@codeloom/contracts';
import type { Tx } from '../../platform/database/index.ts';
import { AppError } from '../../platform/errors.ts';
import { newId } from '../../platform/ids.ts';
import { auditActor, principalId, type PracticeActor } from '../../transport/actor.ts';
import { appendAudit } from '../audit/index.ts';
import { assertDateOfService } from './date-of-service.ts';
import { insertNote, sha256 } from './encounter-content.ts';
import type { EncounterDeps } from './encounter-deps.ts';
import { assertProvider, insertEncounter } from './encounters.repository.ts';
import { earlierAnswer, idempotentCall, takeKey } from './idempotency.ts';
import { recordNoteRead } from './note-read.ts';

/** Stores an encounter and the first version of its note. */
export const createEncounter =
  ({ database, cipher, clock, reader }: EncounterDeps) =>
  async (actor: PracticeActor, input: EncounterCreate, idempotencyKey: string | null): Promise<Encounter> => {
    assertDateOfService(input.encounterDate, clock.now());
    const { practiceId } = actor;
    const who = { practiceId, principalId: principalId(actor) };
    const call = idempotentCall(who, idempotencyKey, { route: 'encounters.create', body: input });
    const id = newId();

    const record = await database.withPractice(practiceId, async (tx) => {
      const earlier = (await earlierAnswer(tx, call)) ?? (await takeKey(tx, call, id, clock.now()));
      if (earlier !== null) {
        await recordNoteRead(tx, actor, earlier);
        return reader.record(tx, actor, { id: earlier as Encounter['id'] });
      }
      await insert(tx, practiceId);
      return reader.record(tx, actor, { id: id as Encounter['id'] });
    });
    return reader.view(record);

    async function insert(tx: Tx, practice: PracticeId): Promise<void> {
      const now = clock.now();
      const providerId =
        input.providerId ?? (actor.type !== 'partner' && actor.role === 'PROVIDER' ? actor.userId : null);
      await assertProvider(tx, practice, providerId);
      if (input.externalId !== undefined) await assertExternalIdFree(tx, practice, input.externalId);
      await insertEncounter(tx, { ...input, practiceId: practice, id, providerId, createdBy: who.principalId, now });
      const owner = { practiceId: practice, encounterId: id, principalId: who.principalId, now };
      await insertNote(tx, cipher, owner, { version: 1, text: input.noteText });
      await appendAudit(tx, {
        practiceId: practice,
        actor: auditActor(actor),
        encounterId: id,
        action: 'ENCOUNTER_CREATED',
        payload: {
          encounterDate: input.encounterDate,
          visitType: input.visitType,
          noteVersion: 1,
          noteSha256: sha256(input.noteText),
          noteLengthChars: input.noteText.length,
        },
      });
    }
  };

async function assertExternalIdFree(tx: Tx, practiceId: PracticeId, externalId: string): Promise<void> {
  const taken = await tx.encounter.count({ where: { practiceId, externalId } });
  if (taken > 0) throw new AppError('conflict', 'An encounter with this externalId exists already.');
}
