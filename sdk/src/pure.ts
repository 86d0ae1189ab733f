// `@codeloom/sdk/pure`: nothing happens until `loadCodeloom` is called.
export { loadCodeloom } from './load-codeloom.ts';
export type { ScriptOptions } from './load-codeloom.ts';
export { CodeloomError } from './error.ts';
export type { CodeloomErrorCode } from './error.ts';
export type { Appearance, AppearanceVariable, CodeloomPage, LoadOptions, PageUpdate } from './page.ts';
