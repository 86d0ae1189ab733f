import assert from 'node:assert/strict';
import { test } from 'node:test';
import OpenAI from 'openai';
import { failureOf, refusedParameter, retryAfterMs } from './attempt.ts';

const headers = new Headers({ 'retry-after': '7' });

test('Retry-After is read as seconds and as a date, and as nothing when it is neither', () => {
  const now = Date.parse('2026-03-02T10:00:00Z');
  assert.equal(retryAfterMs('3', now), 3_000);
  assert.equal(retryAfterMs('Mon, 02 Mar 2026 10:00:09 GMT', now), 9_000);
  assert.equal(retryAfterMs('soon', now), null);
  assert.equal(retryAfterMs(null, now), null);
});

test('an error becomes a cause without the words of the endpoint', () => {
  const error = OpenAI.APIError.generate(429, { error: { message: 'chest pain of the patient' } }, undefined, headers);
  const failure = failureOf(error, false);
  assert.deepEqual([failure.reason, failure.retryAfterMs, failure.status], ['rateLimited', 7_000, 429]);
  assert.doesNotMatch(failure.message + String(failure.cause), /chest/);
  assert.equal(failureOf(OpenAI.APIError.generate(401, {}, undefined, headers), false).reason, 'keyRefused');
  assert.equal(failureOf(OpenAI.APIError.generate(500, {}, undefined, headers), false).reason, 'serverError');
  assert.equal(failureOf(new Error('socket hang up'), false).reason, 'connection');
  assert.equal(failureOf(new Error('aborted'), true).reason, 'timeout');
});

test('only a parameter that a model may lack is left out after a 400', () => {
  const named = (param: string) =>
    OpenAI.APIError.generate(400, { error: { message: 'Unsupported.', param } }, undefined, headers);
  assert.equal(refusedParameter(named('temperature')), 'temperature');
  assert.equal(refusedParameter(named('response_format')), null);
});
