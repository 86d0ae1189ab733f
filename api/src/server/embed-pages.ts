import { embedBootstrapSchema, embedSignInSchema, originSchema } from '@codeloom/contracts';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { fileURLToPath } from 'node:url';
import type { Config } from '../platform/config.ts';
import { AppError } from '../platform/errors.ts';
import { answers, type RestApp } from '../transport/rest.ts';
import { assertSameOrigin } from './same-origin.ts';
import type { ServerServices } from './services.ts';

/** Pages of our own origin that other people's software shows: the sign-in frame and the page for web views. */
const folder = fileURLToPath(new URL('../../pages', import.meta.url));
const assets = new Set(['pages.css', 'sign-in.js', 'hosted.js']);
const hidden = { schema: { hide: true } };

/** Framed by one page, running nothing but its own script, reaching nothing but this server. */
const framePolicy = (ancestor: string): string =>
  [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "require-trusted-types-for 'script'",
    `frame-ancestors ${ancestor}`,
  ].join('; ');

function sendPage(reply: FastifyReply, file: string): FastifyReply {
  void reply.header('cache-control', 'no-store');
  return reply.sendFile(file, folder, { cacheControl: false });
}

export function embedPages(app: FastifyInstance, config: Config, { embed }: ServerServices): void {
  app.get<{ Querystring: { key?: string; origin?: string } }>('/embed/sign-in', hidden, async (request, reply) => {
    const origin = originSchema.safeParse(request.query.origin);
    const origins = await embed.originsOf(request.query.key ?? '');
    // Neither whether the key exists nor which pages it names is told.
    if (!origin.success || !origins.includes(origin.data)) {
      throw new AppError(
        'denied',
        'This publishable key does not work in this page. A practice admin can add its origin.',
      );
    }
    void reply
      .header('content-security-policy', framePolicy(origin.data))
      .header('cross-origin-resource-policy', 'cross-origin')
      .removeHeader('x-frame-options');
    return sendPage(reply, 'sign-in.html');
  });

  // A password is typed here, so only our own frame may send it: another page cannot even try one.
  (app as unknown as RestApp).post(
    '/embed/sign-in',
    {
      schema: { hide: true, body: embedSignInSchema, response: answers(embedBootstrapSchema, 'signIn') },
      onRequest: (request, _reply, done) => {
        assertSameOrigin(request, config);
        done();
      },
    },
    (request, reply) => {
      void reply.header('cache-control', 'no-store');
      return embed.signIn(request.body, request.ip);
    },
  );

  app.get('/embed/page/*', hidden, (_request, reply) => sendPage(reply, 'hosted.html'));

  app.get<{ Params: { '*': string } }>('/embed/pages/*', hidden, (request, reply) => {
    const file = request.params['*'];
    if (!assets.has(file)) throw new AppError('notFound', 'There is nothing at this address.');
    return reply.sendFile(file, folder, { maxAge: 0 });
  });
}
