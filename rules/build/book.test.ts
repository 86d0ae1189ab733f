import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { inflateRawSync } from 'node:zlib';
import { bundleOf, bundlePath } from './bundle.ts';
import { readBook } from './read-book.ts';
import { runCases } from './run-cases.ts';

const { book, cases } = readBook();

test('the committed bundle is what the YAML of the book builds', () => {
  assert.equal(readFileSync(bundlePath, 'utf8'), bundleOf(book), 'Run: npm run book -w rules');
});

test('every case of the book holds', () => {
  assert.deepEqual(runCases(cases), []);
  assert.ok(cases.length >= 12);
});

test('a case that expects the wrong level is reported', () => {
  const [first] = cases;
  assert.ok(first);
  assert.equal(runCases([{ ...first, expect: { em: '99999' } }]).length, 1);
});

test('tags and concepts that conditions name exist', () => {
  const tags = new Set(book.tags.flatMap((tag) => [tag.id, ...(tag.implies ?? [])]));
  const person = ['female', 'male', 'child', 'adult', 'new', 'established', 'commercial', 'medicare', 'medicaid'];
  const visit = ['chronic-illness', 'two-chronic-illnesses', 'wellness-ippe', 'wellness-first', 'wellness-later'];
  for (const id of [...person, ...visit]) tags.add(id);
  const concepts = new Set(book.concepts.map((concept) => concept.id));
  const classes = new Set(book.drugs.map((drug) => drug.class));
  const unknown: string[] = [];
  const conditions = [...book.concepts, ...book.procedures].flatMap((item) =>
    (item.variants ?? []).flatMap((variant) =>
      variant.if.map((condition) => [item.id, condition.replace(/^!/, '')] as const),
    ),
  );
  const needs = book.procedures.flatMap((item) =>
    (item.needs ?? []).flatMap(({ tag }) => tag.split('|').map((id) => [item.id, id.replace(/^!/, '')] as const)),
  );
  for (const [id, condition] of [...conditions, ...needs]) {
    if (/^[a-z]+(?:<=|>=|<|>)/.test(condition)) continue;
    const known = condition.startsWith('+')
      ? concepts.has(condition.slice(1))
      : condition.startsWith('@')
        ? classes.has(condition.slice(1))
        : tags.has(condition);
    if (!known) unknown.push(`${id}: ${condition}`);
  }
  assert.deepEqual(unknown, []);
});

test('a service by minutes names a rule that gives its code and its minutes', () => {
  for (const { timed } of book.procedures) {
    if (timed === undefined) continue;
    const rule = book.rules.find((item) => item.id === timed);
    assert.ok(rule?.values['code'] && rule.values['fromMinutes'], timed);
  }
});

const release = join(import.meta.dirname, '..', '..', '..', 'shared', 'data', 'icd10cm', 'cms_2026_dx.zip');

/** The order file out of its zip, by the central directory: enough of the format for one known file. */
function orderFile(): string {
  const zip = readFileSync(release);
  for (
    let at = zip.indexOf('PK\u0001\u0002', 0, 'latin1');
    at >= 0;
    at = zip.indexOf('PK\u0001\u0002', at + 4, 'latin1')
  ) {
    const name = zip.toString('latin1', at + 46, at + 46 + zip.readUInt16LE(at + 28));
    if (!/icd10cm_order_\d{4}\.txt$/.test(name)) continue;
    const local = zip.readUInt32LE(at + 42);
    const start = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
    return inflateRawSync(zip.subarray(start, start + zip.readUInt32LE(at + 20))).toString('latin1');
  }
  throw new Error('The zip holds no order file.');
}

/** All codes a template stands for. */
function expand(template: string): string[] {
  const side = /\[([RLBU0-9]+)\]/.exec(template);
  const sided = side?.[1]
    ? [...side[1].matchAll(/[RLBU](\d)/g)].map((match) => template.replace(side[0], match[1] ?? ''))
    : [template];
  return sided.flatMap((code) =>
    code.includes('[e]') ? ['A', 'D', 'S'].map((end) => code.replace('[e]', end)) : [code],
  );
}

test(
  'every diagnosis code of the book is billable in the release of FY2026',
  { skip: !existsSync(release) && 'skipped: ../shared is absent' },
  () => {
    const billable = new Set(
      orderFile()
        .split('\n')
        .filter((line) => line.charAt(14) === '1')
        .map((line) => line.slice(6, 13).trim()),
    );
    const wrong = book.concepts.flatMap((concept) =>
      [concept.code, concept.history, concept.family, ...(concept.variants ?? []).map((variant) => variant.code)]
        .flat()
        .filter((code): code is string => code !== undefined)
        .flatMap(expand)
        .filter((code) => !billable.has(code.replace('.', '')))
        .map((code) => `${concept.id} ${code}`),
    );
    assert.deepEqual(wrong, []);
  },
);
