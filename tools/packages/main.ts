// Packs what hosts install: `npm run packages -w @codeloom/tools -- [FOLDER]`.
import path from 'node:path';
import process from 'node:process';
import { packAll } from './pack.ts';

const { sdk, elements } = await packAll(path.resolve(process.argv[2] ?? 'dist/packages'));
process.stdout.write(`${sdk.tarball}\n${elements.tarball}\n`);
