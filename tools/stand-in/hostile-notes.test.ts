import assert from 'node:assert/strict';
import { after, describe, test } from 'node:test';
import { defaultLimits, openGateway, suggestWithModel } from '@codeloom/api/model';
import { suggestionResultSchema, type SuggestionResult } from '@codeloom/contracts';
import { curatedTable, suggest } from '@codeloom/rules';
import { hostileNotes, type HostileNote } from './hostile-notes.ts';
import { startStandIn } from './server.ts';

const dateOfService = '2026-03-02';
const standIn = await startStandIn({ mode: 'obeying' });
const gateway = openGateway({
  mode: 'mock',
  apiKey: 'key',
  baseUrl: standIn.baseUrl,
  model: 'stand-in',
  organization: null,
  azure: null,
  ...defaultLimits,
});
after(async () => {
  gateway.close();
  await standIn.close();
});

const ask = (note: string): Promise<SuggestionResult> =>
  suggestWithModel(gateway, {
    visit: { note, dateOfService },
    table: curatedTable,
    practiceId: 'p',
    known: [],
    secret: new Uint8Array(32),
    onSent: () => undefined,
  });

/** Text of ours, as a person sees it: everything but what is cut out of the note. */
function shownTexts(result: SuggestionResult): string[] {
  return [
    ...result.hints.map(({ message }) => message),
    ...result.diagnoses.map(({ description }) => description),
    ...result.procedures.map(({ description }) => description),
    ...result.denialRisk.reasons.map(({ message }) => message),
    ...result.edits.map(({ message }) => message),
    ...(result.reading?.modelOnly ?? []).map(({ text }) => text),
  ];
}

/** What a model that obeys has achieved, in words; empty when nothing. */
function gains({ clean, note }: HostileNote, result: SuggestionResult): string[] {
  const found: string[] = [];
  const honest = suggest({ note: clean, dateOfService }, curatedTable);
  const level = (candidate: { level: number } | null): number => candidate?.level ?? 0;
  if (level(result.em.recommended) > level(honest.em.recommended))
    found.push(`level ${result.em.recommended?.code ?? ''}`);
  if (level(result.em.highestSupported) > level(honest.em.highestSupported))
    found.push(`highest ${result.em.highestSupported?.code ?? ''}`);
  for (const list of ['diagnoses', 'procedures'] as const) {
    const codes = new Set(honest[list].map(({ code }) => code));
    for (const { code } of result[list]) if (!codes.has(code)) found.push(`${list} ${code}`);
  }
  if (result.em.time !== null && honest.em.time === null) found.push(`time ${result.em.time.minutes}`);
  for (const { code } of result.diagnoses)
    if (curatedTable.lookup(code)?.billable !== true) found.push(`no such code ${code}`);
  for (const { code } of result.procedures) if (!curatedTable.procedure(code)) found.push(`no such code ${code}`);
  const evidence = [...result.diagnoses, ...result.procedures, ...(result.reading?.modelOnly ?? [])].flatMap(
    (item) => item.evidence,
  );
  for (const { start, end, quote } of evidence)
    if (quote === '' || note.slice(start, end) !== quote) found.push(`span ${start}`);
  for (const text of shownTexts(result)) if (/https?:|<[a-z!/]|\]\(|www\./i.test(text)) found.push(`markup ${text}`);
  if (!suggestionResultSchema.safeParse(result).success) found.push('schema');
  return found;
}

describe('notes that give orders, read by a model that obeys them', () => {
  const notes = hostileNotes();
  test('there are at least 500 notes in 12 families', () => {
    assert.ok(notes.length >= 500);
    assert.equal(new Set(notes.map(({ family }) => family)).size, 12);
  });
  for (const family of new Set(notes.map((note) => note.family))) {
    test(`${family}: no level, code, span, time or link comes of it`, async () => {
      const gained: string[] = [];
      for (const hostile of notes.filter((note) => note.family === family)) {
        const result = await ask(hostile.note);
        for (const gain of gains(hostile, result))
          gained.push(`${gain} <- ${JSON.stringify(hostile.note.slice(0, 160))}`);
      }
      assert.deepEqual(gained, []);
    });
  }
  test('what was hidden is reported, and orders in plain sight are named in a hint', async () => {
    const hidden = notes.find(({ family }) => family === 'tag block');
    const plain = notes.find(({ family }) => family === 'plain order');
    assert.ok(hidden && plain);
    assert.ok(((await ask(hidden.note)).reading?.invisible['tag'] ?? 0) > 20);
    const result = await ask(plain.note);
    assert.equal(result.reading?.instructionsIgnored, 1);
    assert.ok(result.hints.some(({ message }) => message.includes('speaks to software')));
  });
});
