import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { before, test } from 'node:test';
import type { AuditTrail, Edit, Encounter, EncounterList } from '@codeloom/contracts';
import { eachDatabase } from '../../testing/database.ts';
import { startTestServer, visit, type TestPractice, type TestServer } from '../../testing/server.ts';

eachDatabase('Encounters', (on) => {
  let server: TestServer;
  let practice: TestPractice;
  let biller: string;
  let provider: string;

  before(async () => {
    server = await startTestServer(on());
    practice = await server.addPractice({ providersFinalize: false });
    biller = await server.tokenOf(practice.users.BILLER.email);
    provider = await server.tokenOf(practice.users.PROVIDER.email);
  });

  const create = (changes = {}, token = biller) =>
    server.ok<Encounter>({ method: 'POST', url: '/api/encounters', token, body: visit(changes) });
  const suggest = (id: string, body?: object) =>
    server.ok<Encounter>({ method: 'POST', url: `/api/encounters/${id}/suggest`, token: biller, body });
  const codes = (version: number, changes = {}) => ({
    version,
    emCode: '99213',
    diagnoses: [{ code: 'E11.65' }, { code: 'I10' }],
    procedures: [],
    ...changes,
  });
  const setCodes = (id: string, body: object, token = biller) =>
    server.call<Encounter>({ method: 'PATCH', url: `/api/encounters/${id}/codes`, token, body });
  const overridesOf = (edits: Edit[]) =>
    edits
      .filter(({ severity }) => severity === 'warning')
      .map(({ id }) => ({ editId: id, reason: 'Checked against the note.' }));
  const finalize = (encounter: Encounter, options: { token?: string; key?: string; body?: object } = {}) =>
    server.call<Encounter>({
      method: 'POST',
      url: `/api/encounters/${encounter.id}/finalize`,
      token: options.token ?? biller,
      body: { version: encounter.version, overrides: overridesOf(encounter.edits), ...options.body },
      headers: options.key ? { 'idempotency-key': options.key } : {},
    });
  const coded = async () => {
    const { id, version } = await create();
    return (await setCodes(id, codes(version))).body;
  };
  const actionsOf = async (id: string) => {
    const { items } = await server.ok<AuditTrail>({ url: `/api/encounters/${id}/audit`, token: biller });
    return items.map(({ action }) => action);
  };

  test('the same Idempotency-Key and body create one encounter; another body with the key is refused', async () => {
    const request = {
      method: 'POST',
      url: '/api/encounters',
      token: biller,
      headers: { 'idempotency-key': randomUUID() },
    } as const;
    const externalId = `emr-${randomUUID().slice(0, 8)}`;
    const answers = await Promise.all(
      Array.from({ length: 5 }, () => server.call<Encounter>({ ...request, body: visit({ externalId }) })),
    );
    assert.deepEqual([...new Set(answers.map(({ status }) => status))], [200]);
    assert.equal(new Set(answers.map(({ body }) => body.id)).size, 1);
    const other = await server.call({ ...request, body: visit({ externalId, patientPseudoId: 'P-2' }) });
    assert.equal(other.status, 409);
  });

  test('an externalId belongs to one encounter of the practice', async () => {
    const externalId = `emr-${randomUUID().slice(0, 8)}`;
    await create({ externalId });
    const again = await server.call({
      method: 'POST',
      url: '/api/encounters',
      token: biller,
      body: visit({ externalId }),
    });
    assert.equal(again.status, 409);
    assert.match(again.error?.message ?? '', /externalId/);
  });

  test('a stale version answers 409 on every change, with the present version, and changes nothing', async () => {
    const { id } = await coded();
    const changes = [
      { method: 'PATCH', url: `/api/encounters/${id}`, body: { version: 1, payer: 'medicare' } },
      { method: 'PATCH', url: `/api/encounters/${id}/codes`, body: codes(1) },
      { method: 'POST', url: `/api/encounters/${id}/finalize`, body: { version: 1 } },
      { method: 'POST', url: `/api/encounters/${id}/reopen`, body: { version: 1, reason: 'A reason.' } },
      { method: 'POST', url: `/api/encounters/${id}/void`, body: { version: 1, reason: 'A reason.' } },
    ] as const;
    for (const change of changes) {
      const { status, error } = await server.call({ ...change, token: biller });
      assert.equal(status, 409, change.url);
      assert.deepEqual(error?.details, { version: 2 });
    }
    const after = await server.ok<Encounter>({ url: `/api/encounters/${id}`, token: biller });
    assert.equal(after.version, 2);
  });

  test('of twenty who finalize at once exactly one wins, and its audit event stands once', async () => {
    const encounter = await coded();
    const answers = await Promise.all(Array.from({ length: 20 }, () => finalize(encounter)));
    const statuses = answers.map(({ status }) => status);
    assert.equal(statuses.filter((status) => status === 200).length, 1);
    assert.equal(statuses.filter((status) => status === 409).length, 19);
    const actions = await actionsOf(encounter.id);
    assert.equal(actions.filter((action) => action === 'USER_FINALIZED_CODES').length, 1);
  });

  test('a finalization that is sent again with its key answers the same encounter, and is done once', async () => {
    const encounter = await coded();
    const key = randomUUID();
    const answers = [];
    for (let n = 0; n < 3; n += 1) answers.push(await finalize(encounter, { key }));
    answers.push(...(await Promise.all([finalize(encounter, { key }), finalize(encounter, { key })])));
    assert.deepEqual([...new Set(answers.map(({ status }) => status))], [200]);
    assert.deepEqual([...new Set(answers.map(({ body }) => body.version))], [encounter.version + 1]);
    const actions = await actionsOf(encounter.id);
    assert.equal(actions.filter((action) => action === 'USER_FINALIZED_CODES').length, 1);
    const other = await finalize({ ...encounter, version: encounter.version + 1 }, { key });
    assert.equal(other.status, 409);
  });

  test('a finalized encounter changes only after it was reopened with a reason', async () => {
    const encounter = await coded();
    const finalized = (await finalize(encounter)).body;
    assert.equal(finalized.status, 'finalized');
    assert.equal(finalized.emDecisionDelta, null, 'there was no suggestion');
    assert.equal(finalized.finalizedByUserId, practice.users.BILLER.id);
    const { version } = finalized;
    const edit = { method: 'PATCH', url: `/api/encounters/${encounter.id}`, token: biller } as const;
    const refused = await server.call({ ...edit, body: { version, noteText: 'Another note.' } });
    assert.equal(refused.status, 409);
    assert.match(refused.error?.message ?? '', /Reopen/);
    assert.equal((await setCodes(encounter.id, codes(version))).status, 409);
    assert.equal((await server.call({ method: 'POST', url: `${edit.url}/suggest`, token: biller })).status, 409);
    const noReason = await server.call({ method: 'POST', url: `${edit.url}/reopen`, token: biller, body: { version } });
    assert.equal(noReason.status, 400);
    const reopened = await server.ok<Encounter>({
      method: 'POST',
      url: `${edit.url}/reopen`,
      token: biller,
      body: { version, reason: 'The payer asked for another diagnosis.' },
    });
    assert.equal(reopened.status, 'draft');
    assert.equal(reopened.finalizedAt, null);
    assert.equal((await setCodes(encounter.id, codes(reopened.version))).status, 200);
    assert.ok((await actionsOf(encounter.id)).includes('ENCOUNTER_REOPENED'));
  });

  test('a changed note is a new version and returns to draft; the same note changes nothing of it', async () => {
    const { id } = await create();
    const suggested = await suggest(id);
    assert.equal(suggested.status, 'ai_suggested');
    const patch = { method: 'PATCH', url: `/api/encounters/${id}`, token: biller } as const;
    const same = await server.ok<Encounter>({
      ...patch,
      body: { version: suggested.version, noteText: visit().noteText, payer: 'medicare' },
    });
    assert.equal(same.noteVersion, 1);
    assert.equal(same.status, 'ai_suggested');
    assert.equal(same.payer, 'medicare');
    const changed = await server.ok<Encounter>({
      ...patch,
      body: { version: same.version, noteText: 'Assessment: Essential hypertension, stable.', payer: null },
    });
    assert.equal(changed.noteVersion, 2);
    assert.equal(changed.status, 'draft');
    assert.equal(changed.suggestion, null);
    assert.equal(changed.emRecommended, null);
    assert.equal(changed.payer, null);
  });

  test('asking again without a change answers the stored run; force makes a new one', async () => {
    const { id } = await create();
    const first = await suggest(id);
    const again = await suggest(id);
    assert.equal(again.suggestionRunId, first.suggestionRunId);
    assert.equal(again.version, first.version);
    const forced = await suggest(id, { force: true });
    assert.notEqual(forced.suggestionRunId, first.suggestionRunId);
    assert.deepEqual(forced.suggestion, first.suggestion);
    const actions = await actionsOf(id);
    assert.equal(actions.filter((action) => action === 'AI_SUGGESTED_CODES').length, 2);
    const patched = await server.ok<Encounter>({
      method: 'PATCH',
      url: `/api/encounters/${id}`,
      token: biller,
      body: { version: forced.version, payer: 'medicare' },
    });
    assert.notEqual((await suggest(id)).suggestionRunId, patched.suggestionRunId, 'the payer is an input');
  });

  test('the source of each code is the server’s: from the run, or from a person', async () => {
    const { id } = await create();
    const suggested = await suggest(id);
    const fromRun = suggested.suggestion?.diagnoses[0]?.code;
    assert.ok(fromRun);
    const { body } = await setCodes(
      id,
      codes(suggested.version, {
        diagnoses: [{ code: fromRun }, { code: 'J30.1', description: 'A person wrote this' }],
      }),
    );
    assert.deepEqual(
      body.finalDiagnoses.map(({ code, source }) => [code, source]),
      [
        [fromRun, 'ai'],
        ['J30.1', 'user'],
      ],
    );
    const claimed = await setCodes(id, codes(body.version, { diagnoses: [{ code: 'I10', source: 'ai' }] }));
    assert.equal(claimed.status, 400, 'a client cannot claim a source');
  });

  test('a stop answers 422 with its edits, a warning asks for a reason, and the reason is kept', async () => {
    const { id, version } = await create();
    const category = (await setCodes(id, codes(version, { diagnoses: [{ code: 'E11' }] }))).body;
    const stopped = await finalize(category);
    assert.equal(stopped.status, 422);
    assert.equal(stopped.error?.code, 'unresolvedEdits');
    const { edits } = stopped.error.details as { edits: Edit[] };
    assert.ok(edits.some(({ severity, codes: named }) => severity === 'stop' && named.includes('E11')));
    assert.equal((await server.ok<Encounter>({ url: `/api/encounters/${id}`, token: biller })).status, 'draft');

    const warned = (await setCodes(id, codes(category.version, { emCode: '99203', diagnoses: [{ code: 'I10' }] })))
      .body;
    const warnings = warned.edits.filter(({ severity }) => severity === 'warning');
    assert.ok(warnings.length > 0, 'a new-patient code on an established visit is a warning');
    const unanswered = await finalize(warned, { body: { overrides: [] } });
    assert.equal(unanswered.status, 422);
    assert.equal((await finalize(warned)).status, 200);
    assert.ok((await actionsOf(id)).includes('EDIT_OVERRIDDEN'));
  });

  test('an encounter without any code is not finalized; one without an E/M code may be', async () => {
    const empty = await create();
    const refused = await finalize(empty);
    assert.equal(refused.status, 422);
    const { body } = await setCodes(empty.id, codes(empty.version, { emCode: null, diagnoses: [{ code: 'I10' }] }));
    const finalized = await finalize(body);
    assert.equal(finalized.status, 200, JSON.stringify(finalized.error));
    assert.equal(finalized.body.emDecisionDelta, null);
    assert.equal(finalized.body.finalEmCodeSource, null);
  });

  test('providers see their own encounters only, and finalize only where the practice says so', async () => {
    const foreign = await create();
    const own = await create({}, provider);
    const given = await create({ providerId: practice.users.PROVIDER.id });
    assert.equal((await server.call({ url: `/api/encounters/${foreign.id}`, token: provider })).status, 404);
    assert.equal((await server.call({ url: `/api/encounters/${own.id}`, token: provider })).status, 200);
    assert.equal((await server.call({ url: `/api/encounters/${given.id}`, token: provider })).status, 200);
    const { items } = await server.ok<EncounterList>({ url: '/api/encounters?limit=200', token: provider });
    assert.deepEqual(items.map(({ id }) => id).sort(), [own.id, given.id].sort());
    const { body } = await setCodes(own.id, codes(own.version), provider);
    const refused = await finalize(body, { token: provider });
    assert.equal(refused.status, 403);
    assert.equal((await finalize(body)).status, 200);
  });

  test('a provider of another practice is no provider here', async () => {
    const other = await server.addPractice();
    const { status, error } = await server.call({
      method: 'POST',
      url: '/api/encounters',
      token: biller,
      body: visit({ providerId: other.users.PROVIDER.id }),
    });
    assert.equal(status, 400);
    assert.match(error?.message ?? '', /providerId/);
  });

  test('pages follow each other without a gap or a repeat, newest date first, dates inclusive', async () => {
    const lister = await server.addPractice();
    const token = await server.tokenOf(lister.users.BILLER.email);
    const dates = ['2026-01-05', '2026-01-06', '2026-01-06', '2026-01-06', '2026-01-07'];
    for (const encounterDate of dates) await create({ encounterDate }, token);
    const seen: string[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const page: EncounterList = await server.ok<EncounterList>({
        url: `/api/encounters?limit=2&from=2026-01-06&to=2026-01-07${cursor === '' ? '' : `&cursor=${cursor}`}`,
        token,
      });
      seen.push(...page.items.map(({ id, encounterDate }) => `${encounterDate} ${id}`));
      cursor = page.nextCursor;
    }
    assert.equal(seen.length, 4);
    assert.equal(new Set(seen).size, 4);
    assert.deepEqual(seen, [...seen].sort().reverse());
  });

  test('reading a note, and only reading it, adds one event each time', async () => {
    const { id } = await create();
    await server.ok({ url: `/api/encounters/${id}`, token: biller });
    await server.ok({ url: `/api/encounters/${id}`, token: biller });
    await server.ok({ url: '/api/encounters', token: biller });
    assert.deepEqual(await actionsOf(id), ['ENCOUNTER_CREATED', 'NOTE_READ', 'NOTE_READ']);
  });

  test('what a person did with a suggested code is an event and changes no code', async () => {
    const { id } = await create();
    const suggested = await suggest(id);
    const code = suggested.suggestion?.diagnoses[0]?.code ?? '';
    const url = `/api/encounters/${id}/suggestions/responses`;
    const respond = (body: object) => server.call({ method: 'POST', url, token: biller, body });
    assert.equal((await respond({ kind: 'diagnosis', code, response: 'accepted' })).status, 200);
    const dismissed = { kind: 'diagnosis', code, response: 'dismissed', reason: 'Treated elsewhere.' };
    assert.equal((await respond(dismissed)).status, 200);
    assert.equal((await respond({ ...dismissed, code: 'Z00.00' })).status, 400);
    assert.deepEqual((await actionsOf(id)).slice(-2), ['SUGGESTION_ACCEPTED', 'SUGGESTION_DISMISSED']);
    const after = await server.ok<Encounter>({ url: `/api/encounters/${id}`, token: biller });
    assert.deepEqual(after.finalDiagnoses, []);
    assert.equal(after.version, suggested.version);
  });

  test('a voided encounter no longer changes and is no longer exported', async () => {
    const finalized = (await finalize(await coded())).body;
    const body = { version: finalized.version, reason: 'Entered for the wrong patient.' };
    const url = `/api/encounters/${finalized.id}/void`;
    assert.equal((await server.call({ method: 'POST', url, token: provider, body })).status, 403);
    const voided = await server.ok<Encounter>({ method: 'POST', url, token: biller, body });
    assert.equal(voided.status, 'voided');
    assert.equal((await setCodes(finalized.id, codes(voided.version))).status, 409);
    const csv = await server.ok<string>({ url: '/api/exports/encounters?format=csv', token: biller });
    assert.ok(!csv.includes(finalized.id));
  });

  test('without its model a suggestion answers 503, stores nothing, and leaves its audit event', async () => {
    const withModel = await startTestServer(on(), {
      // Nothing listens on the discard port.
      config: { llm: { ...on().config.llm, mode: 'openai', apiKey: 'none', baseUrl: 'http://127.0.0.1:9/v1' } },
    });
    const { id } = await create();
    const { status, error } = await withModel.call({
      method: 'POST',
      url: `/api/encounters/${id}/suggest`,
      token: biller,
    });
    assert.equal(status, 503);
    assert.equal(error?.code, 'modelUnavailable');
    const after = await server.ok<Encounter>({ url: `/api/encounters/${id}`, token: biller });
    assert.equal(after.suggestion, null);
    assert.equal(after.status, 'draft');
    assert.ok((await actionsOf(id)).includes('SUGGESTION_FAILED'));
    const rules = { method: 'POST', url: `/api/encounters/${id}/suggest`, token: biller } as const;
    assert.equal((await withModel.call({ ...rules, body: { engine: 'rules' } })).status, 200);
  });
});
