// @ts-check
import { fileURLToPath } from 'node:url';
import { esbuildPlugin } from '@web/dev-server-esbuild';
import { chromeLauncher } from '@web/test-runner-chrome';

/** Tests in a real Chromium: the Chromium of the machine, or the one that CHROMIUM names. */
export default {
  files: ['src/**/*.test.ts'],
  rootDir: fileURLToPath(new URL('..', import.meta.url)),
  hostname: '127.0.0.1',
  nodeResolve: true,
  // One page at a time: a page in the background gets no focus events, and keyboard tests need them.
  concurrency: 1,
  browsers: [
    chromeLauncher({
      launchOptions: {
        executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
        args: [
          '--no-sandbox',
          '--disable-gpu',
          '--disable-quic',
          '--no-first-run',
          '--disable-background-networking',
          '--disable-component-update',
          '--disable-sync',
        ],
      },
    }),
  ],
  plugins: [
    esbuildPlugin({ ts: true, target: 'es2022', tsconfig: fileURLToPath(new URL('tsconfig.json', import.meta.url)) }),
  ],
  testFramework: { config: { timeout: 10_000 } },
};
