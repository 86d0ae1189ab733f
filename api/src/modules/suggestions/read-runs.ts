import type { EncounterId, SuggestionResult, SuggestionRunSummary } from '@codeloom/contracts';
import type { PracticeActor } from '../../transport/actor.ts';
import { readRun, type EncounterDeps } from '../encounters/index.ts';
import { findRuns } from './suggestions.repository.ts';

function codesOf({ em, diagnoses, procedures }: SuggestionResult) {
  return {
    emRecommended: em.recommended?.code ?? null,
    diagnoses: diagnoses.map(({ code }) => code),
    procedures: procedures.map(({ code }) => code),
  };
}
type RunCodes = ReturnType<typeof codesOf>;

function changesBetween(before: RunCodes, now: RunCodes): SuggestionRunSummary['changes'] {
  const [old, fresh] = [
    [...before.diagnoses, ...before.procedures],
    [...now.diagnoses, ...now.procedures],
  ];
  return {
    em: before.emRecommended === now.emRecommended ? null : { from: before.emRecommended, to: now.emRecommended },
    added: fresh.filter((code) => !old.includes(code)),
    removed: old.filter((code) => !fresh.includes(code)),
  };
}

/** A run past its retention: it happened, and its answer is gone. */
const noCodes: RunCodes = { emRecommended: null, diagnoses: [], procedures: [] };

/** The history of an encounter's suggestions: codes only, so that reading it shows nothing of the note. */
export const readRuns =
  ({ database, cipher, reader }: EncounterDeps) =>
  (actor: PracticeActor, encounterId: EncounterId): Promise<{ items: SuggestionRunSummary[] }> =>
    database.withPractice(actor.practiceId, async (tx) => {
      const encounter = await reader.row(tx, actor, { id: encounterId });
      const items: SuggestionRunSummary[] = [];
      let before: RunCodes | null = null;
      const runs = await findRuns(tx, actor.practiceId, encounterId);
      for (const run of runs.reverse()) {
        const { result } = await readRun(tx, cipher, actor.practiceId, run.id);
        const codes = result === null ? noCodes : codesOf(result);
        const { id, noteVersion, mode, engineVersion, bookVersion, codeSetId, model, promptHash, latencyMs } = run;
        items.unshift({
          id,
          createdAt: run.createdAt.toISOString(),
          isShown: id === encounter.suggestionRunId,
          ...{ noteVersion, mode, engineVersion, bookVersion, codeSetId, model, promptHash, latencyMs },
          ...codes,
          changes: before === null ? null : changesBetween(before, codes),
        });
        before = codes;
      }
      return { items };
    });
