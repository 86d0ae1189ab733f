import type { Encounter, SuggestionResponse, SuggestionResult } from '@codeloom/contracts';
import { AppError } from '../../platform/errors.ts';
import { auditActor, principalId, type PracticeActor } from '../../transport/actor.ts';
import { appendAudit } from '../audit/index.ts';
import { insertComment, type EncounterDeps } from '../encounters/index.ts';

function codesOf(suggestion: SuggestionResult, kind: SuggestionResponse['kind']): (string | undefined)[] {
  switch (kind) {
    case 'em': {
      const { recommended, highestSupported, alternatives } = suggestion.em;
      return [recommended?.code, highestSupported?.code, ...alternatives.map(({ code }) => code)];
    }
    case 'diagnosis':
      return suggestion.diagnoses.map(({ code }) => code);
    case 'procedure':
      return suggestion.procedures.map(({ code }) => code);
  }
}

/** The rules a suggested code rests on. A level by medical decision making rests on those of its counted items. */
function rulesOf(suggestion: SuggestionResult, kind: SuggestionResponse['kind'], code: string): string[] {
  if (kind === 'em') {
    if (suggestion.em.basis === 'time') return ['em.time-minimum'];
    const { problems, data, risk } = suggestion.em.mdm;
    const counted = [problems, data, risk].flatMap(({ items }) => items.filter((item) => item.counted));
    return [...new Set(counted.map(({ ruleId }) => ruleId))];
  }
  const list = kind === 'diagnosis' ? suggestion.diagnoses : suggestion.procedures;
  return list.find((item) => item.code === code)?.ruleIds ?? [];
}

/** Records what a person did with one suggested code: an audit event, never a change of codes. */
export const respondToSuggestion =
  ({ database, cipher, clock, reader }: EncounterDeps) =>
  async (actor: PracticeActor, encounterId: Encounter['id'], input: SuggestionResponse): Promise<void> => {
    const { practiceId } = actor;
    await database.withPractice(practiceId, async (tx) => {
      const { row, suggestion } = await reader.record(tx, actor, { id: encounterId });
      if (!suggestion) throw new AppError('conflict', 'This encounter has no suggestion at present.');
      const { kind, code, response, reason } = input;
      if (!codesOf(suggestion, kind).includes(code)) {
        throw new AppError('invalidInput', 'code: this code is not part of the suggestion.');
      }
      const owner = { practiceId, encounterId, principalId: principalId(actor), now: clock.now() };
      const comment =
        reason === undefined ? {} : await insertComment(tx, cipher, owner, { kind: 'dismiss', text: reason });
      await appendAudit(tx, {
        practiceId,
        actor: auditActor(actor),
        encounterId,
        action: response === 'accepted' ? 'SUGGESTION_ACCEPTED' : 'SUGGESTION_DISMISSED',
        payload: { kind, code, runId: row.suggestionRunId, ruleIds: rulesOf(suggestion, kind, code), ...comment },
      });
    });
  };
