import { createReadStream, createWriteStream } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Command } from 'commander';
import { checkpointSchema, exportAudit, fingerprintOf, verifyAudit } from '../modules/audit/index.ts';
import type { Checkpoint, VerifyOptions } from '../modules/audit/index.ts';
import { systemClock } from '../platform/clock.ts';
import { loadConfig } from '../platform/config.ts';
import type { Database } from '../platform/database/index.ts';
import { createLogger } from '../platform/logger.ts';
import { openSecrets } from '../platform/secrets.ts';
import { standardTerminal } from './terminal.ts';
import type { Terminal } from './terminal.ts';

interface ExportFlags {
  practice?: string;
  platform?: boolean;
  out?: string;
  checkpoint?: string;
}

interface VerifyFlags {
  checkpoint?: string;
  key?: string;
}

/** The chain that was asked for; where the database holds one practice only, that one. */
async function chooseChain(database: Database, { practice, platform }: ExportFlags): Promise<string> {
  if (platform) return 'platform';
  const practices = await database.withGlobal((tx) => tx.practice.findMany({ select: { id: true, name: true } }));
  const chosen = practice === undefined ? practices : practices.filter(({ id }) => id === practice);
  if (chosen.length === 1 && chosen[0]) return chosen[0].id;
  const list = practices.map(({ id, name }) => `  ${id}  ${name}`).join('\n');
  throw new Error(`Name the chain with --practice ID or --platform. Practices:\n${list}`);
}

async function exportChain(flags: ExportFlags, terminal: Terminal): Promise<void> {
  // Loaded here only: verifying needs neither a database nor its generated client.
  const { openDatabase } = await import('../platform/database/index.ts');
  const config = loadConfig(process.env);
  const database = await openDatabase(config, createLogger({ level: 'warn' }));
  try {
    const { auditKey } = await openSecrets(config);
    const chain = await chooseChain(database, flags);
    const parts = exportAudit({ database, auditKey, clock: systemClock }, chain);
    let checkpoint: Checkpoint | null = null;
    const lines = async function* (): AsyncGenerator<string> {
      checkpoint = yield* parts;
    };
    const source = Readable.from(lines());
    if (flags.out === undefined) await pipeline(source, process.stdout, { end: false });
    else await pipeline(source, createWriteStream(flags.out, { mode: 0o600, flags: 'wx' }));
    const kept = checkpoint as Checkpoint | null;
    if (kept === null) return;
    if (flags.checkpoint !== undefined) await writeFile(flags.checkpoint, `${JSON.stringify(kept)}\n`, { mode: 0o600 });
    terminal.err(`${kept.seq} events of chain ${chain}, signed by key ${fingerprintOf(kept.publicKey)}.`);
    terminal.err('Keep the checkpoint where nobody who runs the database can change it.');
  } finally {
    await database.close();
  }
}

/** A checkpoint file, or an earlier export, whose last line is one. */
async function readCheckpoint(file: string): Promise<Checkpoint> {
  const lines = (await readFile(file, 'utf8')).trimEnd().split('\n');
  const parsed = checkpointSchema.safeParse(JSON.parse(lines.at(-1) ?? ''));
  if (!parsed.success) throw new Error(`${file} does not end with a checkpoint.`);
  return parsed.data;
}

async function verifyFile(file: string, flags: VerifyFlags, terminal: Terminal): Promise<void> {
  const options: VerifyOptions = {
    ...(flags.key === undefined ? {} : { key: flags.key }),
    ...(flags.checkpoint === undefined ? {} : { earlier: await readCheckpoint(flags.checkpoint) }),
  };
  const result = await verifyAudit(createReadStream(file, { highWaterMark: 1 << 20 }), options);
  if (!result.ok) {
    terminal.out(`NOT INTACT: line ${result.line}: ${result.problem}`);
    process.exitCode = 1;
    return;
  }
  terminal.out(
    `INTACT: ${result.events} events of chain ${result.chain}, as of ${result.checkpoint.at}, signed by key ${result.key}.`,
  );
  if (!result.keyWasExpected) {
    terminal.out(
      'Compare that key with the one you keep, or name it with --key: a rewritten file could carry a key of its own.',
    );
  }
}

/** Adds `codeloom audit export` and `codeloom audit verify FILE`. */
export function addAuditCommands(program: Command, terminal: Terminal = standardTerminal): void {
  const audit = program.command('audit').description('export an audit chain, or verify an exported one');
  audit
    .command('export')
    .description('write a chain as JSON lines with a signed checkpoint')
    .option('--practice <id>', 'the practice whose chain to write')
    .option('--platform', "the platform's own chain")
    .option('--out <file>', 'a new file; standard output without it')
    .option('--checkpoint <file>', 'also write the checkpoint alone')
    .action((flags: ExportFlags) => exportChain(flags, terminal));
  audit
    .command('verify')
    .description('recompute a chain from its file; reads nothing else')
    .argument('<file>', 'what `audit export` wrote')
    .option('--checkpoint <file>', 'a checkpoint or export kept from earlier, which the chain must still hold')
    .option('--key <fingerprint>', 'the key that must have signed')
    .action((file: string, flags: VerifyFlags) => verifyFile(file, flags, terminal));
}
