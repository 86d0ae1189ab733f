// One suite, two implementations of CodeloomClient: the in-memory fake, and the real server over HTTP.
import { after, before, describe } from 'node:test';
import type { AddressInfo } from 'node:net';
import {
  loadTrainingCases,
  openTestDatabase,
  startTestServer,
  systemClock,
  TEST_PASSWORD,
} from '@codeloom/api/testing';
import { createTrpcClient } from '../../trpc-client.ts';
import type { CodeloomClient } from '../../client.ts';
import { createFakeClient } from '../fake-client.ts';
import { sampleCases } from '../sample-training.ts';
import { sampleEngine, sampleTable } from '../samples.ts';
import { deskCases } from './desk-cases.ts';
import { encounterCases } from './encounter-cases.ts';
import { practiceCases } from './practice-cases.ts';
import type { On } from './subject.ts';

function allCases(on: On): void {
  encounterCases(on);
  deskCases(on);
  practiceCases(on);
}

describe('the in-memory fake keeps the contract of the client', () => {
  const client = createFakeClient({ engine: sampleEngine, table: sampleTable, training: sampleCases });
  allCases(() => ({ client }));
});

describe('the real server keeps the contract of the client', () => {
  let client: CodeloomClient | null = null;
  const ends: (() => Promise<unknown>)[] = [];

  before(async () => {
    const opened = await openTestDatabase('embedded');
    ends.unshift(() => opened.close());
    const server = await startTestServer(opened);
    await loadTrainingCases(opened.database, systemClock);
    const practice = await server.addPractice();
    await server.app.listen({ host: '127.0.0.1', port: 0 });
    ends.unshift(() => server.app.close());
    const { port } = server.app.server.address() as AddressInfo;
    const url = `http://127.0.0.1:${port}/trpc`;
    // What a browser adds to a call of our own page.
    const browser = { 'sec-fetch-site': 'same-origin', origin: 'http://localhost:4000' };
    const signedIn = await fetch(`${url}/auth.signIn`, {
      method: 'POST',
      headers: { ...browser, 'content-type': 'application/json' },
      body: JSON.stringify({ email: practice.users.PRACTICE_ADMIN.email, password: TEST_PASSWORD }),
    });
    const cookie = signedIn.headers.getSetCookie()[0]?.split(';')[0] ?? '';
    const send: typeof fetch = (address, init) => {
      const headers = new Headers(init?.headers);
      for (const [name, value] of Object.entries({ ...browser, cookie })) headers.set(name, value);
      return fetch(address, { ...init, headers });
    };
    client = createTrpcClient({ url, fetch: send });
  });
  after(async () => {
    for (const end of ends) await end();
  });

  allCases(() => {
    if (!client) throw new Error('The server is there inside tests only.');
    return { client };
  });
});
