import { defineConfig } from 'vite';

/** The bundle behind the script tag: five elements, Lit and the SDK in one classic script, served as /embed/v1/codeloom.js. */
export default defineConfig({
  build: {
    target: 'es2022',
    outDir: 'dist',
    emptyOutDir: true,
    sourcemap: true,
    lib: { entry: 'src/script-tag.ts', name: 'CodeloomBundle', formats: ['iife'], fileName: () => 'codeloom.js' },
  },
  define: { 'process.env.NODE_ENV': '"production"' },
});
