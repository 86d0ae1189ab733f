import { writeFileSync } from 'node:fs';
import { bundleOf, bundlePath } from './bundle.ts';
import { buildCodes, codesModule } from './codes.ts';
import { buildEdits, editsModule } from './edits.ts';
import { writeHandbook } from './handbook.ts';
import { readBook } from './read-book.ts';

/** `npm run book`: validates the book, writes the bundles and the handbook page, then runs every case against it. */
const { book, cases } = readBook();
writeFileSync(bundlePath, bundleOf(book));
writeFileSync(codesModule, buildCodes());
writeFileSync(editsModule, buildEdits());
await writeHandbook(book, cases);
const { runCases } = await import('./run-cases.ts');
const failures = runCases(cases);
for (const failure of failures) process.stderr.write(`${failure}\n`);
process.stdout.write(
  `Book ${book.version}: ${book.concepts.length} problems, ${book.drugs.length} drugs, ${book.tests.length} tests, ${book.procedures.length} procedures, ${book.rules.length} rules; ${cases.length - new Set(failures.map((text) => text.split(':')[0])).size} of ${cases.length} cases hold.\n`,
);
if (failures.length > 0) process.exitCode = 1;
