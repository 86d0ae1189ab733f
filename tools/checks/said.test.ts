import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, it } from 'node:test';
import { pathToFileURL } from 'node:url';
import ts from 'typescript';
import { parse } from 'yaml';
import { root } from '../setup/paths.mjs';
import { sentencesIn, sentencesOf } from './said.mjs';

// Read by their files, since tools import no workspace's inside.
const load = <T>(file: string): Promise<T> => import(pathToFileURL(path.join(root, file)).href) as Promise<T>;
const { phrases } = await load<{ phrases: Record<string, string> }>('elements/src/locales/spanish/said/index.ts');
const { retelling } = await load<{ retelling: (phrases: object) => (text: string) => string | undefined }>(
  'elements/src/locales/retell.ts',
);
const { loadBook, sayingsOf } = await load<{ loadBook: () => FiledCase[]; sayingsOf: (item: FiledCase) => string[] }>(
  'rules/build/sayings.ts',
);
interface FiledCase {
  readonly name: string;
}

const retell = retelling(phrases);
/** Words that Spanish does not have: where one is left, only a part was translated. */
const english = /\b(?:the|is|are|and|not|with|for|from|this|that|it|of)\b/i;
const isWhole = (text: string): boolean => {
  const told = retell(text);
  return told !== undefined && !english.test(told);
};
const holes = (text: string): string => (text.match(/\{\d+\}/g) ?? []).sort().join('');

describe('what the engine, the server and the SDK say', () => {
  it('has its Spanish, each sentence of the sources and of the rule book', () => {
    const sentences = sentencesOf(root);
    assert.ok(sentences.length > 400, `${sentences.length} sentences`);
    assert.deepEqual(
      sentences.filter(({ text }) => !isWhole(text)).map(({ text, place }) => `${place}: ${text}`),
      [],
    );
  });

  it('has its Spanish in everything that is said of the cases of the rule book', () => {
    const texts = new Set(loadBook().flatMap(sayingsOf));
    assert.ok(texts.size > 250, `${texts.size} texts`);
    // Names of problems and drugs stay inside the sentences, so a text is whole when a phrase fits it and changes it.
    assert.deepEqual(
      [...texts].filter((text) => (retell(text) ?? text) === text),
      [],
    );
  });

  it('has the Spanish name of every test', () => {
    const { tests } = parse(readFileSync(path.join(root, 'rules/book/lexicon/tests.yaml'), 'utf8')) as {
      tests: Record<string, { label: string }>;
    };
    const labels = Object.values(tests).map(({ label }) => label);
    assert.deepEqual(
      labels.filter((label) => phrases[label] === undefined),
      [],
    );
  });

  it('keeps its values in Spanish', () => {
    assert.deepEqual(
      Object.entries(phrases).filter(([text, spanish]) => holes(text) !== holes(spanish)),
      [],
    );
  });

  it('is found in a choice of two and in a template, and not in the title of a source', () => {
    const lines = [
      "edit({ message: `${code} stands ${twice ? 'twice' : 'once'}. ${rule.message}`, source: 'A book, its chapter.' });",
      "throw new AppError('denied', 'This is closed today.');",
      "log.warn('Not for people to read.');",
    ];
    const source = ts.createSourceFile('planted.ts', lines.join('\n'), ts.ScriptTarget.ES2022, true);
    assert.deepEqual(sentencesIn(source), ['⟨·⟩ stands twice. ⟨·⟩.', '⟨·⟩ stands once. ⟨·⟩.', 'This is closed today.']);
    assert.deepEqual(sentencesIn(source, true), ['This is closed today.']);
  });
});
