import { defineConfig } from 'vite';
import type { UserConfig } from 'vite';

/** Behind the script tag: five elements, Lit and the SDK in one classic script, served as /embed/v1/codeloom.js. */
const script: UserConfig['build'] = {
  emptyOutDir: true,
  lib: { entry: 'src/script-tag.ts', name: 'CodeloomBundle', formats: ['iife'], fileName: () => 'codeloom.js' },
};

/** The same elements as ES modules, for hosts with a bundler of their own: `vite build --mode module`. */
const modules: UserConfig['build'] = {
  emptyOutDir: false,
  lib: {
    entry: { index: 'src/index.ts', define: 'src/define.ts' },
    formats: ['es'],
    fileName: (_format, name) => `${name}.mjs`,
  },
  rolldownOptions: { output: { chunkFileNames: 'codeloom-[hash].mjs' } },
};

export default defineConfig(({ mode }) => ({
  build: { target: 'es2022', outDir: 'dist', sourcemap: true, ...(mode === 'module' ? modules : script) },
  define: { 'process.env.NODE_ENV': '"production"' },
}));
