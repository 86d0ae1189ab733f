import assert from 'node:assert/strict';
import { test } from 'node:test';
import { apiScopes, encounterIdSchema, practiceIdSchema, userIdSchema } from '@codeloom/contracts';
import { AppError } from './platform/errors.ts';
import { createAppRouter, type Services } from './router.ts';
import { anonymous, type Actor, type EmbedActor } from './transport/actor.ts';
import { authorize } from './transport/authorize.ts';
import { abilities, routeAbilities } from './transport/policy.ts';

const id = '0192f0c4-5a6b-7c8d-9e0f-123456789abc';
const practiceId = practiceIdSchema.parse(id);
const userId = userIdSchema.parse(id);

const provider: Actor = { type: 'user', practiceId, userId, role: 'PROVIDER', sessionId: 's' };
const embedded = (components: EmbedActor['components']): EmbedActor => ({
  type: 'embed',
  practiceId,
  userId,
  role: 'PRACTICE_ADMIN',
  embedSessionId: id,
  components,
  encounter: { id: encounterIdSchema.parse(id), externalId: null },
});

const denies = (code: string) => (error: unknown) => error instanceof AppError && error.code === code;

test('every tRPC procedure has a row in the policy table', () => {
  // The services are not called: only the names of the procedures are read.
  const router = createAppRouter({} as Services);
  const procedures = Object.keys(router._def.procedures);
  assert.ok(procedures.length >= 18, `${procedures.length} procedures`);
  assert.deepEqual(
    procedures.filter((path) => !Object.hasOwn(abilities, path)),
    [],
  );
});

test('every route of the table names an ability that exists', () => {
  for (const ability of Object.values(routeAbilities)) assert.ok(Object.hasOwn(abilities, ability), ability);
});

test('an ability without a row is denied, also under names that objects have by nature', () => {
  for (const name of ['encounters.steal', 'toString', '__proto__', 'constructor', '']) {
    assert.throws(() => authorize(name, provider, 'site'), denies('denied'));
  }
});

test('nobody known is asked to sign in, on every ability that is not open', () => {
  assert.throws(() => authorize('encounters.get', anonymous, 'rest'), denies('unauthenticated'));
  assert.throws(() => authorize('auth.signIn', anonymous, 'embed'), denies('unauthenticated'));
  assert.doesNotThrow(() => authorize('auth.signIn', anonymous, 'site'));
  assert.doesNotThrow(() => authorize('embed.exchange', anonymous, 'embed'));
});

test('a platform admin uses nothing that belongs to a practice', () => {
  const platform: Actor = { type: 'platform', platformUserId: id, sessionId: 's' };
  const allowed = Object.keys(abilities).filter((ability) => {
    try {
      authorize(ability, platform, 'rest');
      return true;
    } catch {
      return false;
    }
  });
  const expected = [
    'auth.login',
    'auth.me',
    'auth.register',
    'auth.signOut',
    'embed.signIn',
    'partners.create',
    'partners.list',
  ];
  assert.deepEqual(allowed.sort(), [...expected, 'public'].sort());
});

test('an API key starts sessions and stores notes, and never sets, finalizes or voids codes', () => {
  const partner: Actor = { type: 'partner', practiceId, apiKeyId: id, scopes: [...apiScopes] };
  for (const ability of ['embed.createSession', 'encounters.create', 'encounters.update', 'encounters.suggest']) {
    assert.doesNotThrow(() => authorize(ability, partner, 'rest'), ability);
  }
  for (const ability of ['encounters.setCodes', 'encounters.finalize', 'encounters.reopen', 'encounters.void']) {
    assert.throws(() => authorize(ability, partner, 'rest'), denies('denied'), ability);
  }
});

test('an embed session does what its components name, whatever the role', () => {
  const readOnly = embedded({
    suggest: { canRun: false },
    finalCodes: { canEdit: false, canFinalize: false, canComment: false },
  });
  assert.doesNotThrow(() => authorize('encounters.get', readOnly, 'embed'));
  for (const ability of ['encounters.suggest', 'encounters.setCodes', 'encounters.finalize', 'encounters.update']) {
    assert.throws(() => authorize(ability, readOnly, 'embed'), denies('denied'), ability);
  }
  const full = embedded({ finalCodes: { canEdit: true, canFinalize: true, canComment: false } });
  assert.doesNotThrow(() => authorize('encounters.finalize', full, 'embed'));
  for (const ability of [
    'encounters.list',
    'comments.list',
    'comments.add',
    'exports.read',
    'encounters.void',
    'auth.register',
  ]) {
    assert.throws(() => authorize(ability, full, 'embed'), denies('denied'), ability);
  }
  assert.throws(() => authorize('encounters.get', embedded({}), 'embed'), denies('denied'));
  const queue = embedded({ queue: { canAssign: false } });
  for (const ability of ['encounters.list', 'encounters.counts', 'savedViews.save']) {
    assert.doesNotThrow(() => authorize(ability, queue, 'embed'), ability);
  }
  for (const ability of ['encounters.assign', 'audit.list', 'audit.export']) {
    assert.throws(() => authorize(ability, queue, 'embed'), denies('denied'), ability);
  }
});
