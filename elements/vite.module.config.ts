import { defineConfig } from 'vite';

/** The same elements as ES modules, for hosts with a bundler of their own. */
export default defineConfig({
  build: {
    target: 'es2022',
    outDir: 'dist',
    emptyOutDir: false,
    sourcemap: true,
    lib: {
      entry: { index: 'src/index.ts', define: 'src/define.ts' },
      formats: ['es'],
      fileName: (_format, name) => `${name}.mjs`,
    },
    rollupOptions: { output: { chunkFileNames: 'codeloom-[hash].mjs' } },
  },
  define: { 'process.env.NODE_ENV': '"production"' },
});
