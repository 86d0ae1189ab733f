import { readFeedback } from './read-feedback.ts';
import { recomputeSuggestion } from './recompute-suggestion.ts';
import { readRuns } from './read-runs.ts';
import { readSends } from './read-sends.ts';
import { respondToSuggestion } from './respond-to-suggestion.ts';
import { suggestEncounter, type SuggestDeps } from './suggest-encounter.ts';

export function createSuggestionsService(deps: SuggestDeps) {
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
