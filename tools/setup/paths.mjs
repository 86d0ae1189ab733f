// @ts-check
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The repository's root folder. */
export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');

/** The Node release that the repository brings along, as a devDependency. */
export const repoNode = path.join(root, 'node_modules', '.bin', process.platform === 'win32' ? 'node.cmd' : 'node');

/** Runs a file of `node_modules` under the repository's Node, without a shell and without npm's start-up time. */
export const binOf = (/** @type {string} */ relative) => path.join(root, 'node_modules', relative);

/** Oldest Node that runs TypeScript sources as we write them. Source: DESIGN section 2. */
export const NODE_MAJOR = 24;
