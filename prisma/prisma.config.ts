import { defineConfig } from 'prisma/config';

// `generate` needs no database and no native engine; migrations run through migrate.ts (docs/decisions/).
export default defineConfig({ schema: 'schema.prisma' });
