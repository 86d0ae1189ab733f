import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createTrpcClient } from './trpc-client.ts';

interface Sent {
  path: string;
  method: string;
  body: unknown;
  key: string | null;
}

/** A client over a server that answers each call with the next of these. */
function clientOver(answers: (() => Response | Promise<Response>)[]): {
  sent: Sent[];
  client: ReturnType<typeof createTrpcClient>;
} {
  const sent: Sent[] = [];
  const client = createTrpcClient({
    url: 'https://codeloom.test/trpc',
    policy: { retryDelaysMs: [1, 1] },
    fetch: (url, init) => {
      const { pathname } = new URL(url instanceof Request ? url.url : url);
      const body: unknown = typeof init?.body === 'string' ? JSON.parse(init.body) : null;
      const key = new Headers(init?.headers).get('idempotency-key');
      sent.push({ path: pathname.replace('/trpc/', ''), method: init?.method ?? 'GET', body, key });
      const answer = answers.shift();
      return answer ? Promise.resolve(answer()) : Promise.reject(new Error('No further call was expected.'));
    },
  });
  return { sent, client };
}

const ok = (data: unknown) => (): Response => Response.json({ result: { data } });
const refused =
  (status: number, data: object, message = 'No.') =>
  (): Response =>
    Response.json({ error: { message, code: -32000, data } }, { status });
const away = (): Promise<Response> => Promise.reject(new TypeError('Failed to fetch'));

describe('the tRPC client', () => {
  it('sends one request for each call, with path and input as the router wants them', async () => {
    const { client, sent } = clientOver([ok({ version: 2 }), ok({ done: true })]);
    await client.encounters.setCodes('e1', { version: 1, emCode: null, diagnoses: [], procedures: [] });
    await client.suggestions.respond('e1', { kind: 'diagnosis', code: 'I10', response: 'accepted' });
    assert.deepEqual(
      sent.map(({ path, body }) => ({ path, body })),
      [
        { path: 'encounters.setCodes', body: { id: 'e1', version: 1, emCode: null, diagnoses: [], procedures: [] } },
        {
          path: 'suggestions.respond',
          body: { encounterId: 'e1', kind: 'diagnosis', code: 'I10', response: 'accepted' },
        },
      ],
    );
  });

  it('keeps one idempotency key over the retries of a finalization', async () => {
    const { client, sent } = clientOver([away, ok({ status: 'finalized' })]);
    await client.encounters.finalize('e1', { version: 3 });
    assert.equal(sent.length, 2);
    assert.ok(sent[0]?.key);
    assert.equal(sent[0].key, sent[1]?.key);
  });

  it('never sends a change of codes twice on its own', async () => {
    const { client, sent } = clientOver([away]);
    await assert.rejects(
      client.encounters.setCodes('e1', { version: 1, emCode: null, diagnoses: [], procedures: [] }),
      { code: 'network' },
    );
    assert.equal(sent.length, 1);
  });

  it('hands on the server’s code, message, details and request id', async () => {
    const edits = [{ id: 'x', severity: 'stop', message: 'Two of a kind.', codes: ['I10'], source: 'test' }];
    const { client } = clientOver([
      refused(422, { code: 'unresolvedEdits', requestId: 'r9', details: { edits } }, 'Resolve the edits.'),
    ]);
    await assert.rejects(client.encounters.finalize('e1', { version: 1 }), {
      name: 'CodeloomError',
      code: 'unresolvedEdits',
      message: 'Resolve the edits.',
      requestId: 'r9',
      details: { edits },
    });
  });

  it('calls an unknown code of a newer server internal, and a page of HTML a bad answer', async () => {
    const { client } = clientOver([
      refused(418, { code: 'brandNew', requestId: 'r1' }),
      () => new Response('<html>sign in to this network</html>', { headers: { 'content-type': 'text/html' } }),
      () => new Response('{"result":', { headers: { 'content-type': 'application/json' } }),
    ]);
    await assert.rejects(client.encounters.reopen('e1', { version: 1, reason: 'because' }), { code: 'internal' });
    await assert.rejects(client.encounters.reopen('e1', { version: 1, reason: 'because' }), { code: 'badAnswer' });
    await assert.rejects(client.encounters.reopen('e1', { version: 1, reason: 'because' }), { code: 'badAnswer' });
  });

  it('tries a read again when a gateway answers for a server that restarts', async () => {
    const gateway = (): Response =>
      new Response('<html>502</html>', { status: 502, headers: { 'content-type': 'text/html' } });
    const { client, sent } = clientOver([gateway, ok({ hits: [] })]);
    await client.codes.search({ system: 'icd10cm', query: 'knee' });
    assert.equal(sent.length, 2);
  });
});
