// node --test --test-global-setup=…: one PostgreSQL for the whole run. Without it each test file starts its own.
import { startCluster } from './postgres-cluster.ts';
import type { PostgresCluster } from './postgres-cluster.ts';

let cluster: PostgresCluster | null = null;

export async function globalSetup(): Promise<void> {
  cluster = await startCluster();
  process.env['CODELOOM_TEST_POSTGRES'] = cluster.socketFolder;
}

export async function globalTeardown(): Promise<void> {
  await cluster?.stop();
}
