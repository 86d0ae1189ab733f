import type { Recomputed, SuggestionRecompute, SuggestionResult } from '@codeloom/contracts';
import { recomputeEm } from '@codeloom/rules';
import { AppError } from '../../platform/errors.ts';
import type { PracticeActor } from '../../transport/actor.ts';
import { asDateText, readShownResult, type EncounterDeps } from '../encounters/index.ts';

type Em = SuggestionResult['em'];

/** The caller has the evidence already. Without it this is no further read of the note, and nothing is written to the audit trail. */
function withoutEvidence(em: Em): Em {
  const bare = <T extends { evidence: unknown }>(item: T) => ({ ...item, evidence: [] });
  const { problems, data, risk, level } = em.mdm;
  return {
    ...em,
    time: em.time && bare(em.time),
    mdm: {
      level,
      problems: { ...problems, items: problems.items.map(bare) },
      data: { ...data, items: data.items.map(bare) },
      risk: { ...risk, items: risk.items.map(bare) },
    },
  };
}

/** The level of the shown suggestion without what a person does not accept. Changes nothing. */
export const recomputeSuggestion =
  ({ database, cipher, clock, reader }: EncounterDeps) =>
  async (actor: PracticeActor, { encounterId, runId, notSupported }: SuggestionRecompute): Promise<Recomputed> => {
    const { practiceId } = actor;
    const { row, result } = await database.withPractice(practiceId, async (tx) => {
      const found = await reader.row(tx, actor, { id: encounterId });
      if (found.suggestionRunId !== runId) {
        throw new AppError(
          'conflict',
          'This encounter has another suggestion by now. Load it again, then mark its items.',
        );
      }
      const of = { practiceId, encounterId, runId, now: clock.now() };
      return { row: found, result: await readShownResult(tx, cipher, of) };
    });
    if (result === null) {
      throw new AppError('conflict', 'The retention of this suggestion has ended. Ask for a new one.');
    }
    return { runId, em: withoutEvidence(recomputeEm(result, notSupported, asDateText(row.encounterDate))) };
  };
