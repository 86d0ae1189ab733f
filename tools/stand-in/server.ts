import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { encounterFacts, serviceFacts, type Offered } from './computed-facts.ts';
import { fail, faults, type Fault } from './faults.ts';
import { obeyingFacts } from './obeying-facts.ts';

/** How the stand-in answers: honestly, as a model that obeys what a note orders, or with one of ten faults. */
export type StandInMode = 'computed' | 'obeying' | Fault;
export const standInModes: readonly StandInMode[] = ['computed', 'obeying', ...faults];

export interface StandIn {
  /** Base address for the client, with /v1. */
  readonly baseUrl: string;
  mode: StandInMode;
  /** Wait before each answer, in milliseconds. */
  latencyMs: number;
  /** Faults are answered to this many requests, then the computed facts: null = to all. */
  faultsLeft: number | null;
  /** Bodies of the requests so far, when kept. */
  readonly requests: ChatRequest[];
  requestCount: number;
  close(): Promise<void>;
}

export interface ChatRequest {
  readonly model: string;
  readonly messages: readonly { readonly role: string; readonly content: string }[];
  readonly response_format?: {
    readonly type: string;
    readonly json_schema?: { readonly name: string; readonly strict?: boolean };
  };
  readonly stream?: boolean;
}

export interface StandInOptions {
  readonly port?: number;
  readonly mode?: StandInMode;
  readonly latencyMs?: number;
  readonly keepRequests?: boolean;
  /** A key that is refused with 401; every other key is accepted. */
  readonly refusedKey?: string;
}

const MOST_BODY_BYTES = 2_000_000;

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    const bytes = chunk as Buffer;
    size += bytes.length;
    if (size > MOST_BODY_BYTES) throw new Error('The request is too large.');
    chunks.push(bytes);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function error(response: ServerResponse, status: number, message: string, param: string | null = null): void {
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(JSON.stringify({ error: { message, type: 'invalid_request_error', param, code: null } }));
}

/** The note between the fences, and the codes that were offered. */
function inputOf({ messages }: ChatRequest): { note: string; offered: Offered[] } {
  const content = messages.find(({ role }) => role === 'user')?.content ?? '';
  const fence = /<<<NOTE ([0-9a-f]+)>>>\n/.exec(content);
  if (!fence) return { note: content, offered: [] };
  const from = fence.index + fence[0].length;
  const to = content.lastIndexOf(`\n<<<END OF NOTE ${fence[1] ?? ''}>>>`);
  const offered = [...content.slice(0, fence.index).matchAll(/^([A-Z0-9.]{3,8}) (.+)$/gm)].map(
    ([, code = '', description = '']) => ({ code, description }),
  );
  return { note: content.slice(from, to < 0 ? undefined : to), offered: offered.filter(({ code }) => /\d/.test(code)) };
}

function factsFor(request: ChatRequest, mode: StandInMode): object {
  const call = request.response_format?.json_schema?.name ?? 'encounter_facts';
  const { note, offered } = inputOf(request);
  if (mode === 'obeying') return obeyingFacts(call, note, offered);
  return call === 'service_facts' ? serviceFacts(note, offered) : encounterFacts(note, offered);
}

/** Notes whose answers are kept, so that an endpoint asked again takes its latency and no more. */
const MOST_KEPT = 200;

function keptAnswers(): (request: ChatRequest, mode: StandInMode) => string {
  const kept = new Map<string, string>();
  return (request, mode) => {
    const key = JSON.stringify([mode, request.response_format?.json_schema?.name, request.messages]);
    const known = kept.get(key) ?? JSON.stringify(factsFor(request, mode));
    if (kept.size >= MOST_KEPT) kept.clear();
    kept.set(key, known);
    return known;
  };
}

/** Four characters a token: close enough for cost tables of a stand-in. */
const tokensOf = (text: string): number => Math.ceil(text.length / 4);

function answer(request: ChatRequest, content: string, response: ServerResponse): void {
  const base = { id: 'chatcmpl-stand-in', created: 0, model: request.model };
  const input = tokensOf(request.messages.map((message) => message.content).join(''));
  const usage = { prompt_tokens: input, completion_tokens: tokensOf(content), total_tokens: input + tokensOf(content) };
  if (request.stream !== true) {
    const choices = [
      { index: 0, message: { role: 'assistant', content, refusal: null }, logprobs: null, finish_reason: 'stop' },
    ];
    response.writeHead(200, { 'content-type': 'application/json' });
    response.end(JSON.stringify({ ...base, object: 'chat.completion', choices, usage }));
    return;
  }
  response.writeHead(200, { 'content-type': 'text/event-stream' });
  const send = (choice: object): void => {
    response.write(
      `data: ${JSON.stringify({ ...base, object: 'chat.completion.chunk', choices: [{ index: 0, ...choice }] })}\n\n`,
    );
  };
  send({ delta: { role: 'assistant', content: '' }, finish_reason: null });
  for (let at = 0; at < content.length; at += 400)
    send({ delta: { content: content.slice(at, at + 400) }, finish_reason: null });
  send({ delta: {}, finish_reason: 'stop' });
  response.end('data: [DONE]\n\n');
}

function parsed(body: string): ChatRequest | null {
  try {
    const value = JSON.parse(body) as Partial<ChatRequest>;
    return typeof value.model === 'string' && Array.isArray(value.messages) ? (value as ChatRequest) : null;
  } catch {
    return null;
  }
}

/** Starts a server that speaks enough of the OpenAI API for the official client. Loopback only, for tests and demos. */
export async function startStandIn(options: StandInOptions = {}): Promise<StandIn> {
  const standIn: StandIn = {
    baseUrl: '',
    mode: options.mode ?? 'computed',
    latencyMs: options.latencyMs ?? 0,
    faultsLeft: null,
    requests: [],
    requestCount: 0,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };

  const contentFor = keptAnswers();

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = new URL(request.url ?? '/', 'http://stand-in').pathname;
    const key = request.headers.authorization?.replace(/^Bearer /, '') ?? request.headers['api-key'];
    if (!key || key === options.refusedKey) {
      error(response, 401, 'The key is not accepted.');
      return;
    }
    if (request.method === 'GET' && path === '/v1/models') {
      response.writeHead(200, { 'content-type': 'application/json' });
      response.end(
        JSON.stringify({
          object: 'list',
          data: [{ id: 'stand-in', object: 'model', created: 0, owned_by: 'codeloom' }],
        }),
      );
      return;
    }
    if (request.method !== 'POST' || !path.endsWith('/chat/completions')) {
      error(response, 404, 'Unknown path.');
      return;
    }
    const chat = parsed(await bodyOf(request));
    if (!chat) {
      error(response, 400, 'The body is not a chat request.');
      return;
    }
    standIn.requestCount += 1;
    if (options.keepRequests === true) standIn.requests.push(chat);
    if (chat.model === 'no-structured-outputs' && chat.response_format) {
      error(response, 400, 'This model has no structured outputs.', 'response_format');
      return;
    }
    if (standIn.latencyMs > 0) await new Promise((resolve) => setTimeout(resolve, standIn.latencyMs));
    const { mode } = standIn;
    if (mode !== 'computed' && mode !== 'obeying' && standIn.faultsLeft !== 0) {
      if (standIn.faultsLeft !== null) standIn.faultsLeft -= 1;
      fail(mode, chat.model, response);
      return;
    }
    answer(chat, contentFor(chat, mode), response);
  }

  const server = createServer((request, response) => {
    handle(request, response).catch(() => response.destroy());
  });
  await new Promise<void>((resolve) => server.listen(options.port ?? 0, '127.0.0.1', resolve));
  return Object.assign(standIn, { baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1` });
}
