import { loadConfig, ConfigError, type Config } from '../platform/config.ts';
import type { Command } from 'commander';
import { checkDatabase } from './doctor/check-database.ts';
import { checkKeys } from './doctor/check-keys.ts';
import { checkModel } from './doctor/check-model.ts';
import { failed, ok, type Finding } from './doctor/finding.ts';
import { standardTerminal, type Terminal } from './terminal.ts';

/** Oldest Node that runs the sources (DESIGN section 2). */
const OLDEST_NODE = 24;

function checkRuntime(): Finding {
  const { node } = process.versions;
  return Number(node.split('.')[0]) >= OLDEST_NODE
    ? ok(`runtime: Node ${node}.`)
    : failed(`runtime: Node ${node} is too old. Install Node ${OLDEST_NODE} or newer; \`npm start\` brings it.`);
}

const marks = { ok: 'ok       ', attention: 'attention', failed: 'FAILED   ' } as const;

/** Checks a deployment, one line a finding; answers how many checks failed. Changes nothing. */
async function runDoctor(env: NodeJS.ProcessEnv, terminal: Terminal): Promise<number> {
  let failures = 0;
  const say = ({ state, line }: Finding): void => {
    if (state === 'failed') failures += 1;
    terminal.out(`${marks[state]} ${line}`);
  };
  let config: Config;
  try {
    config = loadConfig(env);
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    for (const problem of error.problems) say(failed(problem));
    return failures;
  }
  say(ok(`environment: ${config.appEnv}, ${config.database.kind} database, data in ${config.dataDir}.`));
  say(checkRuntime());
  say(await checkKeys(config));
  for (const finding of await checkDatabase(config)) say(finding);
  say(await checkModel(config));
  return failures;
}

/** Adds `codeloom doctor`. Its model check sends one synthetic sentence. */
export function addDoctorCommand(program: Command, terminal: Terminal = standardTerminal): void {
  program
    .command('doctor')
    .description('check this deployment: environment, runtime, keys, database, code tables, and the model')
    .action(async () => {
      if ((await runDoctor(process.env, terminal)) > 0) process.exitCode = 1;
    });
}
