import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import type { CodeSearchResult, Encounter } from '@codeloom/contracts';
import { eachDatabase } from '../../testing/database.ts';
import { startTestServer, visit, type TestPractice, type TestServer } from '../../testing/server.ts';
import { releaseInForce } from './code-tables.ts';

const release = (id: string, from: string, to: string | null, importedAt = '2026-01-01') => ({
  id,
  from,
  to,
  complete: true,
  importedAt: new Date(importedAt),
});

test('a date of service takes the release in force; a later one the last release, an earlier one none', () => {
  const releases = [release('2026', '2025-10-01', '2026-09-30'), release('2025', '2024-10-01', '2025-09-30')];
  assert.equal(releaseInForce(releases, '2025-10-01')?.id, '2026');
  assert.equal(releaseInForce(releases, '2025-09-30')?.id, '2025');
  assert.equal(releaseInForce(releases, '2027-01-01')?.id, '2026');
  assert.equal(releaseInForce(releases, '2024-09-30'), null);
  assert.equal(releaseInForce([], '2026-01-01'), null);
});

test('of two imports of one release the newer one counts', () => {
  const releases = [release('a', '2025-10-01', null, '2026-02-02'), release('b', '2025-10-01', null, '2026-01-01')];
  assert.equal(releaseInForce(releases, '2026-01-01')?.id, 'a');
});

eachDatabase('Code tables', (on) => {
  let practice: TestPractice;
  let server: TestServer;
  let token: string;
  let now = new Date();

  before(async () => {
    server = await startTestServer(on(), { clock: { now: () => now } });
    practice = await server.addPractice();
    token = await server.tokenOf(practice.users.BILLER.email);
  });

  const find = (query: string, date = '2026-03-12') =>
    server.ok<CodeSearchResult>({
      url: `/api/codes?system=icd10cm&query=${encodeURIComponent(query)}&date=${date}`,
      token,
    });

  test('without an import the curated table answers, and says that it is not complete', async () => {
    const { hits, codeSet } = await find('hypertension');
    assert.ok(hits.some(({ code }) => code === 'I10'));
    assert.equal(codeSet.complete, false);
    const procedures = await server.ok<CodeSearchResult>({ url: '/api/codes?system=procedure&query=20610', token });
    assert.equal(procedures.hits[0]?.code, '20610');
  });

  test('a hit that is not specific names what to choose from, over the wire', async () => {
    const { hits } = await find('N18.3');
    assert.equal(hits[0]?.code, 'N18.3');
    assert.equal(hits[0].specificity?.kind, 'family');
    assert.deepEqual(
      hits[0].specificity.choices.map(({ code }) => code),
      ['N18.30', 'N18.31', 'N18.32'],
    );
    assert.equal((await find('M25.561')).hits[0]?.specificity, undefined);
  });

  test('an imported release is used without a restart: for the search, and as the judge of what exists', async () => {
    await on().asSuperuser(
      `INSERT INTO code_release (id, system, name, valid_from, valid_to, complete, source_name, source_sha256, row_count, billable, imported_at)
       VALUES ('test-2026', 'icd10cm', 'Test 2026', '2025-10-01', '2026-09-30', true, 'test', repeat('0', 64), 3, 2, now()) RETURNING id`,
    );
    await on().asSuperuser(
      `INSERT INTO code_row (release_id, code, order_no, billable, short_text, long_text) VALUES
       ('test-2026', 'I10', 1, true, 'Hypertension', 'Essential (primary) hypertension'),
       ('test-2026', 'L96', 2, false, 'Group', 'A group of this test'),
       ('test-2026', 'L96.1', 3, true, 'Member', 'A member only this test knows') RETURNING code`,
    );
    now = new Date(now.getTime() + 31_000);
    const { hits, codeSet } = await find('member only');
    assert.deepEqual(
      hits.map(({ code }) => code),
      ['L96.1'],
    );
    assert.equal(codeSet.id, 'test-2026');
    assert.equal(codeSet.complete, true);
    assert.equal((await find('hypertension', '2027-01-01')).codeSet.stale, true);
    assert.equal((await find('hypertension', '2024-01-01')).codeSet.complete, false, 'before the first release');

    const created = await server.ok<Encounter>({ method: 'POST', url: '/api/encounters', token, body: visit() });
    const coded = await server.ok<Encounter>({
      method: 'PATCH',
      url: `/api/encounters/${created.id}/codes`,
      token,
      body: { version: 1, emCode: '99213', diagnoses: [{ code: 'L96.1' }, { code: 'E11.65' }], procedures: [] },
    });
    assert.equal(coded.finalDiagnoses[0]?.description, 'A member only this test knows');
    assert.ok(coded.edits.some(({ severity, codes }) => severity === 'stop' && codes.includes('E11.65')));
    assert.ok(!coded.edits.some(({ severity, codes }) => severity === 'stop' && codes.includes('L96.1')));
  });
});
