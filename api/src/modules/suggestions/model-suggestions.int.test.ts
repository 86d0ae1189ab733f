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
    const llm = {
      ...on().config.llm,
      mode: 'openai',
      apiKey: 'sk-a-key',
      baseUrl: endpoint.url,
      model: 'a-model',
    } as const;
    server = await startTestServer(on(), { config: { llm } });
    practice = await server.addPractice();
    token = await server.tokenOf(practice.users.BILLER.email);
  });
  after(() => endpoint.server.close());

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

  test('a failing endpoint answers 503 with a plain message; no suggestion is stored, the calls and the failure are', async () => {
    const { id } = await create();
    endpoint.fails = true;
    const { status, error } = await suggest(id);
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
