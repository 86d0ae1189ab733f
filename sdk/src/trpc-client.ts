import { createCaller, noStore } from './caller.ts';
import type { SendRequest } from './caller.ts';
import { defaultCallPolicy, runCall } from './call-policy.ts';
import type { CallPolicy } from './call-policy.ts';
import type { CallOptions, CodeloomClient } from './client.ts';
import { newIdempotencyKey } from './idempotency-key.ts';
import { toCodeloomError } from './wire-error.ts';

export interface TrpcClientOptions {
  /** Where the router is served, such as `https://codeloom.example/embed/trpc`. */
  url: string;
  /** The bearer token of a call; asked again with `renew` after a 401, and told which one was `refused`. Without it the browser's cookie speaks. */
  accessToken?: (options: { renew: boolean; refused?: string }) => Promise<string>;
  /** Stands in for the page's `fetch`, in tests. */
  fetch?: typeof fetch;
  policy?: Partial<CallPolicy>;
}

/** The hosted API as a `CodeloomClient`. One request for each call: batching would let a slow suggestion hold up a search. */
export function createTrpcClient(options: TrpcClientOptions): CodeloomClient {
  const policy = { ...defaultCallPolicy, ...options.policy };
  const trpc = createCaller({ url: options.url, send: authorizedFetch(options) });

  const run = <T>(
    send: (call: { signal: AbortSignal }) => Promise<T>,
    call: CallOptions | undefined,
    plan: { retry: boolean; timeoutMs?: number },
  ): Promise<T> =>
    runCall(
      {
        signal: call?.signal,
        timeoutMs: plan.timeoutMs ?? policy.timeoutMs,
        retryDelaysMs: plan.retry ? policy.retryDelaysMs : [],
      },
      (signal) =>
        send({ signal }).catch((error: unknown) => {
          throw toCodeloomError(error);
        }),
    );
  const read = { retry: true };
  const write = { retry: false };

  return {
    encounters: {
      get: (ref, call) => run((o) => trpc.encounters.get.query(ref, o), call, read),
      list: (input, call) => run((o) => trpc.encounters.list.query(input, o), call, read),
      counts: (input, call) => run((o) => trpc.encounters.counts.query(input, o), call, read),
      assign: (input, call) => run((o) => trpc.encounters.assign.mutate(input, o), call, write),
      create: (input, call) => {
        const context = { idempotencyKey: call?.idempotencyKey ?? newIdempotencyKey() };
        return run((o) => trpc.encounters.create.mutate(input, { ...o, context }), call, read);
      },
      update: (id, input, call) => run((o) => trpc.encounters.update.mutate({ id, ...input }, o), call, write),
      setCodes: (id, input, call) => run((o) => trpc.encounters.setCodes.mutate({ id, ...input }, o), call, write),
      suggest: (id, input, call) =>
        run((o) => trpc.encounters.suggest.mutate({ id, ...input }, o), call, {
          retry: false,
          timeoutMs: policy.suggestTimeoutMs,
        }),
      finalize: (id, input, call) => {
        const context = { idempotencyKey: call?.idempotencyKey ?? newIdempotencyKey() };
        return run((o) => trpc.encounters.finalize.mutate({ id, ...input }, { ...o, context }), call, read);
      },
      reopen: (id, input, call) => run((o) => trpc.encounters.reopen.mutate({ id, ...input }, o), call, write),
      void: (id, input, call) => run((o) => trpc.encounters.void.mutate({ id, ...input }, o), call, write),
    },
    suggestions: {
      respond: async (encounterId, input, call) => {
        await run((o) => trpc.suggestions.respond.mutate({ encounterId, ...input }, o), call, write);
      },
      recompute: (input, call) => run((o) => trpc.suggestions.recompute.query(input, o), call, read),
    },
    comments: {
      list: async (encounterId, call) =>
        (await run((o) => trpc.comments.list.query({ encounterId }, o), call, read)).items,
      add: (encounterId, text, call) => run((o) => trpc.comments.add.mutate({ encounterId, text }, o), call, write),
    },
    drafts: {
      save: (input, call) => run((o) => trpc.drafts.save.mutate(input, o), call, write),
      get: async (encounterId, call) => {
        const answer = await run((o) => trpc.drafts.get.query({ encounterId }, o), call, read);
        return answer.items;
      },
      discard: async (encounterId, kind, call) => {
        const input = { encounterId, ...(kind === undefined ? {} : { kind }) };
        await run((o) => trpc.drafts.discard.mutate(input, o), call, write);
      },
    },
    worklist: {
      people: async (call) => (await run((o) => trpc.worklist.people.query(undefined, o), call, read)).items,
    },
    savedViews: {
      list: async (call) => (await run((o) => trpc.savedViews.list.query(undefined, o), call, read)).items,
      save: (input, call) => run((o) => trpc.savedViews.save.mutate(input, o), call, write),
      remove: async (id, call) => {
        await run((o) => trpc.savedViews.remove.mutate({ id }, o), call, write);
      },
    },
    audit: {
      list: (input, call) => run((o) => trpc.audit.list.query(input, o), call, read),
      export: (input, call) => run((o) => trpc.audit.export.mutate(input, o), call, write),
    },
    codes: {
      search: (input, call) => run((o) => trpc.codes.search.query(input, o), call, read),
      check: async (encounterId, codes, call) => {
        const answer = await run((o) => trpc.codes.check.query({ encounterId, codes }, o), call, read);
        return answer.edits;
      },
      shortlist: (input, call) => run((o) => trpc.codes.shortlist.query(input, o), call, read),
      setFavourite: async (input, call) => {
        await run((o) => trpc.codes.setFavourite.mutate(input, o), call, write);
      },
    },
    codeSets: {
      list: async (call) => {
        const answer = await run((o) => trpc.codeSets.list.query(undefined, o), call, read);
        return answer.items;
      },
      save: (input, call) => run((o) => trpc.codeSets.save.mutate(input, o), call, write),
      remove: async (id, call) => {
        await run((o) => trpc.codeSets.remove.mutate({ id }, o), call, write);
      },
    },
    usage: {
      current: (call) => run((o) => trpc.usage.current.query(undefined, o), call, read),
      periods: async (call) => (await run((o) => trpc.usage.periods.query({}, o), call, read)).items,
    },
    training: {
      cases: async (call) => (await run((o) => trpc.training.cases.query(undefined, o), call, read)).items,
      case: (id, call) => run((o) => trpc.training.case.query({ id }, o), call, read),
      attempt: (id, codes, call) => run((o) => trpc.training.attempt.mutate({ id, ...codes }, o), call, write),
    },
    preferences: {
      get: (call) => run((o) => trpc.preferences.get.query(undefined, o), call, read),
      save: (input, call) => run((o) => trpc.preferences.save.mutate(input, o), call, write),
    },
  };
}

/** Adds the bearer token and, after a 401, tries once more with a fresh one. */
function authorizedFetch({ accessToken, fetch: given }: TrpcClientOptions): SendRequest {
  const send: SendRequest = (url, init) => (given ?? fetch)(url, { ...init, ...noStore });
  if (!accessToken) return (url, init) => send(url, { ...init, credentials: 'same-origin' });
  return async (url, init) => {
    const sendAs = (token: string): Promise<Response> => {
      const headers = new Headers(init.headers);
      headers.set('authorization', `Bearer ${token}`);
      return send(url, { ...init, headers, credentials: 'omit' });
    };
    const token = await accessToken({ renew: false });
    const answer = await sendAs(token);
    return answer.status === 401 ? sendAs(await accessToken({ renew: true, refused: token })) : answer;
  };
}
