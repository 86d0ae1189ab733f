import type { CodeSet, Edit, Encounter } from '@codeloom/contracts';
import { check } from '@codeloom/rules';
import type { PracticeActor } from '../../transport/actor.ts';
import type { EncounterDeps } from './encounter-deps.ts';
import { visitFactsOf } from './encounter-reader.ts';
import { readRun } from './encounter-content.ts';

/** The edits a set of codes would meet on this encounter. Changes nothing; asked while a person edits. */
export const checkCodes =
  ({ database, cipher, tables, reader }: EncounterDeps) =>
  async (actor: PracticeActor, id: Encounter['id'], codes: CodeSet): Promise<{ edits: Edit[] }> => {
    const { visit, suggestion } = await database.withPractice(actor.practiceId, async (tx) => {
      const row = await reader.row(tx, actor, { id });
      const run =
        row.suggestionRunId === null ? null : await readRun(tx, cipher, actor.practiceId, row.suggestionRunId);
      return { visit: visitFactsOf(row), suggestion: run?.result ?? undefined };
    });
    // Nothing was coded, so nothing is said about codes: the encounter itself answers the same (encounter-reader.ts).
    if (codes.emCode === null && codes.diagnoses.length === 0 && codes.procedures.length === 0) return { edits: [] };
    const table = await tables.forDate(visit.dateOfService);
    return { edits: check(codes, visit, table, suggestion) };
  };
