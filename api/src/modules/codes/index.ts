export { createCodeTables } from './code-tables.ts';
export type { CodeTables } from './code-tables.ts';
export { codeRoutes } from './codes.rest.ts';
export { codesRouter } from './codes.router.ts';
export { searchCodes } from './codes.service.ts';
export { storeRelease } from './releases.repository.ts';
export type { ReleaseToStore } from './releases.repository.ts';
