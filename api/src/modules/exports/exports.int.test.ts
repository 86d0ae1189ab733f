import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import type { Encounter, ExportBatch } from '@codeloom/contracts';
import { eachDatabase } from '../../testing/database.ts';
import { startTestServer, visit, type TestPractice, type TestServer } from '../../testing/server.ts';

interface JsonExport {
  items: { id: string; status: string; patientPseudoId: string; diagnoses: { code: string }[] }[];
}

eachDatabase('Exports', (on) => {
  let server: TestServer;
  let practice: TestPractice;
  let token: string;

  before(async () => {
    server = await startTestServer(on());
    practice = await server.addPractice();
    token = await server.tokenOf(practice.users.BILLER.email);
  });

  async function finalized(changes = {}): Promise<Encounter> {
    const { id } = await server.ok<Encounter>({ method: 'POST', url: '/api/encounters', token, body: visit(changes) });
    const url = `/api/encounters/${id}`;
    const codes = { version: 1, emCode: '99213', diagnoses: [{ code: 'I10' }], procedures: [] };
    const coded = await server.ok<Encounter>({ method: 'PATCH', url: `${url}/codes`, token, body: codes });
    const overrides = coded.edits.map((edit) => ({ editId: edit.id, reason: 'Checked against the note.' }));
    const body = { version: coded.version, overrides };
    return server.ok<Encounter>({ method: 'POST', url: `${url}/finalize`, token, body });
  }
  const download = (query: string) => server.call<string>({ url: `/api/exports/encounters?${query}`, token });
  const json = async (query = '') =>
    (await server.ok<JsonExport>({ url: `/api/exports/encounters?${query}`, token })).items;

  test('a download holds finalized encounters of the dates, both ends included, and changes nothing', async () => {
    const inside = [await finalized({ encounterDate: '2026-02-01' }), await finalized({ encounterDate: '2026-02-28' })];
    await finalized({ encounterDate: '2026-03-01' });
    await server.ok({ method: 'POST', url: '/api/encounters', token, body: visit({ encounterDate: '2026-02-10' }) });
    const rows = await json('from=2026-02-01&to=2026-02-28');
    assert.deepEqual(
      rows.map(({ id }) => id),
      inside.map(({ id }) => id),
    );
    assert.ok(rows.every(({ status }) => status === 'finalized'));
    const again = await server.ok<Encounter>({ url: `/api/encounters/${inside[0]?.id ?? ''}`, token });
    assert.equal(again.version, inside[0]?.version);
    assert.equal(again.status, 'finalized');
  });

  test('one encounter leaves alone when it is named; its event names it; a foreign one answers as a missing one', async () => {
    const one = await finalized();
    await finalized();
    assert.deepEqual(
      (await json(`encounterId=${one.id}`)).map(({ id }) => id),
      [one.id],
    );
    const [event] = await on().asSuperuser<{ id: string }>(
      `SELECT encounter_id::text AS id FROM audit_event WHERE action = 'ENCOUNTER_EXPORTED' AND practice_id = '${practice.id}'
       ORDER BY seq DESC LIMIT 1`,
    );
    assert.equal(event?.id, one.id);
    const elsewhere = await server.addPractice();
    const foreign = await server.ok<Encounter>({
      method: 'POST',
      url: '/api/encounters',
      token: elsewhere.apiKey,
      body: visit(),
    });
    assert.equal((await download(`encounterId=${foreign.id}`)).status, 404);
  });

  test('no note text leaves with an export, and each export is one audit event before its first byte', async () => {
    const events = async () =>
      (
        await on().asSuperuser<{ payload: unknown }>(
          `SELECT payload FROM audit_event WHERE action = 'ENCOUNTER_EXPORTED' AND practice_id = '${practice.id}'`,
        )
      ).length;
    const earlier = await events();
    const { body, headers } = await download('format=csv');
    assert.equal(await events(), earlier + 1);
    assert.match(String(headers['content-disposition']), /attachment; filename="codeloom-encounters\.csv"/);
    assert.ok(!body.includes('metformin'));
    assert.ok(!JSON.stringify(await json()).includes('metformin'));
  });

  test('a cell that a spreadsheet would run leaves as text in CSV and stays exact in JSON', async () => {
    const hostile = ['=HYPERLINK("http://evil.example")', '+1+cmd|x', '-2+3', '@SUM(A1:A9)'];
    for (const patientPseudoId of hostile) await finalized({ patientPseudoId, encounterDate: '2026-04-01' });
    const { body } = await download('format=csv&from=2026-04-01&to=2026-04-01');
    const cells = body.split(/\r\n/).flatMap((line) => line.split(','));
    assert.deepEqual(
      cells.filter((cell) => /^"?[=+\-@]/.test(cell)),
      [],
    );
    assert.ok(body.includes("'=HYPERLINK"));
    const rows = await json('from=2026-04-01&to=2026-04-01');
    assert.deepEqual(
      rows.map(({ patientPseudoId }) => patientPseudoId),
      hostile,
    );
  });

  test('a batch marks what it took, once, and can be downloaded by its id', async () => {
    const one = await finalized({ encounterDate: '2026-05-05' });
    const dates = { from: '2026-05-01', to: '2026-05-31' };
    const make = () => server.ok<ExportBatch>({ method: 'POST', url: '/api/exports', token, body: dates });
    const batches = await Promise.all([make(), make()]);
    assert.deepEqual(
      batches.flatMap(({ encounterIds }) => encounterIds),
      [one.id],
    );
    const batch = batches.find(({ encounterIds }) => encounterIds.length === 1);
    const rows = await json(`batchId=${batch?.id ?? ''}`);
    assert.deepEqual(
      rows.map(({ id, status }) => [id, status]),
      [[one.id, 'exported']],
    );
    const reopened = await server.ok<Encounter>({
      method: 'POST',
      url: `/api/encounters/${one.id}/reopen`,
      token,
      body: { version: one.version + 1, reason: 'The payer asked for a change.' },
    });
    assert.equal(reopened.status, 'draft');
  });

  test('more than one page leaves whole and in order', async () => {
    await on().asSuperuser(
      `INSERT INTO encounter (practice_id, id, version, status, patient_pseudo_id, encounter_date, visit_type, specialty,
         created_by_user_id, note_version, final_em_modifiers, created_at, updated_at, finalized_at, finalized_by_user_id)
       SELECT '${practice.id}', gen_random_uuid(), 1, 'finalized', 'bulk-' || n, '2025-11-11', 'office_established', 'x',
         '${practice.users.BILLER.id}', 1, '{}', now(), now(), now(), '${practice.users.BILLER.id}'
       FROM generate_series(1, 450) n RETURNING id`,
    );
    const rows = await json('from=2025-11-11&to=2025-11-11');
    assert.equal(rows.length, 450);
    assert.equal(new Set(rows.map(({ id }) => id)).size, 450);
    const { body } = await download('format=csv&from=2025-11-11&to=2025-11-11');
    assert.equal(body.trimEnd().split('\r\n').length, 451);
  });

  test('an unknown format and a wrong date are refused before anything is recorded', async () => {
    assert.equal((await download('format=xlsx')).status, 400);
    assert.equal((await download('from=yesterday')).status, 400);
    assert.equal((await download('sort=note')).status, 400);
  });
});
