export { modelProblem, settingsFromConfig } from './llm/index.ts';
export { createModelReader, type ModelReader } from './model-reader.ts';
export { suggestionRoutes } from './suggestions.rest.ts';
export { suggestRouter, suggestionsRouter } from './suggestions.router.ts';
export { createSuggestionsService } from './suggestions.service.ts';
export type { SuggestionsService } from './suggestions.service.ts';
