// `@codeloom/sdk` as published: like `./pure`, and a page that names its Codeloom in
// `<meta name="codeloom-origin" content="https://codeloom.example">` begins to load it after a tick.
import { loadCodeloom } from './load-codeloom.ts';

export { loadCodeloom } from './load-codeloom.ts';
export type { ScriptOptions } from './load-codeloom.ts';
export { CodeloomError } from './error.ts';
export type { CodeloomErrorCode } from './error.ts';
export type { Appearance, AppearanceVariable, CodeloomPage, LoadOptions, PageUpdate } from './page.ts';

void Promise.resolve().then(() => {
  if (typeof document === 'undefined') return;
  const origin = document.querySelector<HTMLMetaElement>('meta[name="codeloom-origin"]')?.content;
  // A failure is told to whoever calls `loadCodeloom`, which tries again.
  if (origin) loadCodeloom({ origin }).catch(() => undefined);
});
