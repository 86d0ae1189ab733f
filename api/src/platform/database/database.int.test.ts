import assert from 'node:assert/strict';
import { test } from 'node:test';
import { eachDatabase } from '../../testing/database.ts';
import { newId } from '../ids.ts';

eachDatabase('Transactions', (on) => {
  const practiceA = newId();

  test('work as the application role', async () => {
    const [row] = await on().database.withPractice(
      practiceA,
      (tx) => tx.$queryRaw<{ user: string }[]>`SELECT current_user AS "user"`,
    );
    assert.equal(row?.user, on().kind === 'embedded' ? 'codeloom_app' : 'codeloom_login');
  });
});
