import assert from 'node:assert/strict';
import { createServer as createHttp, type RequestListener, type Server } from 'node:http';
import { createServer as createHttps } from 'node:https';
import type { AddressInfo } from 'node:net';
import { after, test } from 'node:test';
import { loadConfig } from '../../platform/config.ts';
import { checkModel } from './check-model.ts';

/** Belongs to nobody: made for this test, for 127.0.0.1, signed by itself. */
const selfSigned = {
  key: `-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQg2EIGzMOxwtakteTT
5MoB6vKsA4ckfQpGuJc1Z17XtKKhRANCAATGvo04/4Go3gy68zfCGoEdlYBBf/ez
RRpHR2Y12IEIkgVgBzhvVOj5G/y01iNk7ZmTt4r1KT48ZvlPSYVdS52r
-----END PRIVATE KEY-----`,
  cert: `-----BEGIN CERTIFICATE-----
MIIBnjCCAUSgAwIBAgIUcXrDuOUoIueryjILoieopjYrsywwCgYIKoZIzj0EAwIw
GzEZMBcGA1UEAwwQc2VsZi1zaWduZWQudGVzdDAgFw0yNjExMjIyMTQ5MTBaGA8y
MTI2MTAyOTIxNDkxMFowGzEZMBcGA1UEAwwQc2VsZi1zaWduZWQudGVzdDBZMBMG
ByqGSM49AgEGCCqGSM49AwEHA0IABMa+jTj/gajeDLrzN8IagR2VgEF/97NFGkdH
ZjXYgQiSBWAHOG9U6Pkb/LTWI2TtmZO3ivUpPjxm+U9JhV1LnaujZDBiMB0GA1Ud
DgQWBBTZdbvYmgrUmNdjZTcd0xPaMQSVsTAfBgNVHSMEGDAWgBTZdbvYmgrUmNdj
ZTcd0xPaMQSVsTAPBgNVHRMBAf8EBTADAQH/MA8GA1UdEQQIMAaHBH8AAAEwCgYI
KoZIzj0EAwIDSAAwRQIhAPZ9Jkoj+rlpvNTb1JSJQu9hrdJSJqw23DHMtK/TI5AH
AiAcL+JSHOcfWb9trgQK5A189+Ymr3LYhTsKd+CSkF/7mQ==
-----END CERTIFICATE-----`,
};

const servers: Server[] = [];
after(() => {
  for (const server of servers) server.close();
});

async function listen(server: Server, scheme: 'http' | 'https'): Promise<string> {
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `${scheme}://127.0.0.1:${(server.address() as AddressInfo).port}/v1`;
}

const configured = (baseUrl: string) =>
  loadConfig({
    LLM_MODE: 'openai',
    OPENAI_API_KEY: 'sk-very-secret',
    OPENAI_BASE_URL: baseUrl,
    OPENAI_MODEL: 'a-model',
  });

async function found(answer: RequestListener) {
  const finding = await checkModel(configured(await listen(createHttp(answer), 'http')));
  assert.doesNotMatch(finding.line, /very-secret/);
  return finding;
}

const refusing =
  (status: number, error: object): RequestListener =>
  (_request, response) => {
    response.writeHead(status, { 'content-type': 'application/json' });
    response.end(JSON.stringify({ error }));
  };
const saying =
  (content: string): RequestListener =>
  (_request, response) => {
    const message = { role: 'assistant', content, refusal: null };
    const choices = [{ index: 0, finish_reason: 'stop', message }];
    response.writeHead(200, { 'content-type': 'application/json' });
    response.end(JSON.stringify({ id: 'x', object: 'chat.completion', created: 0, model: 'a-model', choices }));
  };

test('an endpoint with a certificate that nobody vouches for is refused, and the doctor names the certificate', async () => {
  let asked = 0;
  const server = createHttps(selfSigned, (_request, response) => {
    asked += 1;
    response.end();
  });
  const { state, line } = await checkModel(configured(await listen(server, 'https')));
  assert.equal(state, 'failed');
  assert.match(line, /its certificate is not valid/);
  assert.equal(asked, 0, 'nothing was sent');
});

test('a refused key is said as such, and is not shown', async () => {
  const { state, line } = await found(refusing(401, { message: 'Incorrect API key provided: sk-very-secret' }));
  assert.equal(state, 'failed');
  assert.match(line, /It refuses the key\. Set OPENAI_API_KEY to a valid one\./);
});

test('a model that takes no response_format has no structured outputs', async () => {
  const { state, line } = await found(refusing(400, { message: 'Unsupported parameter', param: 'response_format' }));
  assert.equal(state, 'failed');
  assert.match(line, /may have no structured outputs/);
});

test('a model that answers in prose or in a form of its own has no structured outputs', async () => {
  for (const content of ['Sure! Here is what I found.', '{"codes": ["99215"]}']) {
    const { state, line } = await found(saying(content));
    assert.equal(state, 'failed');
    assert.match(line, /Choose a model with structured outputs \(JSON schema\)/);
  }
});

test('without a model there is nothing to check', async () => {
  assert.deepEqual(await checkModel(loadConfig({ LLM_MODE: 'rules' })), {
    state: 'ok',
    line: 'model: none is used (LLM_MODE=rules).',
  });
});
