import type { ServerResponse } from 'node:http';

/** The ten ways in which an endpoint fails. */
export const faults = [
  'silence',
  'drip',
  'reset',
  'half-close',
  'rate-limit',
  'server-error',
  'invalid-json',
  'huge-body',
  'wrong-schema',
  'refusal',
] as const;
export type Fault = (typeof faults)[number];

/** Longer than any limit a caller should have: 30 s. */
const SILENCE_MS = 30_000;
const HUGE_BYTES = 64 * 1024 * 1024;

function completion(model: string, message: object, finish = 'stop'): string {
  return JSON.stringify({
    id: 'chatcmpl-stand-in',
    object: 'chat.completion',
    created: 0,
    model,
    choices: [{ index: 0, message: { role: 'assistant', refusal: null, ...message }, finish_reason: finish }],
    usage: { prompt_tokens: 1, completion_tokens: 1, total_tokens: 2 },
  });
}

function json(response: ServerResponse, status: number, body: string, headers: Record<string, string> = {}): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers });
  response.end(body);
}

/** One byte each half second: a body that never ends in time. */
function drip(response: ServerResponse, body: string): void {
  response.writeHead(200, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) + 1_000 });
  let at = 0;
  const timer = setInterval(() => {
    response.write(body.charAt(at % body.length));
    at += 1;
  }, 500);
  response.once('close', () => clearInterval(timer));
}

/** A body without end, written as fast as it is read, up to 64 MB. */
function pour(response: ServerResponse): void {
  response.writeHead(200, { 'content-type': 'application/json' });
  const chunk = Buffer.alloc(256 * 1024, 'x');
  let sent = 0;
  const more = (): void => {
    while (sent < HUGE_BYTES && !response.destroyed) {
      sent += chunk.length;
      if (!response.write(chunk)) {
        response.once('drain', more);
        return;
      }
    }
    response.end();
  };
  more();
}

/** Answers a request with a fault. */
export function fail(fault: Fault, model: string, response: ServerResponse): void {
  switch (fault) {
    case 'silence': {
      const timer = setTimeout(() => response.destroy(), SILENCE_MS);
      response.once('close', () => clearTimeout(timer));
      return;
    }
    case 'drip':
      return drip(response, completion(model, { content: '{}' }));
    case 'reset':
      response.socket?.resetAndDestroy();
      return;
    case 'half-close': {
      const body = completion(model, { content: '{"problems":[]' });
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) * 2 });
      response.write(body.slice(0, body.length / 2));
      response.socket?.end();
      return;
    }
    case 'rate-limit':
      return json(
        response,
        429,
        JSON.stringify({
          error: { message: 'Too many requests.', type: 'requests', param: null, code: 'rate_limit_exceeded' },
        }),
        { 'retry-after': '1' },
      );
    case 'server-error':
      return json(
        response,
        500,
        JSON.stringify({
          error: { message: 'The server had an error.', type: 'server_error', param: null, code: null },
        }),
      );
    case 'invalid-json':
      return json(response, 200, '{"choices": [{"message": {"content": "{\\"problems\\": [');
    case 'huge-body':
      return pour(response);
    case 'wrong-schema':
      return json(response, 200, completion(model, { content: JSON.stringify({ problems: 'none', level: '99215' }) }));
    case 'refusal':
      return json(response, 200, completion(model, { content: null, refusal: 'This request cannot be answered.' }));
  }
}
