// @ts-check
import { spawn } from 'node:child_process';
import path from 'node:path';
import { repoNode, root } from './paths.mjs';

/**
 * The environment of a child: the repository's Node stands first on PATH, and no tool calls home.
 * @param {Record<string, string | undefined>} [more]
 */
export function childEnv(more = {}) {
  return {
    ...process.env,
    PATH: `${path.dirname(repoNode)}${path.delimiter}${process.env.PATH ?? ''}`,
    CHECKPOINT_DISABLE: '1',
    PRISMA_HIDE_UPDATE_MESSAGE: '1',
    NO_UPDATE_NOTIFIER: '1',
    ...more,
  };
}

/**
 * Runs a command to its end.
 * @param {string} command
 * @param {string[]} args
 * @param {{ cwd?: string, env?: Record<string, string | undefined>, quiet?: boolean, timeoutMs?: number }} [options]
 *   `quiet` keeps the output and returns it instead of printing it.
 * @returns {Promise<{ code: number, output: string }>}
 */
export function run(command, args, { cwd = root, env = {}, quiet = false, timeoutMs } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd,
      env: childEnv(env),
      stdio: quiet ? ['ignore', 'pipe', 'pipe'] : ['ignore', 'inherit', 'inherit'],
    });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding('utf8').on('data', (/** @type {string} */ text) => (output += text));
    }
    const timer = timeoutMs
      ? setTimeout(() => {
          output += `\nEnded after ${Math.round(timeoutMs / 1000)} s without an answer.\n`;
          child.kill('SIGKILL');
        }, timeoutMs)
      : undefined;
    child.once('error', (error) => {
      clearTimeout(timer);
      reject(error);
    });
    child.once('close', (code) => {
      clearTimeout(timer);
      resolve({ code: code ?? 1, output });
    });
  });
}

/**
 * Runs a command that must succeed; its output is shown only when it fails.
 * @param {string} what for people: what the command does
 * @param {string} command
 * @param {string[]} args
 * @param {{ cwd?: string, env?: Record<string, string | undefined> }} [options]
 */
export async function mustRun(what, command, args, options = {}) {
  const { code, output } = await run(command, args, { ...options, quiet: true });
  if (code === 0) return;
  process.stderr.write(output);
  throw new Error(`${what} ended with code ${code}; its output is above.`);
}

const endSignals = /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']);

/**
 * Starts a long-running child in a process group of its own, so that Ctrl+C reaches it once: from us.
 * @param {string} command
 * @param {string[]} args
 * @param {Record<string, string | undefined>} [env]
 */
export function startChild(command, args, env = {}) {
  return spawn(command, args, {
    cwd: root,
    env: childEnv(env),
    stdio: ['ignore', 'inherit', 'inherit'],
    detached: true,
  });
}

/**
 * Calls `end` on the first request to stop; a second request a moment later ends everything at once.
 * @param {(signal: NodeJS.Signals) => void} end
 */
export function onEnd(end) {
  let asked = 0;
  for (const signal of endSignals) {
    process.on(signal, () => {
      // npm passes Ctrl+C on to us although the terminal already sent it: one key press, two signals.
      if (asked && Date.now() - asked > 500) process.exit(130);
      asked ||= Date.now();
      end(signal);
    });
  }
}

/**
 * Hands the terminal to a child and answers its exit code; a signal for us ends the child in its own clean way.
 * @param {string} command
 * @param {string[]} args
 * @returns {Promise<number>}
 */
export function runForeground(command, args) {
  return new Promise((resolve, reject) => {
    const child = startChild(command, args);
    onEnd((signal) => child.kill(signal));
    child.once('error', reject);
    child.once('close', (code) => resolve(code ?? 1));
  });
}
