import assert from 'node:assert/strict';
import { test } from 'node:test';
import { nextPlace } from './next-place.ts';

const next = (value: string | null): string | null => {
  const url = new URL('https://codeloom.example/app/sign-in');
  if (value !== null) url.searchParams.set('next', value);
  return nextPlace(url, '/app');
};

test('signing in leads back to the place of the portal that was asked for', () => {
  assert.equal(next('/app/encounters?status=all'), '/app/encounters?status=all');
});

test('another site, a place outside the portal and the sign-in itself are not followed', () => {
  for (const away of [
    'https://evil.example/app/encounters',
    '//evil.example/app/',
    '/\\evil.example/app/',
    'javascript:alert(1)',
    '/api/docs',
    '/application/x',
    '/app/../api/docs',
    '/app/sign-in?next=/app/',
    '',
  ]) {
    assert.equal(next(away), null, away);
  }
  assert.equal(next(null), null);
});
