import { nextPlace } from './next-place.ts';

/** Where the portal is. Each page has an address of its own, so that a reload and the back key do what people expect. */
export type Route =
  | { page: 'sign-in'; next: string }
  | { page: 'encounters'; query: URLSearchParams }
  | { page: 'new-encounter' }
  | { page: 'encounter'; id: string }
  | { page: 'training'; caseId: string | null }
  | { page: 'settings' }
  | { page: 'usage' }
  | { page: 'audit' }
  | { page: 'partner' }
  | { page: 'unknown' };

const base = import.meta.env.BASE_URL.replace(/\/$/, '');

export const paths = {
  encounters: (query?: URLSearchParams) => `${base}/encounters${query?.size ? `?${query.toString()}` : ''}`,
  newEncounter: () => `${base}/encounters/new`,
  encounter: (id: string) => `${base}/encounters/${encodeURIComponent(id)}`,
  training: (caseId: string | null) => `${base}/training${caseId === null ? '' : `/${encodeURIComponent(caseId)}`}`,
  settings: () => `${base}/settings`,
  usage: () => `${base}/usage`,
  audit: () => `${base}/audit`,
  partner: () => `${base}/partner`,
  signIn: (next: string) => `${base}/sign-in?${new URLSearchParams({ next }).toString()}`,
};

export function routeOf(url: URL): Route {
  const path = url.pathname.slice(base.length).replace(/\/$/, '');
  if (path === '/sign-in') return { page: 'sign-in', next: nextPlace(url, base) ?? paths.encounters() };
  if (path === '' || path === '/encounters') return { page: 'encounters', query: url.searchParams };
  if (path === '/settings') return { page: 'settings' };
  if (path === '/encounters/new') return { page: 'new-encounter' };
  if (path === '/usage') return { page: 'usage' };
  if (path === '/audit') return { page: 'audit' };
  if (path === '/partner') return { page: 'partner' };
  const training = /^\/training(?:\/([^/]+))?$/.exec(path);
  if (training) return { page: 'training', caseId: training[1] ? decodeURIComponent(training[1]) : null };
  const [, id] = /^\/encounters\/([^/]+)$/.exec(path) ?? [];
  return id ? { page: 'encounter', id: decodeURIComponent(id) } : { page: 'unknown' };
}

const moved = 'codeloom-portal-moved';

/** Goes to a page of the portal. `replace` leaves no step behind for the back key. */
export function go(path: string, { replace = false } = {}): void {
  if (replace) history.replaceState(null, '', path);
  else history.pushState(null, '', path);
  window.dispatchEvent(new Event(moved));
}

/** Calls back after each move, also by the back key and by plain links of the portal. */
export function onMove(listener: () => void): () => void {
  const follow = (event: MouseEvent): void => {
    if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey) return;
    const link = event.composedPath().find((node) => node instanceof HTMLAnchorElement);
    if (!link || link.target || link.origin !== location.origin || !link.pathname.startsWith(`${base}/`)) return;
    event.preventDefault();
    go(link.pathname + link.search);
  };
  window.addEventListener('popstate', listener);
  window.addEventListener(moved, listener);
  document.addEventListener('click', follow);
  return () => {
    window.removeEventListener('popstate', listener);
    window.removeEventListener(moved, listener);
    document.removeEventListener('click', follow);
  };
}
