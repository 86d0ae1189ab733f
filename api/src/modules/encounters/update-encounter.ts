import type { Encounter, EncounterUpdate } from '@codeloom/contracts';
import { auditActor, principalId, type PracticeActor } from '../../transport/actor.ts';
import { appendAudit } from '../audit/index.ts';
import { insertNote, readNote, sha256 } from './encounter-content.ts';
import type { EncounterDeps } from './encounter-deps.ts';
import { assertEditable, assertVersion } from './encounter-state.ts';
import { statusOf } from './encounter-view.ts';
import { assertMayUpdate } from './encounters.policy.ts';
import { asDate, assertProvider, changeEncounter, withoutSuggestion } from './encounters.repository.ts';

/** Changes facts of the visit or the note. A changed note is a new version and returns the encounter to draft. */
export const updateEncounter =
  ({ database, cipher, clock, reader }: EncounterDeps) =>
  async (actor: PracticeActor, id: Encounter['id'], input: EncounterUpdate): Promise<Encounter> => {
    assertMayUpdate(actor, input);
    const { practiceId } = actor;
    const record = await database.withPractice(practiceId, async (tx) => {
      const row = await reader.row(tx, actor, { id });
      assertVersion(input.version, row.version);
      assertEditable(statusOf(row));
      const now = clock.now();
      const { version: _version, noteText, providerId, encounterDate, lastVisitDate, ...facts } = input;
      if (providerId !== undefined) await assertProvider(tx, practiceId, providerId);

      const current = { practiceId, encounterId: id, noteVersion: row.noteVersion };
      const newNote = noteText !== undefined && noteText !== (await readNote(tx, cipher, current)) ? noteText : null;
      const noteVersion = newNote === null ? row.noteVersion : row.noteVersion + 1;
      await changeEncounter(
        tx,
        { practiceId, id, version: input.version },
        {
          ...given(facts),
          ...(providerId === undefined ? {} : { providerId }),
          ...(encounterDate === undefined ? {} : { encounterDate: asDate(encounterDate) }),
          ...(lastVisitDate === undefined ? {} : { lastVisitDate: lastVisitDate && asDate(lastVisitDate) }),
          ...(newNote === null ? {} : { ...withoutSuggestion, noteVersion }),
          updatedAt: now,
        },
      );
      if (newNote !== null) {
        const owner = { practiceId, encounterId: id, principalId: principalId(actor), now };
        await insertNote(tx, cipher, owner, { version: noteVersion, text: newNote });
      }
      const fields = Object.keys(input).filter((key) => key !== 'version' && (key !== 'noteText' || newNote !== null));
      await appendAudit(tx, {
        practiceId,
        actor: auditActor(actor),
        encounterId: id,
        action: 'ENCOUNTER_UPDATED',
        payload: {
          fields,
          ...(newNote === null ? {} : { noteVersion, noteSha256: sha256(newNote), noteLengthChars: newNote.length }),
        },
      });
      return reader.record(tx, actor, { id });
    });
    return reader.view(record);
  };

/** The fields a caller named: absent means unchanged, null means emptied. */
function given<T extends object>(fields: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  const named = Object.entries(fields).filter(([, value]) => value !== undefined);
  return Object.fromEntries(named) as { [K in keyof T]?: Exclude<T[K], undefined> };
}
