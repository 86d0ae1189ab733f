// A process of its own for the tests: opens an embedded database, tells so, and inserts rows until it is ended.
import { loadConfig } from '../platform/config.ts';
import { openDatabase } from '../platform/database/index.ts';
import { createLogger } from '../platform/logger.ts';
import { addPractice, encounterRow } from './practices.ts';

const [dataDir = '', mode = 'hold'] = process.argv.slice(2);
const say = (line: string): void => void process.stdout.write(`${line}\n`);

try {
  const database = await openDatabase(loadConfig({ CODELOOM_DATA_DIR: dataDir }), createLogger({ level: 'silent' }));
  say('open');
  process.on('SIGTERM', () => {
    void database.close().then(() => process.exit(0));
  });
  if (mode === 'hold') setInterval(() => undefined, 1_000);
  else {
    const practice = await addPractice(database);
    for (;;) {
      const row = encounterRow(practice);
      await database.withPractice(practice.practiceId, (tx) => tx.encounter.create({ data: row }));
      // Said after the transaction returned: from here on the row may not be lost.
      say(row.id);
    }
  }
} catch (error) {
  say(`refused ${error instanceof Error ? `${error.name}: ${error.message}` : String(error)}`);
  process.exit(1);
}
