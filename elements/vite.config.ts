import { defineConfig } from 'vite';

// `npm run dev` only: what is delivered is built by build/delivery.ts.
export default defineConfig({ define: { 'process.env.NODE_ENV': '"production"' } });
