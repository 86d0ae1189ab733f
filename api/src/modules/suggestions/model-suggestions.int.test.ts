import assert from 'node:assert/strict';
import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text as readAll } from 'node:stream/consumers';
import { after, before, test } from 'node:test';
import type { AuditTrail, Encounter, FeedbackRates, ModelSend, SuggestionRunSummary } from '@codeloom/contracts';
import { eachDatabase } from '../../testing/database.ts';
import { startTestServer, visit, type TestPractice, type TestServer } from '../../testing/server.ts';

/** A note whose identifiers must not leave; the user's name is `Test PROVIDER`, see the test server. */
const noteText = `Patient: Marta Quillfeather, MRN P-1001, DOB 03/14/1962. Seen by Test Provider.\n${visit().noteText}`;

const empty = {
  encounter_facts: { problems: [], data: [], management: [], time: null },
  service_facts: { procedures: [], documentation: [] },
};

interface Endpoint {
  readonly server: Server;
  readonly url: string;
  readonly bodies: string[];
  fails: boolean;
  /** Runs once, while the next call waits for its answer. */
  meanwhile: (() => Promise<unknown>) | null;
}

/** The smallest endpoint: what was sent is kept, nothing is found. The stand-in of tools/ has its own tests. */
async function startEndpoint(): Promise<Endpoint> {
  const bodies: string[] = [];
  async function answer(body: string, response: ServerResponse): Promise<void> {
    bodies.push(body);
    const { meanwhile } = endpoint;
    endpoint.meanwhile = null;
    await meanwhile?.();
    const { response_format: format } = JSON.parse(body) as {
      response_format: { json_schema: { name: keyof typeof empty } };
    };
    const message = { role: 'assistant', content: JSON.stringify(empty[format.json_schema.name]), refusal: null };
    const usage = { prompt_tokens: 900, completion_tokens: 40, total_tokens: 940 };
    const choices = [{ index: 0, finish_reason: 'stop', message }];
    response.writeHead(endpoint.fails ? 500 : 200, { 'content-type': 'application/json' });
    response.end(
      JSON.stringify({ id: 'x', object: 'chat.completion', created: 0, model: 'a-model-1', choices, usage }),
    );
  }
  const server = createServer((request, response) => {
    void readAll(request).then((body) => answer(body, response));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const endpoint: Endpoint = {
    server,
    bodies,
    fails: false,
    meanwhile: null,
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
  };
  return endpoint;
}

eachDatabase('Suggestions with a model', (on) => {
  let endpoint: Endpoint;
  let server: TestServer;
  let practice: TestPractice;
  let token: string;

  before(async () => {
    endpoint = await startEndpoint();
    server = await withModel();
    practice = await server.addPractice();
    token = await server.tokenOf(practice.users.BILLER.email);
  });
  after(() => endpoint.server.close());

  const withModel = () => {
    const model = { mode: 'openai', apiKey: 'sk-a-key', baseUrl: endpoint.url, model: 'a-model' } as const;
    return startTestServer(on(), { config: { llm: { ...on().config.llm, ...model } } });
  };

  const create = () =>
    server.ok<Encounter>({
      method: 'POST',
      url: '/api/encounters',
      token,
      body: visit({ noteText, externalId: crypto.randomUUID() }),
    });
  const suggest = (id: string, body?: object) =>
    server.call<Encounter>({ method: 'POST', url: `/api/encounters/${id}/suggest`, token, ...(body ? { body } : {}) });
  const trail = async (id: string) =>
    (await server.ok<AuditTrail>({ url: `/api/encounters/${id}/audit`, token })).items;
  const sends = (id: string) =>
    on().database.withPractice(practice.id, (tx) =>
      tx.llmSend.findMany({ where: { practiceId: practice.id, encounterId: id } }),
    );

  test('the rules decide over both readings, and the run names model and prompt', async () => {
    const { id } = await create();
    const { status, body } = await suggest(id);
    assert.equal(status, 200);
    const { suggestion } = body;
    assert.equal(suggestion?.engine.mode, 'openai');
    assert.equal(suggestion.engine.model, 'a-model-1');
    assert.match(suggestion.engine.promptHash ?? '', /^[0-9a-f]{64}$/);
    assert.ok(suggestion.diagnoses.length > 0);
    assert.ok((suggestion.reading?.rulesOnly.length ?? 0) > 0);
  });

  test('names, numbers and dates of the record stay here; what left is logged without its text', async () => {
    const { id } = await create();
    endpoint.bodies.length = 0;
    await suggest(id);
    assert.equal(endpoint.bodies.length, 2);
    for (const body of endpoint.bodies) {
      assert.doesNotMatch(body, /Quillfeather|Marta|P-1001|03\/14\/1962|Test Provider|sk-a-key/i);
      assert.ok(!body.includes(id) && !body.includes(practice.id));
      assert.match(body, /hyperglycemia/);
    }
    const rows = await sends(id);
    assert.deepEqual(
      rows.map(({ outcome }) => outcome),
      ['answered', 'answered'],
    );
    const [row] = rows;
    assert.ok(row && row.tokensIn === 900 && row.charsSent > 300 && row.endpoint === endpoint.url.slice(0, -3));
    assert.ok(((row.replaced as Record<string, number>)['name'] ?? 0) >= 2);
    assert.doesNotMatch(JSON.stringify(rows), /Quillfeather|hyperglycemia/);
    const items = await trail(id);
    assert.equal(items.filter(({ action }) => action === 'LLM_SENT').length, 2);
    assert.doesNotMatch(server.logged(), /Quillfeather|hyperglycemia|sk-a-key/);
  });

  test('unchanged input answers the stored run without asking the model again; the built-in engine is another run', async () => {
    const { id } = await create();
    const first = (await suggest(id)).body;
    const asked = endpoint.bodies.length;
    const again = (await suggest(id)).body;
    assert.equal(again.suggestionRunId, first.suggestionRunId);
    assert.equal(endpoint.bodies.length, asked);
    const rules = (await suggest(id, { engine: 'rules' })).body;
    assert.equal(rules.suggestion?.engine.mode, 'rules');
    assert.equal(endpoint.bodies.length, asked);
    assert.notEqual(rules.suggestionRunId, first.suggestionRunId);
  });

  test('a changed fact of the visit and a changed note ask the model again; each run stays in the history', async () => {
    const { id } = await create();
    const first = (await suggest(id)).body;
    const asked = endpoint.bodies.length;
    const patch = (version: number, change: object) =>
      server.ok<Encounter>({ method: 'PATCH', url: `/api/encounters/${id}`, token, body: { version, ...change } });
    const paid = await patch(first.version, { payer: 'medicare' });
    const second = (await suggest(id)).body;
    assert.equal(endpoint.bodies.length, asked + 2);
    assert.notEqual(second.suggestionRunId, paid.suggestionRunId);
    await patch(second.version, { noteText: `${noteText}\n3. Gout, stable. Continue allopurinol.` });
    await suggest(id);
    assert.equal(endpoint.bodies.length, asked + 4);
    const url = `/api/encounters/${id}/suggestions/runs`;
    const { items } = await server.ok<{ items: SuggestionRunSummary[] }>({ url, token });
    assert.deepEqual(
      items.map(({ noteVersion, isShown }) => [noteVersion, isShown]),
      [
        [2, true],
        [1, false],
        [1, false],
      ],
    );
    assert.ok(items[0]?.changes?.added.some((code) => code.startsWith('M10')));
  });

  test('what people keep, override, edit and add is counted by code and by rule, E/M included', async () => {
    const other = await server.addPractice();
    const biller = await server.tokenOf(other.users.BILLER.email);
    const send = (method: 'POST' | 'PATCH', path: string, body: object) =>
      server.ok<Encounter>({ method, url: `/api/encounters${path}`, token: biller, body });
    const { id } = await send('POST', '', visit());
    const { suggestion, version } = await send('POST', `/${id}/suggest`, { engine: 'rules' });
    const code = suggestion?.em.recommended?.code ?? '';
    const respond = { kind: 'em', code, response: 'dismissed', reason: 'The documentation supports less.' };
    await send('POST', `/${id}/suggestions/responses`, respond);
    const codes = (emCode: string, extra: string[]) => ({
      emCode,
      diagnoses: [...(suggestion?.diagnoses.map((item) => item.code) ?? []), ...extra].map((each) => ({ code: each })),
      procedures: [],
    });
    const set = await send('PATCH', `/${id}/codes`, { version, ...codes(code, []) });
    await send('PATCH', `/${id}/codes`, { version: set.version, ...codes('99212', ['R05.9']) });
    const admin = await server.tokenOf(other.users.PRACTICE_ADMIN.email);
    const rates = await server.ok<FeedbackRates>({ url: '/api/suggestions/feedback', token: admin });
    assert.deepEqual(rates.byCode, [{ kind: 'em', key: code, accepted: 0, overridden: 1, overrideRate: 1 }]);
    assert.ok(rates.byRule.some((rate) => rate.key === 'em.problems' && rate.kind === 'em' && rate.overrideRate === 1));
    assert.deepEqual(rates.added, [{ key: 'R05.9', count: 1 }]);
    assert.deepEqual(rates.edited, [{ key: '99212', count: 1 }]);
  });

  test('a failing endpoint answers 503 with a plain message; no suggestion is stored, the calls and the failure are', async () => {
    const { id } = await create();
    // A server of its own: its failures are none of the other tests' breaker.
    const other = await withModel();
    endpoint.fails = true;
    const { status, error } = await other.call({ method: 'POST', url: `/api/encounters/${id}/suggest`, token });
    endpoint.fails = false;
    assert.equal(status, 503);
    assert.equal(error?.code, 'modelUnavailable');
    const after_ = await server.ok<Encounter>({ url: `/api/encounters/${id}`, token });
    assert.equal(after_.suggestion, null);
    assert.equal(after_.status, 'draft');
    const items = await trail(id);
    const failed = items.find(({ action }) => action === 'SUGGESTION_FAILED');
    assert.deepEqual(failed?.payload, { reason: 'serverError', mode: 'openai' });
    assert.ok((await sends(id)).length >= 1);
  });

  test('a note that changed while the model read it is a conflict, and what left is still recorded', async () => {
    const { id, version } = await create();
    endpoint.meanwhile = () =>
      server.ok({ method: 'PATCH', url: `/api/encounters/${id}`, token, body: { version, payer: 'medicare' } });
    assert.equal((await suggest(id)).status, 409);
    assert.equal((await sends(id)).length, 2);
    assert.equal((await trail(id)).filter(({ action }) => action === 'LLM_SENT').length, 2);
    const after_ = await server.ok<Encounter>({ url: `/api/encounters/${id}`, token });
    assert.equal(after_.suggestion, null);
  });

  test('a note in which everything is an identifier leaves as placeholders only, and no code comes of it', async () => {
    const identifiers = 'Ms. Marta Quillfeather, MRN P-1001, DOB 03/14/1962, 415-555-0137, marta@quillfeather.example';
    const body = visit({ noteText: identifiers, externalId: crypto.randomUUID() });
    const { id } = await server.ok<Encounter>({ method: 'POST', url: '/api/encounters', token, body });
    endpoint.bodies.length = 0;
    const answer = await suggest(id);
    assert.equal(answer.status, 200);
    assert.equal(endpoint.bodies.length, 2);
    for (const sent of endpoint.bodies) assert.doesNotMatch(sent, /Quillfeather|P-1001|03\/14\/1962|555-0137/i);
    const { suggestion } = answer.body;
    assert.deepEqual([suggestion?.em.recommended, suggestion?.diagnoses, suggestion?.procedures], [null, [], []]);
  });

  test('at its allowance a practice asks no model; the built-in engine works on, and the admin can raise it', async () => {
    const capped = await server.addPractice();
    const biller = await server.tokenOf(capped.users.BILLER.email);
    const setCap = (modelTokensCap: bigint) =>
      on().database.withPractice(capped.id, (tx) =>
        tx.practiceSettings.update({ where: { practiceId: capped.id }, data: { modelTokensCap } }),
      );
    // Each suggestion takes 2 × 940 tokens at this endpoint: the second one passes the limit by its own size.
    await setCap(2_000n);
    const ask = async (body = {}) => {
      const visited = visit({ noteText, externalId: crypto.randomUUID() });
      const { id } = await server.ok<Encounter>({
        method: 'POST',
        url: '/api/encounters',
        token: biller,
        body: visited,
      });
      return server.call<Encounter>({ method: 'POST', url: `/api/encounters/${id}/suggest`, token: biller, body });
    };
    assert.deepEqual([(await ask()).status, (await ask()).status], [200, 200]);
    const asked = endpoint.bodies.length;
    const refused = await ask();
    assert.equal(refused.status, 503);
    assert.match(refused.error?.message ?? '', /allowance of this month/);
    assert.equal(endpoint.bodies.length, asked);
    assert.equal((await ask({ engine: 'rules' })).status, 200);
    const [used] = await on().database.withPractice(capped.id, (tx) => tx.usage.findMany());
    assert.deepEqual([used?.modelCalls, used?.modelTokens], [4, 3_760n]);
    await setCap(10_000n);
    assert.equal((await ask()).status, 200);
  });

  test('of many at once only what the allowance holds is let in', async () => {
    const capped = await server.addPractice();
    const biller = await server.tokenOf(capped.users.BILLER.email);
    await on().database.withPractice(capped.id, (tx) =>
      tx.practiceSettings.update({ where: { practiceId: capped.id }, data: { modelTokensCap: 1n } }),
    );
    const ids: string[] = [];
    for (let count = 0; count < 6; count += 1) {
      const body = visit({ noteText, externalId: crypto.randomUUID() });
      ids.push((await server.ok<Encounter>({ method: 'POST', url: '/api/encounters', token: biller, body })).id);
    }
    const answers = await Promise.all(
      ids.map((id) => server.call({ method: 'POST', url: `/api/encounters/${id}/suggest`, token: biller })),
    );
    assert.equal(answers.filter(({ status }) => status === 200).length, 1);
    assert.equal(answers.filter(({ status }) => status === 503).length, 5);
  });

  test('a practice sees what left for the model; another practice sees nothing of it', async () => {
    const { id } = await create();
    await suggest(id);
    const admin = await server.tokenOf(practice.users.PRACTICE_ADMIN.email);
    const url = `/api/suggestions/sends?encounterId=${id}&limit=1`;
    const page = await server.ok<{ items: ModelSend[]; nextCursor: string | null }>({ url, token: admin });
    assert.equal(page.items[0]?.outcome, 'answered');
    assert.ok(page.nextCursor);
    const rest = await server.ok<{ items: ModelSend[] }>({ url: `${url}&cursor=${page.nextCursor}`, token: admin });
    assert.deepEqual(
      new Set([...page.items, ...rest.items].map(({ call }) => call)),
      new Set(['encounter_facts', 'service_facts']),
    );
    const other = await server.addPractice();
    const stranger = await server.tokenOf(other.users.PRACTICE_ADMIN.email);
    assert.deepEqual((await server.ok<{ items: ModelSend[] }>({ url, token: stranger })).items, []);
    assert.equal((await server.call({ url, token })).status, 403);
  });

  test('runs are kept and compared; what people do with codes is counted by code and by rule', async () => {
    const { id } = await create();
    const first = (await suggest(id)).body;
    await suggest(id, { engine: 'rules' });
    const { items } = await server.ok<{ items: SuggestionRunSummary[] }>({
      url: `/api/encounters/${id}/suggestions/runs`,
      token,
    });
    assert.deepEqual(
      items.map(({ mode, isShown }) => [mode, isShown]),
      [
        ['rules', true],
        ['openai', false],
      ],
    );
    assert.equal(items[1]?.changes, null);
    assert.deepEqual(items[0]?.changes, { em: null, added: [], removed: [] });

    const codes = first.suggestion?.diagnoses.map(({ code }) => code) ?? [];
    const [kept, dropped] = codes;
    assert.ok(kept && dropped);
    const respond = (code: string, response: string) =>
      server.ok({
        method: 'POST',
        url: `/api/encounters/${id}/suggestions/responses`,
        token,
        body: { kind: 'diagnosis', code, response },
      });
    await respond(kept, 'accepted');
    await respond(dropped, 'dismissed');
    const admin = await server.tokenOf(practice.users.PRACTICE_ADMIN.email);
    const rates = await server.ok<FeedbackRates>({ url: '/api/suggestions/feedback', token: admin });
    assert.equal(rates.byCode.find(({ key }) => key === kept)?.overrideRate, 0);
    assert.equal(rates.byCode.find(({ key }) => key === dropped)?.overrideRate, 1);
    assert.ok(rates.byRule.some(({ kind, overridden }) => kind === 'diagnosis' && overridden === 1));
  });
});
