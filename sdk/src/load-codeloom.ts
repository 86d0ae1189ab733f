import { CodeloomError } from './error.ts';
import type { CodeloomPage } from './page.ts';

/** Where a page's Codeloom comes from. */
export interface ScriptOptions {
  /** Origin of Codeloom, such as `https://codeloom.example`; or a folder of your own that holds the self-host bundle. */
  origin: string;
  /** A pinned loader of `manifest.json` (`loader.pinned`) with its hash. Without it the newest of v1. */
  pinned?: { file: string; integrity: string };
  /** `acme` gives the tags an ending: `<codeloom-note-acme>`. */
  suffix?: string;
  /** For a page whose CSP asks for one. */
  nonce?: string;
}

let loading: Promise<CodeloomPage> | null = null;

/**
 * Brings `window.Codeloom` to the page once: a script tag that is there already is used. Null where there is no page,
 * so that rendering on a server neither waits nor fails. A failed load is not kept: the next call tries again.
 */
export function loadCodeloom(options: ScriptOptions): Promise<CodeloomPage | null> {
  if (typeof document === 'undefined') return Promise.resolve(null);
  loading ??= inject(options).catch((error: unknown) => {
    loading = null;
    throw error;
  });
  return loading;
}

/** An element with id "Codeloom" would stand in for `window.Codeloom` (DOM clobbering): it cannot load. */
function pageCodeloom(): CodeloomPage | null {
  const found = (window as { Codeloom?: unknown }).Codeloom;
  const ours = typeof found === 'object' && found !== null && !(found instanceof Node) && 'load' in found;
  return ours ? (found as CodeloomPage) : null;
}

function inject({ origin, pinned, suffix, nonce }: ScriptOptions): Promise<CodeloomPage> {
  return new Promise((resolve, reject) => {
    const ready = pageCodeloom();
    if (ready) {
      resolve(ready);
      return;
    }
    const present = document.querySelector<HTMLScriptElement>('script[src*="/codeloom"]');
    const script = present ?? scriptTag(origin, pinned);
    if (suffix) script.dataset['suffix'] = suffix;
    if (nonce) script.nonce = nonce;
    script.addEventListener('load', () => {
      const page = pageCodeloom();
      if (page) resolve(page);
      else reject(failed());
    });
    script.addEventListener('error', () => {
      script.remove();
      reject(failed());
    });
    if (!present) document.head.append(script);
  });
}

function scriptTag(origin: string, pinned: ScriptOptions['pinned']): HTMLScriptElement {
  const script = document.createElement('script');
  const base = /^https?:\/\/[^/]+\/?$/.test(origin)
    ? new URL('/embed/v1/', origin).href
    : `${origin.replace(/\/$/, '')}/`;
  script.async = true;
  script.crossOrigin = 'anonymous';
  if (pinned) script.integrity = pinned.integrity;
  script.src = base + (pinned?.file ?? 'codeloom.js');
  return script;
}

function failed(): CodeloomError {
  return new CodeloomError(
    'network',
    'Codeloom could not be loaded. Check the address and the page’s CSP, then try again.',
  );
}
