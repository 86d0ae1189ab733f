/* The stand-in model endpoint for demos: `npm run stand-in -w @codeloom/tools -- [--port 4010] [--mode computed] [--latency 800]`, then LLM_MODE=mock npm start. */
import { parseArgs } from 'node:util';
import { standInModes, startStandIn, type StandInMode } from './server.ts';

const { values } = parseArgs({
  options: {
    port: { type: 'string', default: '4010' },
    mode: { type: 'string', default: 'computed' },
    latency: { type: 'string', default: '0' },
  },
});
if (!standInModes.includes(values.mode as StandInMode)) {
  console.error(`--mode: expected one of ${standInModes.join(', ')}.`);
  process.exit(1);
}
const standIn = await startStandIn({
  port: Number(values.port),
  mode: values.mode as StandInMode,
  latencyMs: Number(values.latency),
});
console.log(`Stand-in model endpoint (${values.mode}) on ${standIn.baseUrl}`);
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void standIn.close());
