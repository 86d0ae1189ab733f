import type { FastifyRequest } from 'fastify';
import { isApiKey, readApiKey } from '../modules/embed/index.ts';
import { AppError } from '../platform/errors.ts';
import { anonymous, type Actor } from '../transport/actor.ts';
import type { ServerServices } from './services.ts';

/** The credential of an Authorization header; null when there is none. */
export function bearerOf(request: FastifyRequest): string | null {
  const header = request.headers.authorization;
  if (header === undefined) return null;
  const [scheme, credential, ...rest] = header.split(' ');
  if (scheme?.toLowerCase() === 'bearer' && credential && rest.length === 0) return credential;
  throw new AppError('unauthenticated', 'Send the header Authorization: Bearer <token>.');
}

/** The page's origin as the browser states it. A form of `null` (sandboxed frames, files) is no origin. */
export function originOf(request: FastifyRequest): string | null {
  const { origin } = request.headers;
  return origin === undefined || origin === 'null' ? null : origin;
}

/** REST: a bearer token of a session that is still open, or an API key. Never a cookie, never an embed token. */
export async function restActor(request: FastifyRequest, services: ServerServices): Promise<Actor> {
  const bearer = bearerOf(request);
  if (bearer === null) return anonymous;
  if (readApiKey(bearer)?.kind === 'vendor') return services.partners.vendorOf(bearer);
  if (isApiKey(bearer)) return services.embed.partnerOf(bearer);
  const actor = await services.auth.actorOfAccess(await services.tokens.read('rest', bearer));
  if (!actor) throw new AppError('unauthenticated', 'The session of this token has ended. Sign in again.');
  return actor;
}

/** Site: the cookie's session. An ended one leaves the caller anonymous; the page then asks to sign in. */
export async function siteActor(token: string | undefined, services: ServerServices): Promise<Actor> {
  if (token === undefined || token === '') return anonymous;
  return (await services.auth.actorOf(await services.sessions.use(token))) ?? anonymous;
}
