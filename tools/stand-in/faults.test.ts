import assert from 'node:assert/strict';
import { after, describe, test } from 'node:test';
import {
  defaultLimits,
  modelProblem,
  ModelFailure,
  openGateway,
  suggestWithModel,
  type ModelSettings,
  type SendRecord,
} from '@codeloom/api/model';
import { curatedTable } from '@codeloom/rules';
import { faults, type Fault } from './faults.ts';
import { ownTime } from './own-time.ts';
import { startStandIn, type StandInMode } from './server.ts';

const note =
  'HPI: 58-year-old with hypertension, here for follow-up.\nAssessment and Plan:\n1. Hypertension, stable. Continue lisinopril 20 mg daily.';
const open = () => startStandIn({ refusedKey: 'sk-a-refused-key' });
let standIn = await open();
after(() => standIn.close());

function settings(changes: Partial<ModelSettings> = {}): ModelSettings {
  return {
    mode: 'mock',
    apiKey: 'key',
    baseUrl: changes.azure ? standIn.baseUrl.replace(/\/v1$/, '') : standIn.baseUrl,
    model: 'stand-in',
    organization: null,
    azure: null,
    ...defaultLimits,
    ...changes,
  };
}

const visit = { note, dateOfService: '2026-03-02' };

/** What a suggestion came to, with what the endpoint and the clock were asked for on the way. */
async function ask(
  changes: Partial<ModelSettings>,
  mode: StandInMode,
  { faultsLeft = null, startedAt }: { faultsLeft?: number | null; startedAt?: number } = {},
) {
  // Each suggestion has an endpoint of its own: a call that was broken off may reach the old one late, and is not counted here.
  await standIn.close();
  standIn = Object.assign(await open(), { mode, faultsLeft });
  const sends: SendRecord[] = [];
  const time = ownTime();
  const gateway = openGateway(settings(changes), time);
  const over = new AbortController();
  const asked = suggestWithModel(gateway, {
    ...{ visit, table: curatedTable, practiceId: 'p', known: [], secret: new Uint8Array(32), startedAt },
    onSent: (send) => sends.push(send),
  })
    .then(
      (result) => ({ result, failure: null }),
      (error: unknown) => {
        assert.ok(error instanceof ModelFailure, String(error));
        return { result: null, failure: error };
      },
    )
    .finally(() => over.abort());
  // Silence and drip end by the clock alone: it passes a call's limit each time both calls stand at the endpoint.
  if (mode === 'silence' || mode === 'drip') {
    for (let tries = 2; !over.signal.aborted;) {
      if (standIn.requestCount >= tries) {
        time.pass(settings(changes).callTimeoutMs);
        tries += 2;
      }
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
  }
  const answer = await asked;
  gateway.close();
  return { ...answer, sends, time, requests: standIn.requestCount };
}

const expected: Record<Fault, string> = {
  silence: 'timeout',
  drip: 'timeout',
  reset: 'connection',
  'half-close': 'connection',
  'rate-limit': 'rateLimited',
  'server-error': 'serverError',
  'invalid-json': 'malformed',
  'huge-body': 'tooLarge',
  'wrong-schema': 'schema',
  refusal: 'refusal',
};

/** Faults that another try may mend. */
const retried: readonly Fault[] = [
  'silence',
  'drip',
  'reset',
  'half-close',
  'rate-limit',
  'server-error',
  'invalid-json',
];
const { callTimeoutMs, totalBudgetMs } = defaultLimits;

describe('a model endpoint that fails', () => {
  for (const fault of faults) {
    test(`${fault}: no partial result, a cause, an end within the budget, a record of each call`, async () => {
      const { failure, sends, time, requests } = await ask({}, fault);
      assert.equal(failure?.reason, expected[fault]);
      assert.ok(time.now() <= totalBudgetMs, `${time.now()} ms of its own time`);
      assert.equal(sends.length, 2);
      assert.ok(sends.every(({ outcome, responseHash }) => outcome !== 'answered' && responseHash === null));
      // The whole has one limit, each try one of its own, and no fault is met more than twice by one call.
      const [whole, ...tries] = time.limits;
      assert.equal(whole, totalBudgetMs);
      assert.ok(tries.every((limit) => limit > 0 && limit <= callTimeoutMs));
      assert.ok(requests <= (retried.includes(fault) ? 4 : 2), `${requests} requests`);
      assert.ok(time.waits.length <= (retried.includes(fault) ? 2 : 0), `${time.waits.length} waits`);
    });
  }

  test('a silent endpoint is given the limit of a call, then what the budget has left', async () => {
    const { time, requests } = await ask({ totalBudgetMs: 20_000 }, 'silence');
    assert.equal(requests, 4);
    const [whole, ...tries] = time.limits;
    assert.equal(whole, 20_000);
    assert.deepEqual(tries.slice(0, 2), [callTimeoutMs, callTimeoutMs]);
    for (const limit of tries.slice(2)) {
      const left = 20_000 - callTimeoutMs - limit;
      assert.ok(left >= 250 && left <= 750, `${limit} ms: the budget without the first try and the wait`);
    }
  });

  test('a fault that passes is retried once, after the wait that the endpoint asked for', async () => {
    const { result, time, requests } = await ask({}, 'rate-limit', { faultsLeft: 2 });
    assert.equal(result?.em.recommended?.code, '99213');
    assert.deepEqual(time.waits, [1_000, 1_000]);
    assert.equal(requests, 4);
  });

  test('a wait beyond the budget is not waited for', async () => {
    const { failure, time, requests } = await ask({ totalBudgetMs: 1_800, callTimeoutMs: 700 }, 'rate-limit');
    assert.equal(failure?.reason, 'rateLimited');
    assert.deepEqual(time.waits, []);
    // The first that fails breaks off the other, which may not have arrived yet.
    assert.ok(requests <= 2, `${requests} requests`);
  });

  test('the breaker opens after at most ten failures and then answers at once', async () => {
    Object.assign(standIn, { mode: 'server-error', faultsLeft: null });
    const gateway = openGateway(settings(), ownTime());
    const before = standIn.requestCount;
    const reasons: string[] = [];
    for (let at = 0; at < 6; at += 1) {
      const input = {
        visit,
        table: curatedTable,
        practiceId: 'p',
        known: [],
        secret: new Uint8Array(32),
        onSent: () => undefined,
      };
      await suggestWithModel(gateway, input).catch((error: unknown) =>
        reasons.push(error instanceof ModelFailure ? error.reason : String(error)),
      );
    }
    assert.equal(gateway.breaker, 'open');
    assert.ok(standIn.requestCount - before <= 10, `${standIn.requestCount - before} requests`);
    assert.equal(reasons.at(-1), 'breakerOpen');
    gateway.close();
  });

  test('a refused key is said as such and not tried again', async () => {
    const { failure, requests } = await ask({ apiKey: 'sk-a-refused-key' }, 'computed');
    assert.equal(failure?.reason, 'keyRefused');
    assert.equal(requests, 0);
    assert.ok(!`${failure.stack ?? ''} ${failure.message}`.includes('sk-a-refused-key'));
  });

  test('at the start a refused key and an endpoint that is not there are said, without the key; a working one is not', async () => {
    const refused = await modelProblem(settings({ apiKey: 'sk-a-refused-key' }));
    assert.match(refused ?? '', /^OPENAI_API_KEY: http:\S+ refuses the key/);
    assert.ok(!refused?.includes('sk-a-refused-key'));
    const absent = await modelProblem(settings({ baseUrl: 'http://127.0.0.1:9/v1' }));
    assert.match(absent ?? '', /^OPENAI_BASE_URL: http:\/\/127\.0\.0\.1:9 cannot be reached/);
    assert.equal(await modelProblem(settings()), null);
  });

  test('a model without structured outputs is refused, not guessed with', async () => {
    assert.equal((await ask({ model: 'no-structured-outputs' }, 'computed')).failure?.reason, 'requestRefused');
  });

  test('an endpoint that cannot be reached ends the suggestion', async () => {
    assert.equal((await ask({ baseUrl: 'http://127.0.0.1:9/v1' }, 'computed')).failure?.reason, 'connection');
  });

  test('an Azure deployment is asked at its own address with its own header', async () => {
    const azure = { deployment: 'reader', apiVersion: '2024-10-21' };
    const { result, failure } = await ask({ azure }, 'computed');
    assert.equal(failure, null);
    assert.equal(result.engine.mode, 'mock');
  });

  test('an honest endpoint answers, and the record of each call holds counts and hashes', async () => {
    const { result, sends } = await ask({}, 'computed');
    assert.equal(result?.engine.mode, 'mock');
    assert.equal(result.engine.model, 'stand-in');
    assert.deepEqual(sends.map(({ call, outcome }) => `${call} ${outcome}`).sort(), [
      'encounter_facts answered',
      'service_facts answered',
    ]);
    assert.ok(
      sends.every(
        ({ responseHash, promptHash }) => /^[0-9a-f]{64}$/.test(`${responseHash}`) && /^[0-9a-f]{64}$/.test(promptHash),
      ),
    );
    assert.doesNotMatch(JSON.stringify(sends), /hypertension|lisinopril/i);
  });
});

test('the budget counts from the beginning of the request: what was spent before leaves less for the model', async () => {
  const changes = { callTimeoutMs: 12_000, totalBudgetMs: 20_000 };
  const { failure, time, requests } = await ask(changes, 'silence', { startedAt: -19_000 });
  assert.equal(failure?.reason, 'timeout');
  assert.deepEqual(time.limits, [1_000, 1_000, 1_000]);
  assert.equal(requests, 2);
});
