import type { Clock } from '../../platform/clock.ts';
import type { PhiCipher } from '../../platform/crypto/index.ts';
import type { Database } from '../../platform/database/index.ts';
import type { ServerEvents } from '../../transport/server-events.ts';
import type { CodeTables } from '../codes/index.ts';
import type { EncounterReader } from './encounter-reader.ts';

/** What every use case of encounters works with. */
export interface EncounterDeps {
  readonly database: Database;
  readonly cipher: PhiCipher;
  readonly clock: Clock;
  readonly tables: CodeTables;
  readonly reader: EncounterReader;
  readonly events: ServerEvents;
}
