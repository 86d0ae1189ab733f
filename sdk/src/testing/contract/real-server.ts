import type { AddressInfo } from 'node:net';
import type { EmbedAccess, EmbedBootstrap, Encounter, PracticeRole } from '@codeloom/contracts';
import {
  loadTrainingCases,
  openTestDatabase,
  startTestServer,
  systemClock,
  TEST_PASSWORD,
} from '@codeloom/api/testing';
import type { CodeloomClient } from '../../client.ts';
import { createTrpcClient } from '../../trpc-client.ts';
import type { FakeCaller } from '../fake-access.ts';
import type { Accessed } from './access-cases.ts';
import { visit } from './subject.ts';

/** A page of the vendor, as its session names it. */
const HOST = 'https://emr.example.com';
/** What a browser adds to a call of our own page. */
const ownPage = { 'sec-fetch-site': 'same-origin', origin: 'http://localhost:4000' };

export interface RealServer {
  /** A client of somebody with this role, in a practice of their own. */
  signIn(role: PracticeRole): Promise<CodeloomClient>;
  /** Somebody in the one practice of the access cases, with an encounter of their own and another one. */
  access(caller: FakeCaller): Promise<Accessed>;
  close(): Promise<void>;
}

/** The server over HTTP, as pages reach it. */
export async function openRealServer(kind: 'embedded' | 'PostgreSQL'): Promise<RealServer> {
  const opened = await openTestDatabase(kind);
  const server = await startTestServer(opened);
  await loadTrainingCases(opened.database, systemClock);
  await server.app.listen({ host: '127.0.0.1', port: 0 });
  const { port } = server.app.server.address() as AddressInfo;
  const at = `http://127.0.0.1:${port}`;
  type Practice = Awaited<ReturnType<typeof server.addPractice>>;
  const practice = await server.addPractice({ providersFinalize: true });

  async function site({ users }: Practice, role: PracticeRole): Promise<CodeloomClient> {
    const signedIn = await fetch(`${at}/trpc/auth.signIn`, {
      method: 'POST',
      headers: { ...ownPage, 'content-type': 'application/json' },
      body: JSON.stringify({ email: users[role].email, password: TEST_PASSWORD }),
    });
    const cookie = signedIn.headers.getSetCookie()[0]?.split(';')[0] ?? '';
    return createTrpcClient({ url: `${at}/trpc`, fetch: sending({ ...ownPage, cookie }) });
  }

  async function embed({ role, components }: FakeCaller, encounterId: string): Promise<CodeloomClient> {
    const { clientSecret } = await server.ok<EmbedBootstrap>({
      method: 'POST',
      url: '/api/embed/sessions',
      token: practice.apiKey,
      body: {
        practiceId: practice.id,
        user: { externalId: `emr-${role}`, name: 'Kim Vale', role },
        encounterId,
        components,
        allowedOrigins: [HOST],
      },
    });
    const page = { origin: HOST, 'sec-fetch-site': 'cross-site' };
    const answer = await fetch(`${at}/embed/trpc/embed.exchange`, {
      method: 'POST',
      headers: { ...page, 'content-type': 'application/json' },
      body: JSON.stringify({ clientSecret }),
    });
    const { result } = (await answer.json()) as { result: { data: EmbedAccess } };
    return createTrpcClient({
      url: `${at}/embed/trpc`,
      accessToken: () => Promise.resolve(result.data.accessToken),
      fetch: sending(page),
    });
  }

  const store = (body: object): Promise<Encounter> =>
    server.ok<Encounter>({ method: 'POST', url: '/api/encounters', token: practice.apiKey, body });

  return {
    signIn: async (role) => site(await server.addPractice({ providersFinalize: true }), role),
    async access(caller) {
      const providerId = practice.users.PROVIDER.id;
      const [own, other] = [await store({ ...visit(), providerId }), await store({ ...visit(), providerId })];
      const client = caller.components ? await embed(caller, own.id) : await site(practice, caller.role);
      return { client, own: own.id, other: other.id };
    },
    async close() {
      await server.app.close();
      await opened.close();
    },
  };
}

/** A browser's `fetch`: it adds what scripts cannot set themselves. */
function sending(extra: Record<string, string>): typeof fetch {
  return (address, init) => {
    const headers = new Headers(init?.headers);
    for (const [name, value] of Object.entries(extra)) headers.set(name, value);
    return fetch(address, { ...init, headers });
  };
}
