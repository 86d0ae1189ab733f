import assert from 'node:assert/strict';
import { test } from 'node:test';
import { read } from '../src/index.ts';
import { stemOf, wordsOf } from '../src/read/words.ts';
import { readBook } from './read-book.ts';

const { book } = readBook();
const ids = new Set(book.concepts.map((concept) => concept.id));

test('every problem that another explains or replaces stands in the book', () => {
  const wrong = book.concepts.flatMap((concept) =>
    [...(concept.explains ?? []), ...(concept.replaces ?? [])]
      .filter((id) => !ids.has(id) && !id.startsWith('code:'))
      .map((id) => `${concept.id}: ${id}`),
  );
  assert.deepEqual(wrong, []);
});

test('no term names two problems', () => {
  const owner = new Map<string, string>();
  const wrong: string[] = [];
  for (const concept of book.concepts) {
    for (const term of concept.terms) {
      const key = wordsOf(term)
        .map((word) => stemOf(word.norm))
        .join(' ');
      const other = owner.get(key);
      if (other !== undefined && other !== concept.id) wrong.push(`${term}: ${other}, ${concept.id}`);
      owner.set(key, concept.id);
    }
  }
  assert.deepEqual(wrong, []);
});

test('every term is found in a sentence and names its own problem', () => {
  const wrong = book.concepts.flatMap((concept) =>
    concept.terms
      .filter(
        (term) =>
          // Words that only name others together ("hypertensive CKD") must name every one of them.
          !(concept.code === undefined && concept.names ? concept.names : [concept.id]).every((id) =>
            read(`The patient is seen with ${term.replaceAll('*', 'left')} today.`).mentions.some(
              (item) => item.concept.id === id,
            ),
          ),
      )
      .map((term) => `${concept.id}: ${term}`),
  );
  assert.deepEqual(wrong, []);
});
