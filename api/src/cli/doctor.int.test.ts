import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { Command } from 'commander';
import { openTestDatabase, type TestDatabase } from '../testing/database.ts';
import { addDoctorCommand } from './doctor.ts';

let opened: TestDatabase;
before(async () => {
  opened = await openTestDatabase('PostgreSQL');
});
after(() => opened.close());

/** Runs the doctor with an environment of its own. */
async function doctor(env: Record<string, string>): Promise<{ out: string; code: number }> {
  let out = '';
  const program = new Command('codeloom').exitOverride();
  addDoctorCommand(program, { out: (line) => void (out += `${line}\n`), err: () => undefined });
  const kept = { ...process.env };
  const before_ = process.exitCode;
  process.exitCode = 0;
  try {
    for (const name of Object.keys(process.env))
      if (/^(?:APP_ENV|LLM|OPENAI|DATABASE)/.test(name)) Reflect.deleteProperty(process.env, name);
    Object.assign(process.env, env);
    await program.parseAsync(['doctor'], { from: 'user' });
    return { out, code: process.exitCode };
  } finally {
    for (const name of Object.keys(process.env)) if (!(name in kept)) Reflect.deleteProperty(process.env, name);
    Object.assign(process.env, kept);
    process.exitCode = before_;
  }
}

const withDatabase = async (work: (env: Record<string, string>) => Promise<void>) => opened.reopenAround(work);

test('a healthy deployment: every line says what is well, the curated table wants a look', async () => {
  await withDatabase(async (env) => {
    const { out, code } = await doctor({ APP_ENV: 'dev', ...env });
    assert.equal(code, 0, out);
    assert.match(out, /^ok +environment: dev, postgres database/);
    assert.match(out, /ok +database: PostgreSQL \d+\.\d+ answers\./);
    assert.match(out, /ok +database login: codeloom_login has no special rights\./);
    assert.match(out, /ok +migrations: all applied\./);
    assert.match(out, /ok +row security: on and forced for \d{2,} tables\./);
    assert.match(out, /ok +clock: .* 0\.\d s apart/);
    assert.match(out, /attention code tables: the curated table only\. Import/);
    assert.doesNotMatch(out, /FAILED/);
  });
});

test('a table without row security fails by name', async () => {
  await opened.asSuperuser('ALTER TABLE encounter_comment NO FORCE ROW LEVEL SECURITY');
  await withDatabase(async (env) => {
    const { out, code } = await doctor({ APP_ENV: 'dev', ...env });
    assert.equal(code, 1);
    assert.match(out, /FAILED +row security: not on or not forced for encounter_comment\./);
  });
  await opened.asSuperuser('ALTER TABLE encounter_comment FORCE ROW LEVEL SECURITY');
});

test('a release that is past wants a look', async () => {
  await opened.asSuperuser(
    `INSERT INTO code_release (id, system, name, valid_from, valid_to, complete, source_name, source_sha256, row_count, billable, imported_at)
     VALUES ('icd10cm-2020', 'icd10cm', 'icd10cm-2020', '2019-10-01', '2020-09-30', true, 'x', repeat('0', 64), 0, 0, now())`,
  );
  await withDatabase(async (env) => {
    const { out } = await doctor({ APP_ENV: 'dev', ...env });
    assert.match(out, /attention code tables: the newest release of icd10cm is past\. Import the newer files\./);
  });
});

test('a database that is not there says so without its address or password', async () => {
  const { out, code } = await doctor({
    APP_ENV: 'dev',
    DATABASE_URL: 'postgresql://someone:hidden-word@127.0.0.1:9/codeloom',
  });
  assert.equal(code, 1);
  assert.match(out, /FAILED +database: it cannot be reached, or refuses the login\. Check DATABASE_URL/);
  assert.doesNotMatch(out, /hidden-word/);
});

test('a login with special rights is a remark in dev', async () => {
  const { url, superUrl } = await withSuperuser();
  assert.notEqual(url, superUrl);
  const { out, code } = await doctor({ APP_ENV: 'dev', DATABASE_URL: superUrl });
  assert.equal(code, 0, out);
  assert.match(out, /attention database login: .* is a superuser.*pilot and prod refuse such a login/);
});

async function withSuperuser(): Promise<{ url: string; superUrl: string }> {
  let url = '';
  await withDatabase((env) => {
    url = env['DATABASE_URL'] ?? '';
    return Promise.resolve();
  });
  const superUrl = new URL(url);
  const [row] = await opened.asSuperuser<{ name: string }>('SELECT current_user::text AS name');
  superUrl.username = row?.name ?? 'postgres';
  return { url, superUrl: superUrl.href };
}
