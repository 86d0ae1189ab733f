import OpenAI, { AzureOpenAI } from 'openai';
import { MAX_ANSWER_BYTES, type ModelSettings } from './settings.ts';

export class AnswerTooLarge extends Error {
  override name = 'AnswerTooLarge';
}

/** Passes a body through and stops it at the limit: an endpoint cannot fill the memory. */
function limited(body: ReadableStream<Uint8Array>): ReadableStream<Uint8Array> {
  let bytes = 0;
  return body.pipeThrough(
    new TransformStream<Uint8Array, Uint8Array>({
      transform(chunk, controller) {
        bytes += chunk.byteLength;
        if (bytes > MAX_ANSWER_BYTES) controller.error(new AnswerTooLarge('The answer is longer than any note needs.'));
        else controller.enqueue(chunk);
      },
    }),
  );
}

/** `fetch` for one origin: a redirect elsewhere is refused, the answer is bounded. */
function guardedFetch(origin: () => string): typeof fetch {
  return async (input, init) => {
    const url = new URL(input instanceof Request ? input.url : input);
    if (url.origin !== origin()) throw new Error('A call to another origin than the configured endpoint was refused.');
    const answer = await fetch(input, { ...init, redirect: 'error' });
    if (answer.body === null) return answer;
    return new Response(limited(answer.body), {
      status: answer.status,
      statusText: answer.statusText,
      headers: answer.headers,
    });
  };
}

/** The official client, without its own retries, logs and ten-minute limit: this module decides on those. */
export function openEndpoint(settings: ModelSettings): { client: OpenAI; origin: string } {
  const common = {
    apiKey: settings.apiKey,
    maxRetries: 0,
    timeout: settings.callTimeoutMs,
    logLevel: 'off',
    fetch: guardedFetch(() => new URL(client.baseURL).origin),
  } as const;
  const client: OpenAI =
    settings.azure === null
      ? new OpenAI({ ...common, baseURL: settings.baseUrl, organization: settings.organization, project: null })
      : new AzureOpenAI({ ...common, endpoint: settings.baseUrl ?? undefined, ...settings.azure });
  return { client, origin: new URL(client.baseURL).origin };
}
