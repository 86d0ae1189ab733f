import type { LightMyRequestResponse } from 'fastify';
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import type { EncounterCreateInput, ErrorBody, PracticeId, PracticeRole, UserId } from '@codeloom/contracts';
import { emailHashOf, hashPassword } from '../modules/auth/index.ts';
import { makeApiKey } from '../modules/embed/index.ts';
import { systemClock } from '../platform/clock.ts';
import type { Clock } from '../platform/clock.ts';
import type { Config } from '../platform/config.ts';
import { createKeyProvider, createPhiCipher } from '../platform/crypto/index.ts';
import { createLogger } from '../platform/logger.ts';
import { openSecrets } from '../platform/secrets.ts';
import { createPractice } from '../seed/create-practice.ts';
import { buildServer } from '../server.ts';
import type { CodeloomServer } from '../server.ts';
import type { TestDatabase } from './database.ts';

export const TEST_PASSWORD = 'a sentence only tests know';

let passwordHash: Promise<string> | null = null;

export interface TestPractice {
  readonly id: PracticeId;
  readonly apiKey: string;
  /** One user of each role. */
  readonly users: Record<PracticeRole, { id: string; email: string }>;
}

export interface TestServer extends CodeloomServer {
  /** Everything that was logged, as text. */
  readonly logged: () => string;
  addPractice(options?: { providersFinalize?: boolean; storePhi?: boolean; label?: string }): Promise<TestPractice>;
  addPlatformAdmin(): Promise<{ email: string }>;
  /** A REST access token of the user. */
  tokenOf(email: string): Promise<string>;
  /** A REST call with JSON in and out. */
  call<T = unknown>(options: RestCall): Promise<RestAnswer<T>>;
  /** The same, for a call that must succeed. */
  ok<T>(options: RestCall): Promise<T>;
}

export interface RestCall {
  method?: 'GET' | 'POST' | 'PATCH' | 'DELETE' | 'PUT';
  url: string;
  token?: string;
  body?: unknown;
  headers?: Record<string, string>;
  /** The caller's address, for the limits of sign-in. */
  ip?: string;
}

export interface RestAnswer<T> {
  status: number;
  /** The answer as its route promises it; read it after looking at `status`. */
  body: T;
  /** The error, where the answer is one. */
  error: ErrorBody['error'] | undefined;
  headers: LightMyRequestResponse['headers'];
}

/** A server over a test database. Nothing listens; requests are injected. */
export async function startTestServer(
  { config, database }: Pick<TestDatabase, 'config' | 'database'>,
  options: { config?: Partial<Config>; clock?: Clock } = {},
): Promise<TestServer> {
  const lines: string[] = [];
  const logger = createLogger({ level: 'info' }, { write: (line: string) => void lines.push(line) });
  const secrets = await openSecrets(config);
  const clock = options.clock ?? systemClock;
  const cipher = createPhiCipher({ keyProvider: createKeyProvider(secrets.wrappingKeys), clock });
  const folders = {
    portal: join(config.dataDir, 'portal'),
    elements: join(config.dataDir, 'elements'),
    stories: join(config.dataDir, 'stories'),
  };
  const server = await buildServer({
    config: { ...config, ...options.config },
    database,
    cipher,
    clock,
    logger,
    tokenKey: secrets.tokenKey,
    bundles: folders,
    version: '0.0.0-test',
  });
  await server.app.ready();

  async function call<T>({ method = 'GET', url, token, body, headers = {}, ip }: RestCall): Promise<RestAnswer<T>> {
    const answer = await server.app.inject({
      method,
      url,
      headers: { ...headers, ...(token === undefined ? {} : { authorization: `Bearer ${token}` }) },
      ...(body === undefined ? {} : { payload: body as object }),
      ...(ip === undefined ? {} : { remoteAddress: ip }),
    });
    const isJson = (answer.headers['content-type'] ?? '').includes('json');
    const parsed = (isJson ? answer.json() : answer.body) as T;
    const error = (parsed as Partial<ErrorBody> | null)?.error;
    return { status: answer.statusCode, body: parsed, error, headers: answer.headers };
  }

  async function ok<T>(options: RestCall): Promise<T> {
    const { status, body } = await call<T>(options);
    if (status !== 200) throw new Error(`${options.url} answered ${status}: ${JSON.stringify(body)}`);
    return body;
  }

  return {
    ...server,
    call,
    ok,
    logged: () => lines.join(''),
    async addPractice({ providersFinalize = true, storePhi = true, label = 'Test' } = {}) {
      passwordHash ??= hashPassword(TEST_PASSWORD);
      const id = randomUUID() as PracticeId;
      const apiKey = makeApiKey();
      const user = (role: PracticeRole) => ({
        id: randomUUID() as UserId,
        email: `${role.toLowerCase()}-${id}@example.com`,
      });
      const users = { PROVIDER: user('PROVIDER'), BILLER: user('BILLER'), PRACTICE_ADMIN: user('PRACTICE_ADMIN') };
      await createPractice(
        { database, cipher, clock },
        {
          id,
          organization: { id: randomUUID(), name: `${label} organization` },
          name: `${label} practice`,
          specialty: 'family_medicine',
          timeZone: 'America/Chicago',
          settings: { phiRetentionDays: 2555, providersFinalize, storePhi },
          apiKey: { name: 'Test EMR', secret: apiKey },
          users: (Object.keys(users) as PracticeRole[]).map((role) => ({
            ...users[role],
            firstName: label,
            lastName: role,
            role,
          })),
        },
        await passwordHash,
      );
      return { id, apiKey, users };
    },
    async addPlatformAdmin() {
      passwordHash ??= hashPassword(TEST_PASSWORD);
      const hash = await passwordHash;
      const id = randomUUID();
      const email = `platform-${id}@example.com`;
      const now = clock.now();
      await database.withGlobal(async (tx) => {
        const names = { firstName: 'Platform', lastName: 'Admin' };
        await tx.platformUser.create({ data: { id, email, ...names, status: 'active', createdAt: now } });
        await tx.login.create({
          data: { emailHash: emailHashOf(email), platformUserId: id, passwordHash: hash, updatedAt: now },
        });
      });
      return { email };
    },
    async tokenOf(email) {
      const login = { method: 'POST', url: '/api/auth/login', body: { email, password: TEST_PASSWORD } } as const;
      return (await ok<{ token: string }>(login)).token;
    },
  };
}

/** A synthetic visit; tests change what they are about. */
export function visit(changes: Partial<EncounterCreateInput> = {}): EncounterCreateInput {
  return {
    patientPseudoId: 'P-1001',
    encounterDate: '2026-03-12',
    visitType: 'office_established',
    specialty: 'family_medicine',
    noteText: [
      'HPI: Established patient here for follow-up of type 2 diabetes and hypertension. Home sugars have been running high.',
      'Medications: metformin 1000 mg twice daily, lisinopril 20 mg daily.',
      'Labs reviewed today: hemoglobin A1c 8.9%, basic metabolic panel normal.',
      'Assessment and Plan:',
      '1. Type 2 diabetes mellitus with hyperglycemia, not at goal. Start empagliflozin 10 mg daily. Repeat A1c in 3 months.',
      '2. Essential hypertension, stable. Continue lisinopril 20 mg daily.',
    ].join('\n'),
    ...changes,
  };
}
