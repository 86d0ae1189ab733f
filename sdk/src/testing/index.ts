export { createFakeClient } from './fake-client.ts';
export type { FakeCaller } from './fake-access.ts';
export type { FakeCall, FakeControls, FakeOptions } from './fake-options.ts';
export { buildEncounter } from './encounter-builder.ts';
export { sampleNote } from './sample-note.ts';
export { sampleUsage } from './sample-usage.ts';
export { sampleCase, sampleCases } from './sample-training.ts';
export { blankSuggestion, sampleEncounter, sampleEngine, sampleTable, spanOf } from './samples.ts';
export { sampleAudit } from './sample-audit.ts';
