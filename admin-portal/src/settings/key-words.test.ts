import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ApiKey } from '@codeloom/contracts';
import { allScopes, purposeOf, stateOf } from './key-words.ts';

const key = (changes: Partial<ApiKey>): ApiKey => ({
  id: '0192f0c4-5a6b-7c8d-9e0f-123456789abc',
  practiceId: '0192f0c4-5a6b-7c8d-9e0f-123456789abd' as ApiKey['practiceId'],
  name: 'EMR',
  kind: 'secret',
  mode: 'live',
  prefix: 'cl_0123456789ab',
  scopes: [...allScopes],
  allowedOrigins: [],
  partnerId: null,
  createdAt: '2026-01-01T00:00:00.000Z',
  lastUsedAt: null,
  expiresAt: null,
  revokedAt: null,
  ...changes,
});
const now = new Date('2026-03-12T12:00:00Z');

test('a key is live until it is revoked or its overlap is over', () => {
  assert.deepEqual(stateOf(key({}), now), { word: 'Not used so far', isLive: true });
  assert.equal(stateOf(key({ revokedAt: '2026-03-01T00:00:00.000Z' }), now).isLive, false);
  assert.equal(stateOf(key({ expiresAt: '2026-03-13T00:00:00.000Z' }), now).isLive, true);
  assert.equal(stateOf(key({ expiresAt: '2026-03-12T11:59:59.000Z' }), now).isLive, false);
});

test('a key says what it is for', () => {
  assert.equal(purposeOf(key({})), 'Everything a server may do');
  assert.equal(purposeOf(key({ scopes: ['embed'] })), 'Open embedded sessions');
  const publishable = key({ kind: 'publishable', scopes: [], allowedOrigins: ['https://emr.example.com'] });
  assert.equal(purposeOf(publishable), 'Pages of https://emr.example.com');
});
