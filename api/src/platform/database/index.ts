export { openDatabase } from './open-database.ts';
export type { Database, Tx, WorkOptions } from './database.ts';
export { UniqueViolation } from './fault.ts';
export { DatabaseInUse } from './embedded/lock.ts';
