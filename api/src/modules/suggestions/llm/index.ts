export type { CallTime } from './call-time.ts';
export { openGateway, type ModelGateway } from './gateway.ts';
export { ModelFailure, modelFailureCauses, type ModelFailureCause } from './model-failure.ts';
export { prepareNote } from './prepare-note.ts';
export { PROMPT_HASH, PROMPT_VERSION } from './prompts.ts';
export type { SendRecord } from './send-record.ts';
export { DEFAULT_MODEL, defaultLimits, type ModelSettings } from './settings.ts';
export { suggestWithModel, type ModelSuggestionInput } from './suggest-with-model.ts';
export { settingsFromConfig } from './settings-from-config.ts';
