import { defineConfig } from 'vite';

/** `npx vite -c dev/vite.config.ts` in elements/: the elements on the in-memory fake. */
export default defineConfig({ root: 'dev', server: { host: '127.0.0.1', fs: { allow: ['../..'] } } });
