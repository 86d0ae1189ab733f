import helmet from '@fastify/helmet';
import type { FastifyInstance } from 'fastify';
import type { Config } from '../platform/config.ts';

/** Headers of every answer (ASVS 5.0 section 3.4). Our own pages load nothing from elsewhere and are framed by nobody. */
export async function securityHeaders(app: FastifyInstance, config: Config): Promise<void> {
  const isHttps = config.publicOrigin.startsWith('https://');
  await app.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'"],
        // Elements style by adopted sheets; third-party form controls set style attributes.
        styleSrc: ["'self'"],
        styleSrcAttr: ["'unsafe-inline'"],
        imgSrc: ["'self'", 'data:'],
        fontSrc: ["'self'", 'data:'],
        connectSrc: ["'self'"],
        objectSrc: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
      },
    },
    strictTransportSecurity: isHttps ? { maxAge: 31_536_000, includeSubDomains: true } : false,
    referrerPolicy: { policy: 'no-referrer' },
    crossOriginOpenerPolicy: { policy: 'same-origin' },
    crossOriginResourcePolicy: { policy: 'same-origin' },
    xFrameOptions: { action: 'deny' },
  });
  // Answers with data of a practice rest in no cache.
  app.addHook('onRequest', async (request, reply) => {
    if (/^\/(?:api|trpc|embed\/trpc)(?:\/|$)/.test(request.url)) void reply.header('cache-control', 'no-store');
  });
}
