import assert from 'node:assert/strict';
import { after, describe, test } from 'node:test';
import {
  defaultLimits,
  ModelFailure,
  openGateway,
  suggestWithModel,
  type ModelSettings,
  type SendRecord,
} from '@codeloom/api/model';
import { curatedTable } from '@codeloom/rules';
import { faults, type Fault } from './faults.ts';
import { startStandIn, type StandInMode } from './server.ts';

const note =
  'HPI: 58-year-old with hypertension, here for follow-up.\nAssessment and Plan:\n1. Hypertension, stable. Continue lisinopril 20 mg daily.';
const standIn = await startStandIn({ refusedKey: 'sk-a-refused-key' });
after(() => standIn.close());

function settings(changes: Partial<ModelSettings> = {}): ModelSettings {
  return {
    mode: 'mock',
    apiKey: 'key',
    baseUrl: standIn.baseUrl,
    model: 'stand-in',
    organization: null,
    azure: null,
    ...defaultLimits,
    ...changes,
  };
}

async function ask(changes: Partial<ModelSettings>, mode: StandInMode, faultsLeft: number | null = null) {
  Object.assign(standIn, { mode, faultsLeft, latencyMs: 0 });
  const sends: SendRecord[] = [];
  const gateway = openGateway(settings(changes));
  const started = performance.now();
  try {
    const visit = { note, dateOfService: '2026-03-02' };
    const result = await suggestWithModel(gateway, {
      visit,
      table: curatedTable,
      practiceId: 'p',
      known: [],
      secret: new Uint8Array(32),
      onSent: (send) => sends.push(send),
    });
    return { result, sends, failure: null, ms: performance.now() - started };
  } catch (error) {
    assert.ok(error instanceof ModelFailure, String(error));
    return { result: null, sends, failure: error, ms: performance.now() - started };
  } finally {
    gateway.close();
  }
}

/** Short limits, so that the suite is quick; the shares are those of the real ones (12 s in 25 s). */
const short = { callTimeoutMs: 600, totalBudgetMs: 2_500 };
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

describe('a model endpoint that fails', () => {
  for (const fault of faults) {
    test(`${fault}: no partial result, a cause, an end within the budget, a record of each call`, async () => {
      const { failure, sends, ms } = await ask(short, fault);
      assert.equal(failure?.reason, expected[fault]);
      // The endpoint is silent for 30 s; a slow machine adds seconds to the budget, never that.
      assert.ok(ms < 15_000, `${ms} ms`);
      assert.equal(sends.length, 2);
      assert.ok(sends.every(({ outcome, responseHash }) => outcome !== 'answered' && responseHash === null));
    });
  }

  test('a fault that passes is retried once, after the wait that the endpoint asked for', async () => {
    const { result, ms } = await ask({}, 'rate-limit', 2);
    assert.equal(result?.em.recommended?.code, '99213');
    assert.ok(ms >= 1_000, `${ms} ms: Retry-After was 1 s`);
  });

  test('a wait beyond the budget is not waited for', async () => {
    const before = standIn.requestCount;
    const { failure } = await ask({ totalBudgetMs: 1_800, callTimeoutMs: 700 }, 'rate-limit');
    // A machine too slow for the first answer within the call's time calls it a time-out.
    assert.match(failure?.reason ?? '', /^(?:rateLimited|timeout)$/);
    assert.ok(standIn.requestCount - before <= 2, 'each call was made once');
  });

  test('the breaker opens after at most ten failures and then answers at once', async () => {
    Object.assign(standIn, { mode: 'server-error', faultsLeft: null });
    const gateway = openGateway(settings());
    const before = standIn.requestCount;
    const reasons: string[] = [];
    for (let at = 0; at < 6; at += 1) {
      const visit = { note, dateOfService: '2026-03-02' };
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
    const before = standIn.requestCount;
    const { failure } = await ask({ apiKey: 'sk-a-refused-key' }, 'computed');
    assert.equal(failure?.reason, 'keyRefused');
    assert.equal(standIn.requestCount, before);
    assert.ok(!`${failure.stack ?? ''} ${failure.message}`.includes('sk-a-refused-key'));
  });

  test('a model without structured outputs is refused, not guessed with', async () => {
    assert.equal((await ask({ model: 'no-structured-outputs' }, 'computed')).failure?.reason, 'requestRefused');
  });

  test('an endpoint that cannot be reached ends the suggestion', async () => {
    assert.equal((await ask({ ...short, baseUrl: 'http://127.0.0.1:9/v1' }, 'computed')).failure?.reason, 'connection');
  });

  test('an Azure deployment is asked at its own address with its own header', async () => {
    const azure = { deployment: 'reader', apiVersion: '2024-10-21' };
    const { result, failure } = await ask({ azure, baseUrl: standIn.baseUrl.replace(/\/v1$/, '') }, 'computed');
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
  Object.assign(standIn, { mode: 'silence', faultsLeft: null, latencyMs: 0 });
  const gateway = openGateway(settings({ callTimeoutMs: 30_000, totalBudgetMs: 20_000 }));
  const started = performance.now();
  const asked = suggestWithModel(gateway, {
    visit: { note, dateOfService: '2026-03-02' },
    table: curatedTable,
    practiceId: 'p',
    known: [],
    secret: new Uint8Array(32),
    startedAt: started - 19_900,
    onSent: () => undefined,
  });
  await assert.rejects(asked, (error) => error instanceof ModelFailure && error.reason === 'timeout');
  assert.ok(performance.now() - started < 10_000, 'a whole budget was not spent again');
  gateway.close();
});
