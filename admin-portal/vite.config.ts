import tailwindcss from '@tailwindcss/vite';
import { defineConfig } from 'vite';

// Served by the API under /app; the environment is asked of the server at run time, never built in (DESIGN section 4).
export default defineConfig({
  base: '/app/',
  // Tailwind's own optimizer would write light-dark() anew for browsers that the elements do not run in.
  plugins: [tailwindcss({ optimize: false })],
  build: {
    target: 'es2023',
    // The first browsers with light-dark(): written out as variables, a theme chosen on <html> did not reach the page.
    cssTarget: ['chrome123', 'edge123', 'firefox120', 'safari17.5'],
    // A strict CSP allows no inline data: fonts and icons stay files of their own.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
});
