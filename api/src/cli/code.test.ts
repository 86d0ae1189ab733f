import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { suggestionResultSchema } from '@codeloom/contracts';

const bin = fileURLToPath(new URL('../../bin/codeloom.js', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'codeloom-code-'));
after(() => rmSync(folder, { recursive: true }));

/** Runs the command line as a person would, from another folder and without any setting of the environment. */
function codeloom(args: readonly string[], input = ''): { out: string; err: string; status: number | null } {
  const { stdout, stderr, status } = spawnSync(process.execPath, [bin, ...args], {
    input,
    cwd: folder,
    encoding: 'utf8',
    env: { PATH: process.env['PATH'] ?? '' },
  });
  return { out: stdout, err: stderr, status };
}

const note = 'Assessment and plan:\n1. Hypertension, at goal. Continue lisinopril 10 mg.\n';

test('a note on standard input is explained', () => {
  const { out, status } = codeloom(['code', '-', '--date', '2026-03-02'], note);
  assert.equal(status, 0);
  assert.match(out, /I10/);
});

test('--json prints a result of the contract, checked against the curated table', () => {
  const path = join(folder, 'note.txt');
  writeFileSync(path, note);
  const { out } = codeloom([
    'code',
    path,
    '--json',
    '--date',
    '2026-03-02',
    '--age',
    '61',
    '--sex',
    'm',
    '--pos',
    '11',
  ]);
  const result = suggestionResultSchema.parse(JSON.parse(out));
  assert.equal(result.engine.codeSet.complete, false);
  for (const { evidence } of result.diagnoses) {
    for (const span of evidence) assert.equal(span.quote, note.slice(span.start, span.end));
  }
});

test('--jsonl answers each line in order, a wrong one with its reason', () => {
  const lines = [
    JSON.stringify({ id: 'a', note, payer: 'medicare', date: '2026-03-02', extra: 1 }),
    JSON.stringify({ id: 'b', note: ' ' }),
    'no json',
    JSON.stringify({ id: 4, note, sex: 'x' }),
  ];
  const { out, err, status } = codeloom(['code', '--jsonl'], `${lines.join('\r\n')}\n`);
  const answers = out
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as { id: unknown; result?: object; error?: { message: string } });
  assert.deepEqual(
    answers.map(({ id, error }) => [id, error?.message.split(/[.:]/)[0]]),
    [
      ['a', undefined],
      ['b', 'note'],
      [null, 'The line is not JSON'],
      [4, 'sex'],
    ],
  );
  assert.match(err, /3 lines could not be coded/);
  assert.equal(status, 0);
});

test('a wrong flag, a missing file and an empty note are one clear sentence each', () => {
  for (const [args, message] of [
    [['code', '-', '--age', 'old'], /--age: /],
    [['code', '-', '--date', '2026-02-30'], /--date: /],
    [['code', '-', '--payer', 'aetna'], /Allowed choices are commercial, medicare, medicaid/],
    [['code', 'nowhere.txt'], /there is no file nowhere\.txt/],
    [['code', '-', '--codes', bin], /not a Codeloom table file/],
  ] as const) {
    const { err, status } = codeloom(args, note);
    assert.match(err, message);
    assert.equal(status, 1);
    assert.doesNotMatch(err, /\n {4}at /);
  }
  assert.match(codeloom(['code', '-'], '  ').err, /The note is empty/);
});
