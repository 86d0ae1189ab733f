import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { CodeloomError } from './error.ts';
import { createEmbedConnection } from './embed-session.ts';
import type { CodeloomConnection, ConnectionChange } from './connection.ts';

const START = Date.parse('2026-03-02T15:00:00.000Z');
const TEN_MINUTES_MS = 600_000;

interface Host {
  connection: CodeloomConnection;
  /** Requests as `path authorization`. */
  sent: string[];
  secrets: number;
  changes: ConnectionChange[];
  clock: { now: number };
  /** The server's answers to come; by default it accepts. */
  server: { refuse401: number; encounterId: string; userId: string; down: boolean };
  /** What drafts were saved, as they arrived. */
  drafts: string[];
}

/** A host page and a server in one: the server issues tokens t1, t2 … that live ten minutes. */
function host(fetchClientSecret?: () => Promise<string>): Host {
  let issued = 0;
  const state: Host = {
    sent: [],
    secrets: 0,
    changes: [],
    clock: { now: START },
    server: {
      refuse401: 0,
      encounterId: '019a0000-0000-7000-8000-000000000001',
      userId: '019a0000-0000-7000-8000-0000000000b1',
      down: false,
    },
    drafts: [],
    connection: undefined as never,
  };
  const answer = (status: number, body: unknown): Response =>
    new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json' } });
  const fetch = (url: string | URL | Request, init?: RequestInit): Promise<Response> => {
    const path = new URL(url instanceof Request ? url.url : url).pathname.replace('/embed/trpc/', '');
    const headers = new Headers(init?.headers);
    state.sent.push(`${path} ${headers.get('authorization') ?? 'none'}`);
    assert.equal(init?.credentials, 'omit');
    if (state.server.down) return Promise.reject(new TypeError('Failed to fetch'));
    if (path === 'embed.exchange') {
      issued += 1;
      return Promise.resolve(
        answer(200, {
          result: {
            data: {
              accessToken: `t${issued}`,
              expiresAt: new Date(state.clock.now + TEN_MINUTES_MS).toISOString(),
              practiceId: '019a0000-0000-7000-8000-0000000000aa',
              encounterId: state.server.encounterId,
              encounterExternalId: null,
              role: 'BILLER',
              userId: state.server.userId,
              userName: 'Robin Hale',
              components: {},
            },
          },
        }),
      );
    }
    if (state.server.refuse401 > 0) {
      state.server.refuse401 -= 1;
      return Promise.resolve(
        answer(401, {
          error: { message: 'Sign in again.', code: -32001, data: { code: 'unauthenticated', requestId: 'r1' } },
        }),
      );
    }
    if (path === 'drafts.save') {
      const body = JSON.parse(typeof init.body === 'string' ? init.body : '{}') as { content: { noteText: string } };
      state.drafts.push(body.content.noteText);
      return Promise.resolve(answer(200, { result: { data: { savedAt: '', expiresAt: '' } } }));
    }
    return Promise.resolve(answer(200, { result: { data: { hits: [], codeSet: {} } } }));
  };
  state.connection = createEmbedConnection({
    baseUrl: 'https://codeloom.test',
    fetchClientSecret: () => {
      state.secrets += 1;
      return fetchClientSecret ? fetchClientSecret() : Promise.resolve(`secret-${state.secrets}-of-the-host`);
    },
    fetch,
    now: () => state.clock.now,
  });
  state.connection.subscribe((change) => state.changes.push(change));
  return state;
}

const type = ({ connection }: Host, noteText: string): Promise<unknown> =>
  connection.client.drafts.save({
    encounterId: '019a0000-0000-7000-8000-000000000001',
    encounterVersion: 1,
    content: { kind: 'note', noteText },
  });

/** A page whose host lets nobody in while `isOut`. */
function signedOutHost(): Host & { door: { isOut: boolean } } {
  const door = { isOut: false };
  const page = host(() =>
    door.isOut ? Promise.reject(new Error('signed out')) : Promise.resolve('secret-of-the-host-page'),
  );
  return { ...page, door };
}

const search = ({ connection }: Host): Promise<unknown> =>
  connection.client.codes.search({ system: 'icd10cm', query: 'knee' });

describe('an embed session', () => {
  it('exchanges one secret and then speaks with the token, never with cookies', async () => {
    const page = host();
    const grant = await page.connection.open();
    assert.equal(grant?.userName, 'Robin Hale');
    assert.doesNotMatch(JSON.stringify(grant), /accessToken/);
    await search(page);
    assert.deepEqual(page.sent, ['embed.exchange none', 'codes.search Bearer t1']);
  });

  it('asks for one secret however many calls begin at once', async () => {
    const page = host();
    await Promise.all(Array.from({ length: 10 }, () => search(page)));
    assert.equal(page.secrets, 1);
  });

  it('renews before the token runs out', async () => {
    const page = host();
    await search(page);
    page.clock.now += TEN_MINUTES_MS - 59_000;
    await search(page);
    assert.equal(page.secrets, 2);
    assert.equal(page.sent.at(-1), 'codes.search Bearer t2');
  });

  it('renews once after a 401 and sends the call again', async () => {
    const page = host();
    await page.connection.open();
    page.server.refuse401 = 1;
    await search(page);
    assert.equal(page.sent.at(-1), 'codes.search Bearer t2');
    assert.deepEqual(page.changes, []);
  });

  it('passes on a second 401 instead of asking for ever', async () => {
    const page = host();
    await page.connection.open();
    page.server.refuse401 = 2;
    await assert.rejects(search(page), { code: 'unauthenticated', requestId: 'r1' });
    assert.equal(page.secrets, 2);
  });

  it('tells the page when a renewed session is for another encounter', async () => {
    const page = host();
    await page.connection.open();
    page.server.encounterId = '019a0000-0000-7000-8000-000000000002';
    page.clock.now += TEN_MINUTES_MS;
    await search(page);
    assert.deepEqual(page.changes, ['changed']);
  });

  it('tells the page that it expired when the host gives no new secret', async () => {
    let calls = 0;
    const page = host(() => {
      calls += 1;
      return calls === 1 ? Promise.resolve('secret-of-the-host-page') : Promise.reject(new Error('signed out'));
    });
    await page.connection.open();
    page.clock.now += TEN_MINUTES_MS;
    await assert.rejects(search(page), { code: 'sessionExpired' });
    assert.deepEqual(page.changes, ['expired']);
  });

  it('does not keep a failed start: the next call tries again', async () => {
    const page = host();
    page.server.down = true;
    await assert.rejects(page.connection.open(), { code: 'network' });
    page.server.down = false;
    await page.connection.open();
    assert.equal(page.secrets, 2);
  });

  it('forgets the session when it is ended, also while an exchange is under way', async () => {
    const page = host();
    const opening = page.connection.open();
    page.connection.end();
    await assert.rejects(opening, { code: 'sessionExpired' });
    assert.deepEqual(page.changes, ['expired']);
  });

  it('goes on with a token that still serves when the host cannot renew it for a moment', async () => {
    const page = signedOutHost();
    await page.connection.open();
    page.door.isOut = true;
    page.clock.now += TEN_MINUTES_MS - 30_000;
    await search(page);
    await search(page);
    assert.deepEqual(page.changes, []);
    assert.equal(page.sent.at(-1), 'codes.search Bearer t1');
    page.clock.now += 30_000;
    page.door.isOut = false;
    await search(page);
    assert.equal(page.sent.at(-1), 'codes.search Bearer t2');
    assert.deepEqual(page.changes, []);
  });

  it('keeps what was typed at its end until the same person is back, the newest of it, before anything is shown', async () => {
    const page = signedOutHost();
    await page.connection.open();
    page.door.isOut = true;
    page.server.refuse401 = 1;
    await assert.rejects(type(page, 'Half'), { code: 'sessionExpired' });
    assert.deepEqual(page.changes, ['expired']);
    const asked = page.sent.length;
    await assert.rejects(type(page, 'Half a sentence'), { code: 'sessionExpired' });
    assert.equal(page.sent.length, asked, 'a closed session is not asked for again by a draft');
    page.door.isOut = false;
    await page.connection.open();
    assert.deepEqual(page.drafts, ['Half a sentence']);
  });

  it('forgets what was typed when somebody else comes, and when the host ends the session', async () => {
    const page = signedOutHost();
    await page.connection.open();
    page.door.isOut = true;
    page.server.refuse401 = 1;
    await assert.rejects(type(page, 'Theirs'));
    page.door.isOut = false;
    page.server.userId = '019a0000-0000-7000-8000-0000000000b2';
    await page.connection.open();
    assert.deepEqual(page.drafts, []);

    page.door.isOut = true;
    page.server.refuse401 = 1;
    await assert.rejects(type(page, 'Given up'));
    page.connection.end();
    page.door.isOut = false;
    await page.connection.open();
    assert.deepEqual(page.drafts, []);
  });

  it('lets what is unsaved out with the last token when the host ends it, and then ends it at the server', async () => {
    const page = host();
    await page.connection.open();
    page.connection.subscribe(() => void type(page, 'The last word').catch(() => undefined));
    page.connection.end();
    await new Promise((resolve) => setTimeout(resolve, 20));
    assert.deepEqual(page.sent.slice(-2), ['drafts.save Bearer t1', 'embed.end Bearer t1']);
    assert.equal(page.secrets, 1);
  });
});

it('a call refused under one person is not sent again as the next one, and a draft of the first is not kept', async () => {
  const page = host();
  await page.connection.open();
  page.server.refuse401 = 1;
  page.server.userId = '019a0000-0000-7000-8000-0000000000b2';
  await assert.rejects(type(page, 'typed by the first'), (error: CodeloomError) => error.code === 'sessionExpired');
  await page.connection.open();
  await type(page, 'typed by the second');
  assert.deepEqual(page.drafts, ['typed by the second']);
});
