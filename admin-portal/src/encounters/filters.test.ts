import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { QueueView } from '@codeloom/contracts';
import fc from 'fast-check';
import { queryOf, viewOf } from './filters.ts';

const standard: QueueView = {
  filters: { status: 'needs_coding' },
  sort: { by: 'encounterDate', direction: 'desc' },
  columns: ['patient', 'date', 'status'],
};
const ID = '0192e4a0-0000-7000-8000-000000000001';

test('the address and the view say the same, whichever is read first', () => {
  const maybe = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> => fc.option(value, { nil: undefined });
  const views = fc.record(
    {
      filters: fc.record({
        status: maybe(fc.constantFrom('needs_coding', 'ai_suggested', 'voided')),
        from: maybe(fc.constant('2026-01-31')),
        to: maybe(fc.constant('2026-12-01')),
        providerId: maybe(fc.constant(ID)),
        assignee: maybe(fc.constantFrom('me', 'none', ID)),
        denialRisk: maybe(fc.constantFrom('low', 'high')),
      }),
      sort: fc.record({
        by: fc.constantFrom('encounterDate', 'patient', 'denialRisk'),
        direction: fc.constantFrom('asc', 'desc'),
      }),
      columns: fc.constantFrom(
        ['patient', 'date', 'status'],
        ['patient', 'payer'],
        ['patient', 'externalId', 'updated'],
      ),
    },
    { noNullPrototype: true },
  );
  fc.assert(
    fc.property(views, (wanted) => {
      const view = JSON.parse(JSON.stringify(wanted)) as QueueView;
      assert.deepEqual(viewOf(queryOf(view, standard), standard), view);
    }),
  );
});

test('the standard view has the shortest address', () => {
  assert.equal(queryOf(standard, standard).toString(), '');
});

test('an address that nobody made by hand shows the standard view', () => {
  const query = new URLSearchParams(
    'status=nonsense&from=yesterday&provider=x&assignee=y&risk=z&sort=price&columns=fee',
  );
  assert.deepEqual(viewOf(query, standard), standard);
});

test('an address never holds words that were searched for', () => {
  const filters = { ...standard.filters, text: 'PT-1' } as QueueView['filters'];
  assert.equal(queryOf({ ...standard, filters }, standard).toString(), '');
});
