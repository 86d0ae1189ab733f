import { Command } from 'commander';
import { addAuditCommands } from './audit.ts';
import { addCodeCommand } from './code.ts';
import { addCodesCommands } from './codes-import.ts';
import { addDoctorCommand } from './doctor.ts';
import { addEvalCommand } from './eval.ts';
import { addKeyCommands } from './keys.ts';
import { addRedactCommand } from './redact.ts';
import { standardTerminal } from './terminal.ts';

/** All commands of `codeloom`. Each loads what it needs when it runs, so that `code` starts without a database. */
export function program(): Command {
  const codeloom = new Command('codeloom')
    .description('Evidence-backed codes for outpatient encounter notes, code tables and the audit chain.')
    .showHelpAfterError('(codeloom --help shows every command)');
  addCodeCommand(codeloom);
  addCodesCommands(codeloom);
  addAuditCommands(codeloom);
  addKeyCommands(codeloom);
  addRedactCommand(codeloom);
  addEvalCommand(codeloom);
  addDoctorCommand(codeloom);
  return codeloom;
}

/** Runs the command line; an expected fault is one sentence on standard error and exit code 1, never a stack. */
export async function run(argv: readonly string[]): Promise<void> {
  // A reader that stops early (`codeloom code | head`) is no fault.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(0);
    throw error;
  });
  try {
    await program().parseAsync([...argv]);
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    const isMissing = 'code' in error && error.code === 'ENOENT' && 'path' in error;
    standardTerminal.err(`codeloom: ${isMissing ? `there is no file ${String(error.path)}.` : error.message}`);
    process.exitCode = 1;
  }
}
