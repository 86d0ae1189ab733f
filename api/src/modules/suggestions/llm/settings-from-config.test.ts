import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ConfigError, loadConfig } from '../../../platform/config.ts';
import { settingsFromConfig } from './settings-from-config.ts';

const settings = (env: Record<string, string>) => settingsFromConfig(loadConfig(env).llm);
const problems = (env: Record<string, string>): readonly string[] => {
  try {
    loadConfig(env);
    return [];
  } catch (error) {
    assert.ok(error instanceof ConfigError);
    return error.problems;
  }
};

test('without a key nothing is asked; with one the model is', () => {
  assert.equal(settings({}), null);
  assert.equal(settings({ OPENAI_API_KEY: 'sk-a' })?.mode, 'openai');
});

test('the stand-in never gets the real key, organization or Azure deployment', () => {
  const mock = settings({ LLM_MODE: 'mock', OPENAI_API_KEY: 'sk-real', OPENAI_ORGANIZATION: 'org-real' });
  assert.doesNotMatch(JSON.stringify(mock), /real/);
  assert.equal(mock?.baseUrl, 'http://127.0.0.1:4010/v1');
});

test('a call may take 10 to 15 seconds, 12 when nothing is said', () => {
  assert.equal(settings({ OPENAI_API_KEY: 'sk-a' })?.callTimeoutMs, 12_000);
  assert.equal(settings({ OPENAI_API_KEY: 'sk-a', LLM_CALL_TIMEOUT_SECONDS: '15' })?.callTimeoutMs, 15_000);
  for (const LLM_CALL_TIMEOUT_SECONDS of ['9', '16', 'soon'])
    assert.match(problems({ LLM_CALL_TIMEOUT_SECONDS })[0] ?? '', /^LLM_CALL_TIMEOUT_SECONDS: expected/);
});

test('outside dev notes travel encrypted: an http address stops the start, and no key is in the message', () => {
  const env = { APP_ENV: 'pilot', OPENAI_API_KEY: 'sk-secret', OPENAI_BASE_URL: 'http://models.example.com/v1' };
  const found = problems(env);
  assert.ok(found.some((problem) => problem.startsWith('OPENAI_BASE_URL: expected an https address')));
  assert.doesNotMatch(found.join(' '), /sk-secret/);
});

test('an Azure deployment needs the address of its resource', () => {
  const env = { OPENAI_API_KEY: 'sk-a', AZURE_OPENAI_DEPLOYMENT: 'reader' };
  assert.match(problems(env)[0] ?? '', /^OPENAI_BASE_URL: expected the address of the Azure resource/);
  const azure = settings({ ...env, OPENAI_BASE_URL: 'https://name.openai.azure.com' })?.azure;
  assert.equal(azure?.deployment, 'reader');
});
