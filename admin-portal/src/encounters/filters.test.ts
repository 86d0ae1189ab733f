import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { filtersOf, isNarrowed, listInputOf, queryOf, statusFilters } from './filters.ts';

test('the address and the filters say the same, whichever is read first', () => {
  const date = fc.constantFrom('', '2026-01-31', '2026-12-01');
  const filters = fc.record(
    {
      status: fc.constantFrom(...statusFilters.map(({ value }) => value)),
      from: date,
      to: date,
      providerId: fc.constantFrom('', '0192e4a0-0000-7000-8000-000000000001'),
    },
    { noNullPrototype: true },
  );
  fc.assert(fc.property(filters, (wanted) => assert.deepEqual(filtersOf(queryOf(wanted)), wanted)));
});

test('an address that nobody made by hand shows what needs coding', () => {
  assert.deepEqual(filtersOf(new URLSearchParams('status=nonsense&from=yesterday')), {
    status: 'needs_coding',
    from: '',
    to: '',
    providerId: '',
  });
});

test('all statuses ask the server without a status, and empty dates are not sent', () => {
  const filters = filtersOf(new URLSearchParams('status=all&to=2026-02-01'));
  assert.deepEqual(listInputOf(filters), { to: '2026-02-01' });
  assert.equal(isNarrowed(filters), true);
  assert.equal(isNarrowed(filtersOf(new URLSearchParams('status=all'))), false);
});
