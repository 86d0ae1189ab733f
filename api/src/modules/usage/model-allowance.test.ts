import assert from 'node:assert/strict';
import { test } from 'node:test';
import { allowanceOf } from './model-allowance.ts';

test('the lower of the operator’s and the practice’s limit holds; without either there is none', () => {
  assert.equal(allowanceOf(null, null), null);
  assert.equal(allowanceOf(10, null), 10);
  assert.equal(allowanceOf(null, 10), 10);
  assert.equal(allowanceOf(10, 20), 10);
  assert.equal(allowanceOf(20, 10), 10);
  assert.equal(allowanceOf(10, 0), 0);
});
