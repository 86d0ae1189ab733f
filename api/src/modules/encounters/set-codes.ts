import type { CodeSet, Encounter, EncounterSetCodes } from '@codeloom/contracts';
import { auditActor, principalId, type PracticeActor } from '../../transport/actor.ts';
import { appendAudit } from '../audit/index.ts';
import { codeChanges, emCodeSource, finalRows, type FinalCodes } from './code-decisions.ts';
import { dropTyped } from './drafts.repository.ts';
import { keepsNotes, replaceFinalRows } from './encounter-content.ts';
import type { EncounterDeps } from './encounter-deps.ts';
import { assertEditable, assertVersion } from './encounter-state.ts';
import { emChoiceOf, finalCodesOf, statusOf } from './encounter-view.ts';
import { asDateText, changeEncounter } from './encounters.repository.ts';

/** Replaces the claim's codes as a person set them. Descriptions and sources are the server's. */
export const setCodes =
  ({ database, clock, tables, reader }: EncounterDeps) =>
  async (actor: PracticeActor, id: Encounter['id'], input: EncounterSetCodes): Promise<Encounter> => {
    const { practiceId } = actor;
    const { version, ...codes } = input;
    const dateOfService = await database.withPractice(practiceId, async (tx) => {
      const row = await reader.row(tx, actor, { id });
      assertVersion(version, row.version);
      assertEditable(statusOf(row));
      return asDateText(row.encounterDate);
    });
    const table = await tables.forDate(dateOfService);

    const record = await database.withPractice(practiceId, async (tx) => {
      const before = await reader.record(tx, actor, { id });
      assertVersion(version, before.row.version);
      assertEditable(statusOf(before.row));
      const isKept = await keepsNotes(tx, practiceId);
      const after: FinalCodes = {
        emCode: codes.emCode,
        emModifiers: emModifiers(codes),
        ...finalRows(isKept ? codes : withoutOwnWords(codes), table, before.suggestion),
      };
      const role = actor.type === 'partner' ? 'BILLER' : actor.role;
      await changeEncounter(
        tx,
        { practiceId, id, version },
        {
          finalEmCode: after.emCode,
          finalEmModifiers: [...after.emModifiers],
          finalEmCodeSource: emCodeSource(emChoiceOf(before.row), after.emCode, before.row.aiEmCode, role),
          updatedAt: clock.now(),
        },
      );
      await replaceFinalRows(tx, { practiceId, encounterId: id }, after);
      await dropTyped(tx, { practiceId, encounterId: id, principalId: principalId(actor) }, ['codes']);
      for (const change of codeChanges(finalCodesOf(before.row), after)) {
        await appendAudit(tx, { practiceId, actor: auditActor(actor), encounterId: id, ...change });
      }
      return reader.record(tx, actor, { id });
    });
    return reader.view(record);
  };

/** Modifiers belong to a code; without an E/M code there are none. */
const emModifiers = (codes: CodeSet): string[] => (codes.emCode === null ? [] : (codes.emModifiers ?? []));

/** Where the practice keeps no notes, a description in a person's own words might be one: the table's own stands, or none. */
function withoutOwnWords(codes: CodeSet): CodeSet {
  return { ...codes, diagnoses: codes.diagnoses.map(({ code }) => ({ code })) };
}
