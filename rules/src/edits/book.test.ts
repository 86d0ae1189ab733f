import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import type { CodeSet, Edit } from '@codeloom/contracts';
import { buildEdits, editsModule, readEditBooks } from '../../build/edits.ts';
import { officialModifiers } from '../../build/official-zip.ts';
import { curatedTable } from '../codes/curated.ts';
import { check } from './check.ts';

const { bundling, diagnoses, services, necessity, modifiers } = readEditBooks();
const visit = { dateOfService: '2026-03-02' };

/** `20610-RT-59` as a claim line; an office visit code goes to the visit. */
function claimOf(given: readonly string[]): CodeSet {
  const lines = given.map((text) => text.split('-'));
  const isVisit = ([code = '']: readonly string[]): boolean => /^992(0[2-5]|1[1-5])$/.test(code);
  const [emCode, ...emModifiers] = lines.find(isVisit) ?? [];
  return {
    emCode: emCode ?? null,
    emModifiers,
    diagnoses: [],
    procedures: lines.filter((line) => !isVisit(line)).map(([code = '', ...modifiers]) => ({ code, modifiers })),
  };
}

/** The book's own ids of the rules that were met, as they stand in the source of an edit. */
function bookIds(edits: readonly Edit[], rule: string): string[] {
  const found = edits.filter((edit) => edit.id.startsWith(rule));
  return [...new Set(found.map((edit) => /\(([a-z0-9-]+)\)(;|$)/.exec(edit.source)?.[1] ?? ''))];
}

test('the generated module is what the books of edits say', () => {
  assert.equal(readFileSync(editsModule, 'utf8'), buildEdits(), 'Run: npm run book');
});

for (const { name, given, expect } of bundling.cases) {
  test(`bundling: ${name}`, () => {
    assert.deepEqual(bookIds(check(claimOf(given), visit, curatedTable), 'px.bundled'), expect);
  });
}

for (const { name, given, expect } of services.cases) {
  test(`services: ${name}`, () => {
    assert.deepEqual(bookIds(check(claimOf(given), visit, curatedTable), 'px.companion'), expect);
  });
}

for (const { name, given, beside, expect } of necessity.cases) {
  test(`necessity: ${name}`, () => {
    const set: CodeSet = { ...claimOf(given), diagnoses: beside.map((code) => ({ code })) };
    assert.deepEqual(bookIds(check(set, { ...visit, payer: 'medicare' }, curatedTable), 'px.necessity'), expect);
    assert.deepEqual(bookIds(check(set, { ...visit, payer: 'commercial' }, curatedTable), 'px.necessity'), []);
  });
}

for (const { name, given, expect } of modifiers.cases) {
  test(`modifiers: ${name}`, () => {
    const found = check(claimOf(given), visit, curatedTable).filter(({ id }) => id.startsWith('px.modifier'));
    assert.deepEqual(
      found.map(({ codes }) => codes[1]),
      expect,
    );
  });
}

test('every modifier of the official HCPCS file is known', (t) => {
  const official = officialModifiers();
  if (official === null) {
    t.skip('needs ../shared/data/hcpcs/hcpcs_2019_anweb.zip');
    return;
  }
  assert.ok(official.length > 300);
  assert.deepEqual(
    official.filter((modifier) => !modifiers.known.includes(modifier)),
    [],
  );
});

const said = [
  ...diagnoses.neverBeside.map(({ id, message }) => ({ id, message })),
  ...[...diagnoses.needs, ...diagnoses.neverFirst].map(({ id, message }) => ({ id, message })),
  { id: 'only-first', message: 'is a reason for the visit and comes first' },
];

for (const { name, given, expect } of diagnoses.cases) {
  test(`diagnoses: ${name}`, () => {
    const set: CodeSet = { emCode: null, diagnoses: given.map((code) => ({ code })), procedures: [] };
    const messages = check(set, visit, curatedTable)
      .filter((edit) => /^dx\.(combination|needs|first|only-first)/.test(edit.id))
      .map((edit) => edit.message);
    const found = messages.map((message) => said.find((rule) => message.includes(rule.message))?.id ?? message);
    assert.deepEqual(found, expect);
  });
}

test('every service a book names is in the curated set', () => {
  const named = [
    ...bundling.pairs.flatMap((pair) => [...pair.keep, ...pair.drop]),
    ...[...necessity.supportedBy, ...necessity.notBy].flatMap((rule) => rule.code),
  ];
  assert.deepEqual(
    [...new Set(named)].filter((code) => curatedTable.procedure(code) === undefined),
    [],
  );
  const categories = new Set([...curatedTable.procedures()].map((entry) => entry.category));
  const wanted = services.companions.flatMap((row) => [row.category, ...row.needs]);
  assert.deepEqual(
    [...new Set(wanted)].filter((category) => !categories.has(category)),
    [],
  );
});
