import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import type { EmbedAccess, EmbedBootstrap, EmbedComponents, Encounter } from '@codeloom/contracts';
import { eachDatabase } from './testing/database.ts';
import { startTestServer, visit, type TestPractice, type TestServer } from './testing/server.ts';

/** SECURITY G9 and issue 5: 1,000 abuses of embed tokens, none accepted. The kinds take turns; the seed is the number of the abuse. */
const ABUSES = 1000;
const ORIGIN = 'https://emr.example.com';
const CANARY = 'glimmerfen';
const wrongOrigins = [
  'https://evil.example',
  'http://emr.example.com',
  'https://emr.example.com:8443',
  'https://emr.example.com.evil.example',
  'https://sub.emr.example.com',
  'null',
  'https://EMR.example.com',
  '',
];

interface Session {
  bootstrap: EmbedBootstrap;
  access: EmbedAccess;
  encounter: Encounter;
}

eachDatabase('Abuses of embed tokens', (on) => {
  let server: TestServer;
  let a: TestPractice;
  let b: TestPractice;
  let session: Session;
  let foreign: Session;
  let sibling: Encounter;
  let readOnly: Session;
  let revokedSession: Session;
  let revokedKey: Session;
  let inactiveUser: Session;
  let expired: { token: string; secret: string };
  let restToken: string;

  const store = (practice: TestPractice) =>
    server.ok<Encounter>({
      method: 'POST',
      url: '/api/encounters',
      token: practice.apiKey,
      body: visit({ noteText: `${visit().noteText} ${CANARY}` }),
    });
  const begin = async (
    practice: TestPractice,
    components: EmbedComponents | object,
    { key = practice.apiKey, user = 'emr-1' }: { key?: string; user?: string } = {},
  ): Promise<Session> => {
    const encounter = await store(practice);
    const ask = () =>
      server.ok<EmbedBootstrap>({
        method: 'POST',
        url: '/api/embed/sessions',
        token: key,
        body: {
          practiceId: practice.id,
          user: { externalId: user, name: 'Ada Miles', role: 'BILLER' },
          encounterId: encounter.id,
          components,
          allowedOrigins: [ORIGIN],
        },
      });
    const bootstrap = await ask();
    const { result } = await server.ok<{ result: { data: EmbedAccess } }>({
      method: 'POST',
      url: '/embed/trpc/embed.exchange',
      headers: { origin: ORIGIN },
      body: { clientSecret: bootstrap.clientSecret },
    });
    return { bootstrap, access: result.data, encounter };
  };

  const everything = {
    note: { canEdit: true },
    suggest: { canRun: true },
    finalCodes: { canEdit: true, canFinalize: true },
    codeSearch: {},
  };

  before(async () => {
    server = await startTestServer(on());
    a = await server.addPractice();
    b = await server.addPractice();
    const admin = await server.tokenOf(a.users.PRACTICE_ADMIN.email);
    restToken = await server.tokenOf(a.users.BILLER.email);
    session = await begin(a, everything);
    foreign = await begin(b, everything);
    sibling = await store(a);
    readOnly = await begin(a, { suggest: { canRun: false }, finalCodes: { canEdit: false, canFinalize: false } });
    revokedSession = await begin(a, everything);
    await server.ok({
      method: 'DELETE',
      url: `/api/embed/sessions/${revokedSession.bootstrap.sessionId}`,
      token: a.apiKey,
    });
    const key = await server.ok<{ key: { id: string }; secret: string }>({
      method: 'POST',
      url: '/api/keys',
      token: admin,
      body: { kind: 'secret', name: 'Soon revoked' },
    });
    revokedKey = await begin(a, everything, { key: key.secret });
    await server.ok({ method: 'DELETE', url: `/api/keys/${key.key.id}`, token: admin });
    inactiveUser = await begin(a, everything, { user: 'leaving' });
    await on().asSuperuser(
      `UPDATE user_account SET status = 'inactive' WHERE external_id = 'leaving' AND practice_id = '${a.id}' RETURNING id`,
    );
    const late = await begin(a, everything);
    const { exp: _exp, ...claims } = JSON.parse(
      Buffer.from(late.access.accessToken.split('.')[1] ?? '', 'base64url').toString(),
    ) as { exp: number; sub: string; pid: string; esid: string; origin: string };
    expired = {
      token: await server.services.tokens.sign(
        'embed',
        { sub: claims.sub, pid: claims.pid, esid: claims.esid, origin: claims.origin },
        new Date(Date.now() - 1000),
      ),
      secret: (await begin(a, everything)).bootstrap.clientSecret,
    };
    await on().asSuperuser(
      `UPDATE embed_session SET secret_expires_at = now() - interval '1 second', exchanged_at = NULL WHERE exchanged_at IS NOT NULL AND id IN (SELECT id FROM embed_session ORDER BY created_at DESC LIMIT 1) RETURNING id`,
    );
  });

  interface Call {
    path: string;
    body: object;
    token?: string;
    origin?: string;
    url?: string;
  }
  const ways = (of: Session): { path: string; body: object }[] => {
    const { id, version } = of.encounter;
    const codes = { emCode: '99213', diagnoses: [{ code: 'I10' }], procedures: [] };
    return [
      { path: 'encounters.get', body: { id } },
      { path: 'encounters.update', body: { id, version, noteText: 'Overwritten.' } },
      { path: 'encounters.suggest', body: { id } },
      { path: 'encounters.setCodes', body: { id, version, ...codes } },
      { path: 'encounters.finalize', body: { id, version } },
      { path: 'codes.check', body: { encounterId: id, codes } },
      { path: 'drafts.get', body: { encounterId: id } },
    ];
  };
  const pick = <T>(items: readonly T[], n: number): T => items[n % items.length] as T;
  const flip = (token: string, at: number): string => {
    const index = 10 + (at % (token.length - 12));
    const next = token[index] === 'A' ? 'B' : token[index] === '.' ? 'x' : 'A';
    return token.slice(0, index) + next + token.slice(index + 1);
  };

  /** One abuse of each kind. A kind is one way in which a token or secret is used where it does not belong. */
  const kinds: Record<string, (n: number) => Call> = {
    'wrong origin': (n) => ({
      ...pick(ways(session), n),
      token: session.access.accessToken,
      origin: pick(wrongOrigins, n),
    }),
    'another practice’s encounter': (n) => ({ ...pick(ways(foreign), n), token: session.access.accessToken }),
    'another practice’s token': (n) => ({ ...pick(ways(session), n), token: foreign.access.accessToken }),
    'another encounter of the practice': (n) => ({
      ...pick(ways({ ...session, encounter: sibling }), n),
      token: session.access.accessToken,
    }),
    'a component that is not named': (n) => ({
      ...pick(ways(readOnly).slice(1, 5), n),
      token: readOnly.access.accessToken,
    }),
    'an ability no session has': (n) => ({
      ...pick(
        [
          { path: 'encounters.create', body: visit() },
          { path: 'encounters.void', body: { id: session.encounter.id, version: 1, reason: 'A reason.' } },
          { path: 'exports.createBatch', body: {} },
          { path: 'practice.changeSettings', body: { storePhi: false } },
          { path: 'apiKeys.create', body: { kind: 'secret', name: 'Mine' } },
          { path: 'partners.list', body: {} },
          { path: 'auth.signIn', body: { email: 'a@example.com', password: 'x' } },
          { path: '__proto__.constructor', body: {} },
        ],
        n,
      ),
      token: session.access.accessToken,
    }),
    'an expired token': (n) => ({ ...pick(ways(session), n), token: expired.token }),
    'an altered token': (n) => ({ ...pick(ways(session), n), token: flip(session.access.accessToken, n * 7) }),
    'a revoked session': (n) => ({ ...pick(ways(revokedSession), n), token: revokedSession.access.accessToken }),
    'a revoked key': (n) => ({ ...pick(ways(revokedKey), n), token: revokedKey.access.accessToken }),
    'a disabled user': (n) => ({ ...pick(ways(inactiveUser), n), token: inactiveUser.access.accessToken }),
    'another kind of credential': (n) => ({
      ...pick(ways(session), n),
      token: pick([restToken, a.apiKey, session.bootstrap.clientSecret, 'x'], n),
    }),
    'no credential': (n) => pick(ways(session), n),
    'an embed token on REST': (n) => ({
      path: '',
      body: {},
      url: pick([`/api/encounters/${session.encounter.id}`, '/api/encounters', '/api/exports/encounters'], n),
      token: session.access.accessToken,
    }),
    'a replayed secret': (n) => ({
      path: 'embed.exchange',
      body: { clientSecret: pick([session, readOnly, foreign], n).bootstrap.clientSecret },
    }),
    'an expired secret': () => ({ path: 'embed.exchange', body: { clientSecret: expired.secret } }),
    'an altered secret': (n) => ({
      path: 'embed.exchange',
      body: { clientSecret: flip(session.bootstrap.clientSecret, n * 5) },
    }),
  };

  async function hashOfWork(): Promise<string> {
    const [row] = await on().asSuperuser<{ hash: string }>(
      `SELECT concat(
        (SELECT md5(string_agg(t::text, '' ORDER BY t::text)) FROM encounter t),
        (SELECT md5(string_agg(t::text, '' ORDER BY t::text)) FROM encounter_note t),
        (SELECT md5(coalesce(string_agg(t::text, '' ORDER BY t::text), '')) FROM suggestion_run t),
        (SELECT md5(coalesce(string_agg(t::text, '' ORDER BY t::text), '')) FROM encounter_diagnosis t),
        (SELECT md5(coalesce(string_agg(t::text, '' ORDER BY t::text), '')) FROM practice_settings t),
        (SELECT md5(string_agg(t.id::text, '' ORDER BY t.id::text)) FROM api_key t)) AS hash`,
    );
    return row?.hash ?? '';
  }

  test(`of ${ABUSES} abuses none is accepted, none shows a word of a note and none changes a row`, async () => {
    const before = await hashOfWork();
    const names = Object.keys(kinds);
    const counts = new Map<string, number>();
    for (let n = 0; n < ABUSES; n += 1) {
      const name = pick(names, n);
      const call = kinds[name]?.(Math.floor(n / names.length));
      assert.ok(call);
      const { path, body, token, origin = ORIGIN, url } = call;
      const answer = await server.call({
        method: url === undefined ? 'POST' : 'GET',
        url: url ?? `/embed/trpc/${path}`,
        ...(token === undefined ? {} : { token }),
        headers: origin === '' ? {} : { origin },
        ...(url === undefined ? { body } : {}),
      });
      const told = `${name}, number ${n}: ${path || url} answered ${answer.status}`;
      assert.ok([401, 403, 404].includes(answer.status), told);
      assert.ok(!JSON.stringify(answer.body).includes(CANARY), told);
      counts.set(name, (counts.get(name) ?? 0) + 1);
    }
    assert.equal(counts.size, names.length);
    assert.equal(await hashOfWork(), before, 'no row of practices’ work changed');
    const { id } = session.encounter;
    const { accessToken: token } = session.access;
    const own = {
      method: 'POST',
      url: '/embed/trpc/encounters.get',
      token,
      headers: { origin: ORIGIN },
      body: { id },
    } as const;
    assert.equal((await server.call(own)).status, 200, 'the session itself still works');
  });
});
