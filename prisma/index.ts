export { PrismaPg } from '@prisma/adapter-pg';
export { Client as PgClient } from 'pg';
export { Prisma, PrismaClient } from './generated/client.ts';
export { MIGRATIONS_FOLDER, MigrationError, listPendingMigrations, migrate, readMigrations } from './migrate.ts';
export type { MigrateOptions, MigrateResult, Migration } from './migrate.ts';
export { inspectLogin } from './login.ts';
export type { ConnectionConfig, LoginFacts } from './login.ts';
