/**
 * Where signing in leads: the `next` of the address, when it is a place of the portal; null otherwise. An address from a
 * mail or a chat must not send anyone to another site after signing in.
 */
export function nextPlace(url: URL, base: string): string | null {
  const next = url.searchParams.get('next');
  if (!next || !URL.canParse(next, url.origin)) return null;
  const place = new URL(next, url.origin);
  const inside = place.origin === url.origin && place.pathname.startsWith(`${base}/`);
  return inside && place.pathname !== `${base}/sign-in` ? place.pathname + place.search : null;
}
