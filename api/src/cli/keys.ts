import type { Command } from 'commander';
import { systemClock } from '../platform/clock.ts';
import { loadConfig } from '../platform/config.ts';
import { createKeyProvider, createPhiCipher } from '../platform/crypto/index.ts';
import { createLogger } from '../platform/logger.ts';
import { openSecrets } from '../platform/secrets.ts';
import { standardTerminal } from './terminal.ts';
import type { Terminal } from './terminal.ts';

/** Wraps every practice's keys under the current wrapping key. Afterwards the older ones may leave CODELOOM_KEK. */
async function rotateKeys(terminal: Terminal): Promise<void> {
  const { openDatabase } = await import('../platform/database/index.ts');
  const config = loadConfig(process.env);
  const database = await openDatabase(config, createLogger({ level: 'warn' }));
  try {
    const { wrappingKeys } = await openSecrets(config);
    const keyProvider = createKeyProvider(wrappingKeys);
    const cipher = createPhiCipher({ keyProvider, clock: systemClock });
    const practices = await database.withGlobal((tx) => tx.practice.findMany({ select: { id: true } }));
    let wrapped = 0;
    for (const { id } of practices)
      wrapped += await database.withPractice(id, (tx) => cipher.rewrapPracticeKeys(tx, id));
    terminal.out(`${wrapped} keys of ${practices.length} practices wrapped under ${keyProvider.currentKekId}.`);
  } finally {
    await database.close();
  }
}

/** Adds `codeloom keys rotate`. */
export function addKeyCommands(program: Command, terminal: Terminal = standardTerminal): void {
  const keys = program.command('keys').description('the keys that encrypt patient data');
  keys
    .command('rotate')
    .description('wrap every practice’s keys under the first key of CODELOOM_KEK, before an older one is removed')
    .action(() => rotateKeys(terminal));
}
