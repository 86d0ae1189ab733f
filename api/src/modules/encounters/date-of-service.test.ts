import assert from 'node:assert/strict';
import { test } from 'node:test';
import { AppError } from '../../platform/errors.ts';
import { assertDateOfService } from './date-of-service.ts';

const now = new Date('2026-03-12T23:30:00Z');

test('a date of service is at most tomorrow in UTC, which is today somewhere', () => {
  for (const date of [undefined, '1999-01-01', '2026-03-12', '2026-03-13']) {
    assert.doesNotThrow(() => assertDateOfService(date, now), date);
  }
  for (const date of ['2026-03-14', '2099-01-01']) {
    assert.throws(
      () => assertDateOfService(date, now),
      (error: unknown) =>
        error instanceof AppError && error.code === 'invalidInput' && error.message.includes('future'),
      date,
    );
  }
});
