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
  const [present, wanted] = [tagOfPage(), addressOf(options)];
  if (present && present.src !== wanted) {
    // eslint-disable-next-line no-console -- the one way to tell an integrator; it holds no patient data
    console.warn(`Codeloom: this page already loads ${present.src}, which stays in use instead of ${wanted}.`);
  }
  loading ??= inject(options).catch((error: unknown) => {
    loading = null;
    throw error;
  });
  return loading;
}

const tagOfPage = (): HTMLScriptElement | null => document.querySelector<HTMLScriptElement>('script[src*="/codeloom"]');

/** An element with id "Codeloom" would stand in for `window.Codeloom` (DOM clobbering): it cannot load. */
function pageCodeloom(): CodeloomPage | null {
  const found = (window as { Codeloom?: unknown }).Codeloom;
  const ours = typeof found === 'object' && found !== null && !(found instanceof Node) && 'load' in found;
  return ours ? (found as CodeloomPage) : null;
}

function inject(options: ScriptOptions): Promise<CodeloomPage> {
  return new Promise((resolve, reject) => {
    const ready = pageCodeloom();
    if (ready) {
      resolve(ready);
      return;
    }
    let present = tagOfPage();
    // A tag of the page that has had its turn and brought nothing will not call again: it makes way for a new try. One
    // that is marked was added by another copy of this module and is still under way.
    if (present && present.dataset['codeloom'] !== 'loading') {
      if (document.readyState === 'complete') {
        present.remove();
        present = null;
      } else addEventListener('load', () => void inject(options).then(resolve, reject), { once: true });
    }
    const script = present ?? scriptTag(options);
    if (options.suffix) script.dataset['suffix'] = options.suffix;
    if (options.nonce) script.nonce = options.nonce;
    script.addEventListener('load', () => {
      script.dataset['codeloom'] = '';
      const page = pageCodeloom();
      if (page) resolve(page);
      else reject(failed());
    });
    script.addEventListener('error', () => {
      script.remove();
      reject(failed());
    });
    if (present) return;
    script.dataset['codeloom'] = 'loading';
    document.head.append(script);
  });
}

function addressOf({ origin, pinned }: ScriptOptions): string {
  const base = /^https?:\/\/[^/]+\/?$/.test(origin)
    ? new URL('/embed/v1/', origin).href
    : `${origin.replace(/\/$/, '')}/`;
  return base + (pinned?.file ?? 'codeloom.js');
}

function scriptTag(options: ScriptOptions): HTMLScriptElement {
  const script = document.createElement('script');
  script.async = true;
  script.crossOrigin = 'anonymous';
  if (options.pinned) script.integrity = options.pinned.integrity;
  script.src = addressOf(options);
  return script;
}

function failed(): CodeloomError {
  return new CodeloomError(
    'network',
    'Codeloom could not be loaded. Check the address and the page’s CSP, then try again.',
  );
}
