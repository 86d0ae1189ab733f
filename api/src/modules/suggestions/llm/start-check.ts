import { failureOf } from './attempt.ts';
import { openEndpoint } from './endpoint.ts';
import type { ModelSettings } from './settings.ts';

/** A start waits for nobody: the check runs beside it, and gives up after this long (ms). */
const CHECK_MS = 10_000;

/**
 * What an operator should know right after the start: the endpoint refuses the key, or cannot be reached. Asks for the list of models,
 * which costs no tokens and sends no text; an endpoint without such a list says nothing. `codeloom doctor` checks the rest.
 */
export async function modelProblem(settings: ModelSettings): Promise<string | null> {
  const { client, origin } = openEndpoint(settings);
  const signal = AbortSignal.timeout(CHECK_MS);
  try {
    await client.models.list({ signal });
    return null;
  } catch (error) {
    const { reason, status } = failureOf(error, signal.aborted);
    const until = 'Until then suggestions by the model answer that it cannot be reached; the built-in engine works.';
    // 403 may mean no more than that the key may not list models.
    if (status === 401)
      return `OPENAI_API_KEY: ${origin} refuses the key; set a valid one, or set LLM_MODE=rules. ${until}`;
    if (reason === 'connection' || reason === 'timeout')
      return `OPENAI_BASE_URL: ${origin} cannot be reached, or its certificate is not valid; \`codeloom doctor\` says more. ${until}`;
    return null;
  }
}
