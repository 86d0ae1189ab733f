import tailwindcss from '@tailwindcss/vite';
import { defineConfig } from 'vite';

// Served by the API under /app; the environment is asked of the server at run time, never built in (DESIGN section 4).
export default defineConfig({
  base: '/app/',
  plugins: [tailwindcss()],
  build: {
    target: 'es2023',
    // A strict CSP allows no inline data: fonts and icons stay files of their own.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
});
