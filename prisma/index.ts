export { Prisma, PrismaClient } from './generated/client.ts';
export { PrismaPg } from '@prisma/adapter-pg';
export { MIGRATIONS_FOLDER, MigrationError, listPendingMigrations, migrate, readMigrations } from './migrate.ts';
export type { MigrateOptions, MigrateResult, Migration } from './migrate.ts';
