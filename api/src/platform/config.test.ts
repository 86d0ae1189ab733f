import assert from 'node:assert/strict';
import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { describe, test } from 'node:test';
import { ConfigError, loadConfig } from './config.ts';

function makeEd25519(): string {
  return generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'der' }).toString('base64');
}

const hosted = {
  APP_ENV: 'pilot',
  PUBLIC_ORIGIN: 'https://app.example.com',
  DATABASE_URL: 'postgresql://app:pw@db.example.com/codeloom?sslmode=verify-full',
  CODELOOM_KEK: randomBytes(32).toString('base64'),
  CODELOOM_TOKEN_KEY: makeEd25519(),
  CODELOOM_AUDIT_KEY: makeEd25519(),
  METRICS_TOKEN: randomBytes(24).toString('hex'),
};

function problemsOf(env: Record<string, string | undefined>): readonly string[] {
  try {
    loadConfig(env);
    return [];
  } catch (error) {
    assert.ok(error instanceof ConfigError);
    return error.problems;
  }
}

describe('Configuration', () => {
  test('an empty environment is dev on the embedded database, on this machine only', () => {
    const config = loadConfig({});
    assert.equal(config.appEnv, 'dev');
    assert.equal(config.database.kind, 'embedded');
    assert.equal(config.port, 4000);
    assert.equal(config.host, 'localhost');
    assert.equal(config.llm.mode, 'rules');
  });

  test('a key for the model turns the mode to openai', () => {
    assert.equal(loadConfig({ OPENAI_API_KEY: 'sk-test' }).llm.mode, 'openai');
    assert.equal(loadConfig({ OPENAI_API_KEY: 'sk-test', LLM_MODE: 'rules' }).llm.mode, 'rules');
  });

  test('an empty variable counts as one that is not set', () => {
    assert.equal(loadConfig({ PORT: '', DATABASE_URL: '', APP_ENV: '' }).port, 4000);
  });

  const wrong: [string, string, RegExp][] = [
    ['APP_ENV', 'production', /^APP_ENV: expected dev, pilot or prod; set APP_ENV=dev/],
    ['PORT', 'four', /^PORT: expected a port number; set it to a number such as 4000/],
    ['PORT', '70000', /^PORT: expected 0 to 65535/],
    ['DATABASE_URL', 'mysql://localhost/x', /^DATABASE_URL: expected a PostgreSQL address; set it like postgresql:/],
    ['LLM_MODE', 'gpt', /^LLM_MODE: expected rules, openai or mock/],
    ['PUBLIC_ORIGIN', 'https://app.example.com/path', /^PUBLIC_ORIGIN: expected a scheme and a host only/],
    ['CODELOOM_KEK', 'secret', /^CODELOOM_KEK: expected 32 random bytes in base64/],
    ['CODELOOM_KEK', Buffer.alloc(32).toString('base64'), /^CODELOOM_KEK: expected 32 random bytes/],
    ['CODELOOM_TOKEN_KEY', 'x', /^CODELOOM_TOKEN_KEY: expected an Ed25519 private key/],
    ['ALLOW_EMBEDDED_DB', 'yes', /^ALLOW_EMBEDDED_DB: expected 0 or 1/],
    ['METRICS_TOKEN', 'short', /^METRICS_TOKEN: expected 24 characters/],
  ];
  for (const [name, value, message] of wrong) {
    test(`${name}=${value.slice(0, 20)} names the variable, what was expected and what to set`, () => {
      const problems = problemsOf({ [name]: value });
      assert.equal(problems.length, 1);
      assert.match(problems[0] ?? '', message);
    });
  }

  test('the error never repeats a value, which may be a secret', () => {
    const canary = 'canary-value-42';
    for (const name of [
      'CODELOOM_KEK',
      'CODELOOM_TOKEN_KEY',
      'CODELOOM_AUDIT_KEY',
      'DATABASE_URL',
      'APP_ENV',
      'PORT',
    ]) {
      assert.doesNotMatch(problemsOf({ [name]: canary }).join(), /canary/, name);
    }
  });

  test('LLM_MODE=openai without a key is refused', () => {
    assert.match(problemsOf({ LLM_MODE: 'openai' })[0] ?? '', /^OPENAI_API_KEY:/);
  });

  test('a complete pilot environment starts', () => {
    assert.deepEqual(problemsOf(hosted), []);
  });

  const required = [
    'DATABASE_URL',
    'CODELOOM_KEK',
    'CODELOOM_TOKEN_KEY',
    'CODELOOM_AUDIT_KEY',
    'METRICS_TOKEN',
    'PUBLIC_ORIGIN',
  ];
  for (const appEnv of ['pilot', 'prod']) {
    for (const name of required) {
      test(`${appEnv} refuses to start without ${name}`, () => {
        const problems = problemsOf({ ...hosted, APP_ENV: appEnv, [name]: undefined });
        assert.deepEqual(
          problems.map((problem) => problem.split(':')[0]),
          [name],
        );
      });
    }

    test(`${appEnv} refuses LLM_MODE=mock`, () => {
      assert.match(problemsOf({ ...hosted, APP_ENV: appEnv, LLM_MODE: 'mock' })[0] ?? '', /^LLM_MODE:/);
    });

    test(`${appEnv} takes the embedded database with ALLOW_EMBEDDED_DB=1 only`, () => {
      const env = { ...hosted, APP_ENV: appEnv, DATABASE_URL: undefined };
      assert.deepEqual(problemsOf({ ...env, ALLOW_EMBEDDED_DB: '1' }), []);
      assert.equal(problemsOf(env).length, 1);
    });
  }

  test('outside dev a plain link to a database on another machine is refused, on this machine it is not', () => {
    assert.match(
      problemsOf({ ...hosted, DATABASE_URL: 'postgresql://app@db.example.com/codeloom' })[0] ?? '',
      /sslmode=verify-full/,
    );
    assert.deepEqual(problemsOf({ ...hosted, DATABASE_URL: 'postgresql://app@127.0.0.1/codeloom' }), []);
  });
});
