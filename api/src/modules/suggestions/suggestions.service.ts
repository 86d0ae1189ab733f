import { readFeedback } from './read-feedback.ts';
import { recomputeSuggestion } from './recompute-suggestion.ts';
import { readRuns } from './read-runs.ts';
import { readSends } from './read-sends.ts';
import { respondToSuggestion } from './respond-to-suggestion.ts';
import { suggestEncounter, type SuggestDeps } from './suggest-encounter.ts';
import { Turns } from './turns.ts';

/** Suggestions that read or write at one time: enough to keep the database busy while the processor works on another. */
const AT_ONCE = 5;

export function createSuggestionsService(given: Omit<SuggestDeps, 'turns'>) {
  const deps: SuggestDeps = { ...given, turns: new Turns(AT_ONCE) };
  return {
    suggest: suggestEncounter(deps),
    respond: respondToSuggestion(deps),
    recompute: recomputeSuggestion(deps),
    runs: readRuns(deps),
    sends: readSends(deps),
    feedback: readFeedback(deps),
  };
}

export type SuggestionsService = ReturnType<typeof createSuggestionsService>;
