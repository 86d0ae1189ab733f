import type { CodeloomPage, LoadOptions, PageUpdate } from '@codeloom/sdk';
import type * as Core from './core.ts';
import type { BuiltFile, BuiltLoader, BuiltTable } from './built-files.ts';

// The script tag: finds our elements on the page, now and later, and fetches only those. At most 2 kB gzipped.

declare const CODELOOM_BUILT: BuiltLoader;

/** Waits before a module is asked for again, in milliseconds. */
const RETRY_MS = [400, 1600];

const { version, elements, core, table } = CODELOOM_BUILT;

/** A script of type module has no `currentScript`; its tag is found by the file it names. */
const script = [document.currentScript, ...document.querySelectorAll('script[src*="/codeloom"]')].find(
  (tag): tag is HTMLScriptElement => tag instanceof HTMLScriptElement && tag.src !== '',
);
const base = script?.src ?? location.href;
const suffix = script?.dataset['suffix'] ? `-${script.dataset['suffix']}` : '';
const asked = new Map<string, Promise<unknown>>();
const calls: ((page: CodeloomPage) => void)[] = [];
let page: Promise<CodeloomPage> | null = null;

/**
 * `import()` cannot name a hash, so each file is preloaded with one and imported only when that has succeeded: the import
 * then takes what was checked. A browser that knows no preloading of modules knows no hash for them either.
 */
function preload([name, hash]: BuiltFile): Promise<unknown> {
  const link = document.createElement('link');
  if (!link.relList.supports('modulepreload')) return Promise.resolve();
  link.rel = 'modulepreload';
  link.crossOrigin = 'anonymous';
  link.integrity = `sha256-${hash}`;
  link.nonce = script?.nonce ?? '';
  link.href = new URL(name, base).href;
  const done = new Promise((resolve, reject) => {
    link.onload = resolve;
    link.onerror = reject;
  });
  document.head.append(link);
  return done.finally(() => link.remove());
}

/** Fetches a module once. A failure is not kept: after the last try the next wish starts anew. */
function fetchModule(name: string): Promise<unknown> {
  let module = asked.get(name);
  if (!module) {
    module = prepare(name);
    asked.set(name, module);
    module.catch(() => asked.delete(name));
  }
  return module;
}

/** What a module needs is fetched beside it; only its own files are tried again here. */
async function prepare(name: string): Promise<unknown> {
  const own = await filesOf(name);
  // An element looks for its provider when it is upgraded, so the provider comes first.
  const first =
    name === 'provider'
      ? fetchCore().then((core) => core.setTagSuffix(suffix))
      : elements.includes(name) && fetchModule('provider');
  const checked = attempt(own, 0);
  await Promise.all([first, checked]);
  return import(new URL(own.at(-1)?.[0] ?? '', base).href);
}

async function attempt(own: readonly BuiltFile[], tries: number): Promise<unknown> {
  try {
    return await Promise.all(own.map(preload));
  } catch (error) {
    const wait = RETRY_MS[tries];
    if (wait === undefined) throw error;
    await new Promise((resolve) => setTimeout(resolve, wait));
    return attempt(own, tries + 1);
  }
}

async function filesOf(name: string): Promise<readonly BuiltFile[]> {
  if (name === 'core') return core;
  if (name === 'table') return [table];
  return (await fetchTable()).elements[name] ?? [];
}

const fetchCore = (): Promise<typeof Core> => fetchModule('core') as Promise<typeof Core>;
const fetchTable = (): Promise<BuiltTable> => fetchModule('table') as Promise<BuiltTable>;

function failed(at: Element | Document): void {
  const detail = { type: 'api_connection_error', message: 'Codeloom could not be loaded. Check the connection.' };
  at.dispatchEvent(new CustomEvent('codeloom-load-error', { detail, bubbles: true, composed: true }));
}

const names = new Map(elements.map((name) => [`codeloom-${name}${suffix}`, name]));
const selector = [...names.keys()].join();

function discover(root: ParentNode & Node): void {
  const found = [...root.querySelectorAll(selector)];
  if (root instanceof Element && root.matches(selector)) found.push(root);
  for (const element of found) {
    const name = names.get(element.localName) ?? '';
    if (!asked.has(name)) fetchModule(name).catch(() => failed(element));
  }
}

function watch(root: ParentNode & Node): void {
  discover(root);
  new MutationObserver((records) => {
    for (const { addedNodes } of records) {
      for (const node of addedNodes) if (node instanceof Element) discover(node);
    }
  }).observe(root, { childList: true, subtree: true });
}

/** Calls before the module has come are kept, in their order, also over a failure. */
function run(call?: (page: CodeloomPage) => void): void {
  if (call) calls.push(call);
  page ??= fetchCore().then(({ createCodeloomPage }) => createCodeloomPage(version, new URL(base).origin));
  page.then(
    (ready) => {
      for (const next of calls.splice(0)) next(ready);
    },
    () => {
      page = null;
      failed(document);
    },
  );
}

/** Checks a dictionary before it is imported. A failure shows there: the page then goes on in English. */
function speak({ locale }: PageUpdate): void {
  if (!locale) return;
  void fetchTable()
    .then(({ locales }) => {
      const file = locales[locale.slice(0, 2)];
      return file && preload(file);
    })
    .catch(() => undefined);
}

const ours: CodeloomPage & { discover: (root: ParentNode & Node) => void } = {
  version,
  load(options: LoadOptions) {
    speak(options);
    run((ready) => ready.load(options));
  },
  update(options: PageUpdate) {
    speak(options);
    run((ready) => ready.update(options));
  },
  logout: () => run((ready) => ready.logout()),
  /** Elements inside a shadow root of the host: the loader looks there too. */
  discover: watch,
};

/** An element with id "Codeloom" would stand in for `window.Codeloom` (DOM clobbering): it cannot load. */
const earlier = window.Codeloom as Partial<CodeloomPage> | undefined;
if (earlier instanceof Node || typeof earlier?.load !== 'function') {
  window.Codeloom = ours;
  watch(document);
  addEventListener('online', () => {
    discover(document);
    if (calls.length > 0) run();
  });
} else if (earlier.version !== version) {
  // eslint-disable-next-line no-console -- the one way to tell an integrator; it holds no patient data
  console.warn(
    `Codeloom ${version}: version ${earlier.version ?? 'unknown'} is already on this page and stays in use.`,
  );
}

declare global {
  interface Window {
    Codeloom?: CodeloomPage;
  }
}
