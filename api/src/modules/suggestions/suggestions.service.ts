import { respondToSuggestion } from './respond-to-suggestion.ts';
import { suggestEncounter, type SuggestDeps } from './suggest-encounter.ts';

export function createSuggestionsService(deps: SuggestDeps) {
  return { suggest: suggestEncounter(deps), respond: respondToSuggestion(deps) };
}

export type SuggestionsService = ReturnType<typeof createSuggestionsService>;
