// The server under test, for the contract suite of the SDK's client.
export { systemClock } from '../platform/clock.ts';
export { loadTrainingCases } from '../seed/load-training-cases.ts';
export { openTestDatabase } from './database.ts';
export { startTestServer, TEST_PASSWORD } from './server.ts';
