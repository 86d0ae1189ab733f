import { startDemo } from './server.ts';

// Started by `npm start` beside the API, in dev only.
const demoUrl = new URL(process.env.DEMO_URL ?? 'http://127.0.0.1:4001');
const server = await startDemo({
  codeloomUrl: process.env.CODELOOM_URL ?? 'http://localhost:4000',
  apiKey: process.env.CODELOOM_API_KEY ?? '',
  port: Number(demoUrl.port),
});
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => server.close());
