import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';
import {
  codeSearchResultSchema,
  codesCheckResultSchema,
  draftSavedSchema,
  draftsSchema,
  encounterCommentSchema,
  encounterCommentsSchema,
  preferencesSchema,
  savedCodeSetSchema,
  savedViewSchema,
  shortlistSchema,
} from '@codeloom/contracts';
import { assertForm, coded, finalized, missingId, refused, simpleCodes, visit, type On } from './subject.ts';

const codesOf = (hits: readonly { code: string }[]): string[] => hits.map(({ code }) => code);

/** What lies on a biller's desk beside the encounter. */
export function deskCases(on: On): void {
  test('code search finds by words and by a code without its dot, and keeps to its limit', async () => {
    const { codes } = on().client;
    const byWords = await codes.search({ system: 'icd10cm', query: 'essential hypertension' });
    assertForm(codeSearchResultSchema, byWords);
    assert.ok(codesOf(byWords.hits).includes('I10'));
    const byCode = await codes.search({ system: 'icd10cm', query: 'e1142' });
    assert.equal(byCode.hits[0]?.code, 'E11.42');
    assert.equal((await codes.search({ system: 'icd10cm', query: 'type 2 diabetes', limit: 1 })).hits.length, 1);
    assert.deepEqual((await codes.search({ system: 'icd10cm', query: 'zzqx' })).hits, []);
    assert.ok(codesOf((await codes.search({ system: 'procedure', query: '20610' })).hits).includes('20610'));
  });

  test('a check tells the edits that the same codes would meet, and changes nothing', async () => {
    const { codes, encounters } = on().client;
    const { id, version } = await encounters.create(visit());
    const twice = { ...simpleCodes, diagnoses: [{ code: 'I10' }, { code: 'I10' }] };
    const edits = await codes.check(id, twice);
    assertForm(codesCheckResultSchema, { edits });
    assert.ok(edits.some(({ severity }) => severity === 'stop'));
    assert.deepEqual(await codes.check(id, { emCode: null, diagnoses: [], procedures: [] }), []);
    assert.equal((await encounters.get({ id })).version, version);
    assert.deepEqual((await encounters.setCodes(id, { ...twice, version })).edits, edits);
    await refused('notFound', codes.check(missingId(), simpleCodes));
  });

  test('favourites are kept newest first and once; finalized codes are recent and used', async () => {
    const { codes } = on().client;
    const shortlist = () => codes.shortlist({ system: 'icd10cm' });
    for (const code of ['I10', 'E11.42', 'I10']) {
      await codes.setFavourite({ system: 'icd10cm', code, favourite: true });
    }
    assertForm(shortlistSchema, await shortlist());
    assert.deepEqual(codesOf((await shortlist()).favourites), ['I10', 'E11.42']);
    await codes.setFavourite({ system: 'icd10cm', code: 'E11.42', favourite: false });
    assert.deepEqual(codesOf((await shortlist()).favourites), ['I10']);
    assert.deepEqual((await codes.shortlist({ system: 'procedure' })).favourites, []);
    await finalized(on().client);
    const { recent, mostUsed } = await shortlist();
    assert.ok(codesOf(recent).includes('I10'));
    assert.ok(codesOf(mostUsed).includes('I10'));
  });

  test('a code set is kept, changed and removed, one of a name', async () => {
    const { codeSets } = on().client;
    const name = `Cold ${randomUUID().slice(0, 4)}`;
    const saved = await codeSets.save({ name, codes: { ...simpleCodes, procedures: [{ code: '93000' }] } });
    assertForm(savedCodeSetSchema, saved);
    assert.deepEqual([saved.shared, saved.canChange, saved.procedures[0]?.units], [false, true, 1]);
    assert.notEqual(saved.diagnoses[0]?.description, '');
    await refused('conflict', codeSets.save({ name, codes: simpleCodes }));
    const shared = on().role !== 'PROVIDER';
    if (!shared) await refused('denied', codeSets.save({ id: saved.id, name, shared: true, codes: simpleCodes }));
    const changed = await codeSets.save({ id: saved.id, name, shared, codes: simpleCodes });
    assert.deepEqual([changed.id, changed.shared, changed.procedures], [saved.id, shared, []]);
    assert.ok((await codeSets.list()).some(({ id }) => id === saved.id));
    await codeSets.remove(saved.id);
    assert.ok((await codeSets.list()).every(({ id }) => id !== saved.id));
    await refused('notFound', codeSets.remove(saved.id));
    await refused('notFound', codeSets.save({ id: saved.id, name, codes: simpleCodes }));
  });

  test('what was typed is kept, one of each kind, and goes when it is saved or discarded', async () => {
    const { drafts, encounters } = on().client;
    const { id, version } = await encounters.create(visit());
    const note = (noteText: string) =>
      drafts.save({ encounterId: id, encounterVersion: version, content: { kind: 'note', noteText } });
    assertForm(draftSavedSchema, await note('Cou'));
    await note('Cough for');
    await drafts.save({
      encounterId: id,
      encounterVersion: version,
      content: {
        kind: 'codes',
        codes: { emCode: null, emModifiers: [], diagnoses: [{ code: 'I1', description: '' }], procedures: [] },
      },
    });
    const items = await drafts.get(id);
    assertForm(draftsSchema, { items });
    const kinds = async (): Promise<string[]> => (await drafts.get(id)).map(({ content }) => content.kind).sort();
    assert.deepEqual(await kinds(), ['codes', 'note']);
    const typed = items.flatMap(({ content }) => (content.kind === 'note' ? [content.noteText] : []));
    assert.deepEqual(typed, ['Cough for']);
    const saved = await encounters.update(id, { version, noteText: 'Cough for two days.' });
    assert.deepEqual(await kinds(), ['codes']);
    const coded_ = await encounters.setCodes(id, { ...simpleCodes, version: saved.version });
    assert.deepEqual(await kinds(), []);
    await note('More');
    await drafts.discard(id, 'codes');
    assert.deepEqual(await kinds(), ['note']);
    await drafts.discard(id);
    assert.deepEqual(await kinds(), []);
    await note('Left over');
    const ended = encounters.void(id, { version: coded_.version, reason: 'A duplicate.' });
    if (on().role === 'PROVIDER') {
      await refused('denied', ended);
      return;
    }
    await ended;
    assert.deepEqual(await kinds(), []);
    await refused('conflict', note('Too late'));
    await refused('notFound', drafts.get(missingId()));
    await refused('notFound', drafts.discard(missingId()));
  });

  test('a finalized encounter keeps nothing that was typed', async () => {
    const { drafts, encounters } = on().client;
    const { id, version } = await coded(on().client);
    await drafts.save({ encounterId: id, encounterVersion: version, content: { kind: 'note', noteText: 'Half' } });
    const { edits } = await encounters.get({ id });
    const overrides = edits.map((edit) => ({ editId: edit.id, reason: 'Checked against the note.' }));
    await encounters.finalize(id, { version, overrides });
    assert.deepEqual(await drafts.get(id), []);
  });

  test('what people say about an encounter stays in its order, written once, also after finalization', async () => {
    const { comments, drafts, encounters } = on().client;
    const { id, version } = await encounters.create(visit());
    assert.deepEqual(await comments.list(id), []);
    await drafts.save({ encounterId: id, encounterVersion: version, content: { kind: 'comment', text: 'Was the' } });
    const first = await comments.add(id, '  Was the knee injected?  ');
    assertForm(encounterCommentSchema, first);
    assert.deepEqual([first.text, first.mine], ['Was the knee injected?', true]);
    assert.deepEqual(await drafts.get(id), []);
    await comments.add(id, 'Yes, see the plan.');
    const items = await comments.list(id);
    assertForm(encounterCommentsSchema, { items });
    assert.deepEqual(
      items.map(({ text }) => text),
      ['Was the knee injected?', 'Yes, see the plan.'],
    );
    assert.equal((await encounters.get({ id })).version, version);
    await refused('invalidInput', comments.add(id, ' '));
    const done = await finalized(on().client);
    await comments.add(done.id, 'The payer asked about this one.');
    await refused('notFound', comments.list(missingId()));
    await refused('notFound', comments.add(missingId(), 'Nobody there.'));
    const ended = encounters.void(done.id, { version: done.version, reason: 'A duplicate.' });
    if (on().role === 'PROVIDER') {
      await refused('denied', ended);
      return;
    }
    await ended;
    await refused('conflict', comments.add(done.id, 'Too late.'));
  });

  test('a view of the worklist is kept, changed and removed, one of a name', async () => {
    const { savedViews } = on().client;
    const name = `Mine ${randomUUID().slice(0, 4)}`;
    const view = {
      filters: { status: 'needs_coding' },
      sort: { by: 'patient', direction: 'asc' },
      columns: ['patient', 'status'],
    } as const;
    const input = { name, view: { ...view, columns: [...view.columns] } };
    const saved = await savedViews.save(input);
    assertForm(savedViewSchema, saved);
    assert.deepEqual([saved.shared, saved.editable, saved.view], [false, true, input.view]);
    await refused('conflict', savedViews.save(input));
    const shared = savedViews.save({ ...input, id: saved.id, shared: true });
    if (on().role === 'PRACTICE_ADMIN') assert.equal((await shared).shared, true);
    else await refused('denied', shared);
    assert.ok((await savedViews.list()).some(({ id }) => id === saved.id));
    await savedViews.remove(saved.id);
    assert.ok((await savedViews.list()).every(({ id }) => id !== saved.id));
    await refused('notFound', savedViews.remove(saved.id));
    await refused('notFound', savedViews.save({ ...input, id: saved.id }));
  });

  test('preferences are empty at first and come back as they were saved', async () => {
    const { preferences } = on().client;
    assert.deepEqual(await preferences.get(), { keys: {} });
    const kept = { keys: { 'suggest.accept': 'Shift+A' } };
    assertForm(preferencesSchema, await preferences.save(kept));
    assert.deepEqual(await preferences.get(), kept);
  });
}
