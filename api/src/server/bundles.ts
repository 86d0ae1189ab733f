import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { existsSync } from 'node:fs';
import { basename, join, normalize } from 'node:path';
import { AppError } from '../platform/errors.ts';

/** Folders of the built web parts. */
export interface BundleFolders {
  /** The portal, served under /app. */
  readonly portal: string;
  /** The elements, served under /embed/v1 to every origin. */
  readonly elements: string;
  /** Storybook, served under /storybook in dev only; null elsewhere. */
  readonly stories: string | null;
}

/** Vite names a file by its content; such a file never changes. */
const hashed = /[-.][\w-]{8,}\.(?:js|css|woff2|svg|png|json|map)$/;
const YEAR_SECONDS = 31_536_000;

const notBuilt = () => new AppError('notFound', 'This part is not built yet. Run `npm start`, which builds it.');

/** A path that stays inside its folder and names a file there. */
function fileOf(folder: string, path: string): string | null {
  const clean = normalize(`/${path}`).slice(1);
  return clean !== '' && !clean.includes('\0') && existsSync(join(folder, clean)) ? clean : null;
}

function sendFile(reply: FastifyReply, folder: string, file: string): FastifyReply {
  const caching = hashed.test(file)
    ? { maxAge: YEAR_SECONDS * 1000, immutable: true }
    : { maxAge: 0, immutable: false };
  return reply.sendFile(file, folder, caching);
}

/** The published bundles, and the portal as a single page: addresses inside it all answer its index. */
export async function bundleRoutes(app: FastifyInstance, folders: BundleFolders): Promise<void> {
  // Beside each file of the elements the build leaves it compressed.
  await app.register(fastifyStatic, { root: folders.portal, serve: false, preCompressed: true });
  const hidden = { schema: { hide: true } };

  app.get('/', hidden, (_request, reply) => reply.redirect('/app', 302));
  app.get('/app', hidden, (_request, reply) => {
    if (!fileOf(folders.portal, 'index.html')) throw notBuilt();
    return sendFile(reply, folders.portal, 'index.html');
  });
  app.get<{ Params: { '*': string } }>('/app/*', hidden, (request, reply) => {
    const file = fileOf(folders.portal, request.params['*']);
    if (file) return sendFile(reply, folders.portal, file);
    // A missing script must not answer a page: only addresses without a file ending are the portal's own.
    if (/\.\w+$/.test(request.params['*'])) throw new AppError('notFound', 'There is nothing at this address.');
    if (!fileOf(folders.portal, 'index.html')) throw notBuilt();
    return sendFile(reply, folders.portal, 'index.html');
  });

  app.get<{ Params: { '*': string } }>('/embed/v1/*', hidden, (request, reply) => {
    const file = fileOf(folders.elements, request.params['*']);
    if (!file) throw existsSync(folders.elements) ? new AppError('notFound', 'There is no such bundle.') : notBuilt();
    void reply.headers({
      'access-control-allow-origin': '*',
      'cross-origin-resource-policy': 'cross-origin',
      'timing-allow-origin': '*',
    });
    // Named here and not in the file, whose every byte each host's page fetches.
    if (fileOf(folders.elements, `${file}.map`)) void reply.header('sourcemap', `${basename(file)}.map`);
    return sendFile(reply, folders.elements, file);
  });

  if (folders.stories !== null) storybookRoutes(app, folders.stories);
}

/** Storybook's own pages have inline scripts and show their stories in a frame of the same origin. */
const storybookPolicy =
  "default-src 'self'; script-src 'self' 'unsafe-inline' 'unsafe-eval'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; frame-ancestors 'self'";

/** `npm start` builds it beside the running server, so that nobody waits for it. */
const beingBuilt = `<!doctype html><html lang="en"><meta charset="utf-8"><meta http-equiv="refresh" content="3"><title>Storybook</title>
<p style="font: 16px/1.6 system-ui; margin: 3rem auto; max-width: 34rem">Storybook is being built; this page opens it when it is there.</p></html>`;

function storybookRoutes(app: FastifyInstance, folder: string): void {
  const hidden = { schema: { hide: true } };
  app.get('/storybook', hidden, (_request, reply) => reply.redirect('/storybook/', 302));
  app.get<{ Params: { '*': string } }>('/storybook/*', hidden, (request, reply) => {
    const path = request.params['*'] || 'index.html';
    const file = fileOf(folder, path);
    void reply.headers({ 'content-security-policy': storybookPolicy, 'x-frame-options': 'SAMEORIGIN' });
    if (file) return sendFile(reply, folder, file);
    if (path === 'index.html') return reply.type('text/html').send(beingBuilt);
    throw new AppError('notFound', 'There is nothing at this address.');
  });
}
