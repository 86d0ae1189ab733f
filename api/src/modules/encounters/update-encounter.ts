import type { Encounter, EncounterUpdate } from '@codeloom/contracts';
import { auditActor, principalId, type PracticeActor } from '../../transport/actor.ts';
import { appendAudit } from '../audit/index.ts';
import { assertDateOfService } from './date-of-service.ts';
import { insertNote, readNote, sha256 } from './encounter-content.ts';
import { dropTyped } from './drafts.repository.ts';
import type { EncounterDeps } from './encounter-deps.ts';
import { assertEditable, assertVersion } from './encounter-state.ts';
import { statusOf } from './encounter-view.ts';
import { holdNote } from './held-content.ts';
import { assertMayUpdate } from './encounters.policy.ts';
import {
  asDate,
  asDateText,
  assertProvider,
  changeEncounter,
  withoutSuggestion,
  type EncounterRow,
} from './encounters.repository.ts';

/** Changes facts of the visit or the note. A changed note is a new version and returns the encounter to draft. */
export const updateEncounter =
  ({ database, cipher, clock, reader }: EncounterDeps) =>
  async (actor: PracticeActor, id: Encounter['id'], input: EncounterUpdate): Promise<Encounter> => {
    assertMayUpdate(actor, input);
    assertDateOfService(input.encounterDate, clock.now());
    const { practiceId } = actor;
    const record = await database.withPractice(practiceId, async (tx) => {
      const row = await reader.row(tx, actor, { id });
      assertVersion(input.version, row.version);
      assertEditable(statusOf(row));
      const now = clock.now();
      const { version: _version, noteText, providerId, encounterDate, lastVisitDate, ...facts } = input;
      if (providerId !== undefined) await assertProvider(tx, practiceId, providerId);

      const current = { practiceId, encounterId: id, noteVersion: row.noteVersion, now };
      const stored = noteText === undefined ? null : await readNote(tx, cipher, current);
      const isSame = noteText !== undefined && sha256(noteText) === stored?.sha256;
      const newNote = noteText === undefined || isSame ? null : noteText;
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
      const owner = { practiceId, encounterId: id, principalId: principalId(actor), now };
      if (newNote !== null) await insertNote(tx, cipher, owner, { version: noteVersion, text: newNote });
      // The same note, brought again after it was gone, is the same version: it is held once more.
      else if (noteText !== undefined && stored?.text === null)
        await holdNote(tx, cipher, owner, { version: noteVersion, text: noteText });
      if (noteText !== undefined) await dropTyped(tx, owner, ['note']);
      const fields = Object.keys(input).filter((key) => key !== 'version' && (key !== 'noteText' || newNote !== null));
      await appendAudit(tx, {
        practiceId,
        actor: auditActor(actor),
        encounterId: id,
        action: 'ENCOUNTER_UPDATED',
        payload: {
          fields,
          changes: plainChanges(row, input),
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

/** Facts whose values are dates, ids or closed words. The others (age, sex, references, the note) are named without values. */
const plainFacts = ['encounterDate', 'visitType', 'patient', 'payer', 'placeOfService', 'providerId'] as const;

function plainChanges(
  row: EncounterRow,
  input: EncounterUpdate,
): { field: string; from: string | null; to: string | null }[] {
  const before = { ...row, encounterDate: asDateText(row.encounterDate) };
  return plainFacts.flatMap((field) => {
    const to = input[field];
    return to === undefined || to === before[field] ? [] : [{ field, from: before[field], to }];
  });
}
