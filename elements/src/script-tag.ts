import { createCodeloomPage } from '@codeloom/sdk';
import type { CodeloomPage } from '@codeloom/sdk';
import './define.ts';
import { VERSION } from './internal/version.ts';

declare global {
  interface Window {
    Codeloom?: CodeloomPage;
  }
}

/**
 * The origin that served this script: its API is the default of `Codeloom.load`. A script of type module has no
 * `currentScript`; its tag is found by the file it names. A bundle that a page carries itself falls to the page's origin.
 */
function originOfScript(): string {
  const tags = [document.currentScript, ...document.querySelectorAll('script[src*="/codeloom.js"]')];
  const tag = tags.find((candidate) => candidate instanceof HTMLScriptElement && candidate.src !== '');
  return new URL(tag instanceof HTMLScriptElement ? tag.src : location.href).origin;
}

/**
 * An element with id or name "Codeloom" would stand in for `window.Codeloom` (DOM clobbering), so only something that
 * can load counts as an earlier copy of ours.
 */
function isOurs(value: unknown): value is CodeloomPage {
  return (
    typeof value === 'object' && value !== null && !(value instanceof Node) && 'load' in value && 'version' in value
  );
}

const earlier: unknown = window.Codeloom;
if (!isOurs(earlier)) {
  window.Codeloom = createCodeloomPage(VERSION, originOfScript());
} else if (earlier.version !== VERSION) {
  // eslint-disable-next-line no-console -- the one way to tell an integrator; it holds no patient data
  console.warn(`Codeloom ${VERSION}: version ${earlier.version} is already on this page and stays in use.`);
}
