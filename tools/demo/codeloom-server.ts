import type {
  EmbedBootstrap,
  EmbedSessionCreate,
  Encounter,
  EncounterCreateInput,
  EncounterList,
  ErrorBody,
} from '@codeloom/contracts';

/** What an EMR vendor's server needs of Codeloom's REST API: four calls with an API key, nothing but `fetch`. */
export class CodeloomServer {
  readonly #url: string;
  readonly #apiKey: string;
  #practiceId: Promise<string> | null = null;

  constructor(url: string, apiKey: string) {
    this.#url = url;
    this.#apiKey = apiKey;
  }

  createEncounter(input: EncounterCreateInput, idempotencyKey: string): Promise<Encounter> {
    return this.#json('POST', '/api/encounters', input, { 'idempotency-key': idempotencyKey });
  }

  /** The encounter of a visit by the EMR's own key. A real EMR keeps the id beside its visit; this one has no memory. */
  async findEncounter(externalId: string): Promise<Encounter | null> {
    let cursor: string | null = null;
    do {
      const after: string = cursor === null ? '' : `&cursor=${encodeURIComponent(cursor)}`;
      const page: EncounterList = await this.#json('GET', `/api/encounters?limit=200${after}`);
      const found = page.items.find((item) => item.externalId === externalId);
      if (found) return this.encounter(found.id);
      cursor = page.nextCursor;
    } while (cursor !== null);
    return null;
  }

  encounter(id: string): Promise<Encounter> {
    return this.#json('GET', `/api/encounters/${id}`);
  }

  updateNote(id: string, version: number, noteText: string): Promise<Encounter> {
    return this.#json('PATCH', `/api/encounters/${id}`, { version, noteText });
  }

  async createSession(input: Omit<EmbedSessionCreate, 'practiceId'>): Promise<EmbedBootstrap> {
    this.#practiceId ??= this.#json<{ id: string }>('GET', '/api/practices/me').then((practice) => practice.id);
    return this.#json('POST', '/api/embed/sessions', { ...input, practiceId: await this.#practiceId });
  }

  /** The charges of one encounter. */
  async export(format: 'csv' | 'json', encounterId: string): Promise<{ type: string; body: string }> {
    const query = new URLSearchParams({ format, encounterId }).toString();
    const response = await this.#send('GET', `/api/exports/encounters?${query}`);
    return { type: response.headers.get('content-type') ?? 'application/octet-stream', body: await response.text() };
  }

  async #json<T>(method: string, path: string, body?: unknown, headers: Record<string, string> = {}): Promise<T> {
    return (await (await this.#send(method, path, body, headers)).json()) as T;
  }

  async #send(method: string, path: string, body?: unknown, headers: Record<string, string> = {}): Promise<Response> {
    const response = await fetch(new URL(path, this.#url), {
      method,
      headers: {
        authorization: `Bearer ${this.#apiKey}`,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    if (!response.ok) {
      const failure = (await response.json().catch(() => null)) as ErrorBody | null;
      throw new Error(failure?.error.message ?? `Codeloom answered ${response.status}.`);
    }
    return response;
  }
}
