import type { FastifyRequest } from 'fastify';
import type { Config } from '../platform/config.ts';
import { AppError } from '../platform/errors.ts';
import { originOf } from './authenticate.ts';

/**
 * Guards what a cookie authorizes: the request must come from our own pages (SECURITY section 3, Sessions; ASVS 5.0 3.5.1-3.5.3).
 * Browsers send Sec-Fetch-Site with every request and Origin with every POST; where neither is there, the request is refused.
 */
export function assertSameOrigin(request: FastifyRequest, config: Config): void {
  const site = request.headers['sec-fetch-site'];
  const origin = originOf(request);
  const fromHere = site === undefined || site === 'same-origin';
  const known = origin === null ? site !== undefined && request.method === 'GET' : isOwn(origin, request, config);
  if (fromHere && known) return;
  throw new AppError('denied', 'This address is for Codeloom’s own pages. Other programs use the REST API under /api.');
}

function isOwn(origin: string, request: FastifyRequest, config: Config): boolean {
  if (origin === config.publicOrigin) return true;
  // In dev the server is opened as localhost and as 127.0.0.1, on whatever port was free.
  return config.appEnv === 'dev' && URL.canParse(origin) && new URL(origin).host === request.host;
}
