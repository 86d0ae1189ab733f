import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { after, test } from 'node:test';
import { Command } from 'commander';
import { addDoctorCommand } from './doctor.ts';
import { addEvalCommand } from './eval.ts';
import { addRedactCommand } from './redact.ts';

const folder = mkdtempSync(join(tmpdir(), 'codeloom-model-'));
after(() => rmSync(folder, { recursive: true, force: true }));

/** Runs a command in this process; answers what it printed to each side and its exit code. */
async function codeloom(args: readonly string[], input = ''): Promise<{ out: string; err: string; code: number }> {
  const said = { out: '', err: '' };
  const terminal = {
    out: (line: string): void => void (said.out += `${line}\n`),
    err: (line: string): void => void (said.err += `${line}\n`),
  };
  const program = new Command('codeloom').exitOverride();
  addRedactCommand(program, terminal, Readable.from([input]));
  addEvalCommand(program, terminal);
  addDoctorCommand(program, terminal);
  const before = process.exitCode;
  process.exitCode = 0;
  try {
    await program.parseAsync([...args], { from: 'user' });
    return { ...said, code: process.exitCode };
  } finally {
    process.exitCode = before;
  }
}

test('redact prints what would be sent, says how much was replaced, and sends nothing', async () => {
  const { out, err } = await codeloom(['redact', '--known', 'mrn=ZX-77812'], 'Ms. Ana Ruiz (zx 77812) has gout.');
  assert.equal(out, 'Ms. [NAME_1] ([MRN_1]) has gout.\n');
  assert.match(err, /would be sent\. Replaced: name 1, mrn 1\./);
  assert.match(err, /not de-identified/);
});

test('redact refuses an empty note and a value without its class', async () => {
  await assert.rejects(codeloom(['redact'], ' \n'), /The note is empty/);
  await assert.rejects(codeloom(['redact', '--known', 'Ana'], 'x'), /--known: write class=value/);
});

test('eval prints the bench table for labelled notes, with intervals', async () => {
  const file = join(folder, 'labels.jsonl');
  const note = 'HPI: follow-up.\nAssessment and Plan:\n1. Hypertension, stable. Continue lisinopril 20 mg daily.';
  writeFileSync(
    file,
    `${JSON.stringify({ id: 1, note, date: '2026-01-05', em: '99213', dx: [{ code: 'I10' }], px: [] })}\n`,
  );
  const { out } = await codeloom(['eval', file, '--mode', 'rules']);
  assert.match(out, /^1 notes, mode rules\nE\/M exact {8}1\/1 = 100\.0 % \[20\.7, 100\.0\]/);
  assert.match(out, /Diagnoses {8}precision 1\.000 {2}recall 1\.000/);
  assert.match(out, /Evidence exact {3}1\/1/);
});

test('eval names the line that is wrong, and the note that is missing', async () => {
  const file = join(folder, 'broken.jsonl');
  writeFileSync(file, '{"id": 1, "note": "Cough."}\n{"note": "Cough."}\n');
  await assert.rejects(codeloom(['eval', file, '--mode', 'rules']), /line 2: id/);
  writeFileSync(file, '{"id": 7, "em": "99213"}\n');
  await assert.rejects(codeloom(['eval', file, '--mode', 'rules']), /7 has no note/);
});

test('doctor says what is wrong with the environment and never prints a key', async () => {
  const names = ['LLM_MODE', 'OPENAI_API_KEY', 'OPENAI_BASE_URL', 'APP_ENV'] as const;
  const before = names.map((name) => process.env[name]);
  try {
    Object.assign(process.env, {
      APP_ENV: 'dev',
      LLM_MODE: 'openai',
      OPENAI_API_KEY: 'sk-very-secret',
      OPENAI_BASE_URL: 'http://127.0.0.1:9/v1',
    });
    const { out, code } = await codeloom(['doctor']);
    assert.match(
      out,
      /FAILED +model: \S+ at http:\/\/127\.0\.0\.1:9: It cannot be reached, or its certificate is not valid\./,
    );
    assert.equal(code, 1);
    assert.doesNotMatch(out, /very-secret/);
  } finally {
    names.forEach((name, at) => {
      if (before[at] === undefined) Reflect.deleteProperty(process.env, name);
      else process.env[name] = before[at];
    });
  }
});
