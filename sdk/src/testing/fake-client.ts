import type { AcceptedCode, CodeHit, MdmItem, SuggestionResult } from '@codeloom/contracts';
import type { CallOptions, CodeloomClient } from '../client.ts';
import { CodeloomError } from '../error.ts';
import { assertMayCall } from './fake-access.ts';
import { checkClaim } from './code-check.ts';
import { fakeAudit } from './fake-audit.ts';
import { fakeComments } from './fake-comments.ts';
import { fakeDrafts } from './fake-drafts.ts';
import { fakeEncounters } from './fake-encounters.ts';
import type { FakeCall, FakeControls, FakeOptions } from './fake-options.ts';
import { fakeShelf } from './fake-shelf.ts';
import { createFakeStore } from './fake-store.ts';
import { fakeTraining } from './fake-training.ts';
import { fakeUsage } from './fake-usage.ts';
import { fakeWorklist, samplePeople } from './fake-worklist.ts';

/**
 * The whole server in memory: versions, state machine, edits, delays and failures, without the network. It passes the
 * cases of `contract/`, as the real server does, for each role and for embed sessions. Not modelled: the form of inputs (the types of a call
 * stand for it), and what other people of the practice see.
 */
export function createFakeClient(options: FakeOptions = {}): CodeloomClient & FakeControls {
  const failures = new Map<FakeCall, CodeloomError[]>();
  const calls: FakeCall[] = [];
  const now = (): string => (options.now?.() ?? new Date()).toISOString();
  const check = options.check ?? checkClaim;
  let delays = options.delayMs ?? 0;

  const answer = async <T>(call: FakeCall, call_: CallOptions | undefined, work: () => T): Promise<T> => {
    calls.push(call);
    const delayMs = typeof delays === 'number' ? delays : (delays[call] ?? 0);
    if (delayMs > 0 || call_?.signal?.aborted) await waitFor(delayMs, call_?.signal);
    const failure = failures.get(call)?.shift();
    if (failure) throw failure;
    if (options.caller) assertMayCall(call, options.caller);
    return structuredClone(work());
  };
  const store = createFakeStore(options.encounters ?? [], now, options.caller?.encounterId);
  const { stored } = store;
  const [self] = options.people ?? samplePeople;
  const shelf = fakeShelf({ options, answer, now, store, selfId: self?.id ?? null });
  const worklist = fakeWorklist({ answer, store: store.rows, options, now });
  const drafts = fakeDrafts({ answer, store, now, caller: options.caller });
  const trail = fakeAudit({ answer, options, store, now });
  const used = fakeUsage({ answer, options });

  return {
    calls,
    failNext: (call, error) => failures.set(call, [...(failures.get(call) ?? []), error]),
    change: (id, patch) => void store.save(stored(id), patch),
    stored,
    setDelay: (next) => (delays = next),
    encounters: {
      get: (ref, call) =>
        answer('encounters.get', call, () => {
          const encounter = store.find(ref);
          trail.record('NOTE_READ', encounter, { noteVersion: encounter.noteVersion });
          return encounter;
        }),
      ...worklist.encounters,
      ...fakeEncounters({
        answer,
        store,
        options,
        check,
        now,
        selfId: self?.id ?? null,
        dropDrafts: drafts.drop,
        record: trail.record,
        count: used.count,
      }),
    },
    worklist: worklist.worklist,
    savedViews: worklist.savedViews,
    audit: trail.audit,
    comments: fakeComments({ answer, options, store, now, record: trail.record, dropDrafts: drafts.drop }),
    drafts: drafts.drafts,
    suggestions: {
      respond: (id, { kind, code, response, reason }, call) =>
        answer('suggestions.respond', call, () => {
          const encounter = stored(id);
          const { suggestion, suggestionRunId } = encounter;
          if (!suggestion) throw new CodeloomError('conflict', 'This encounter has no suggestion at present.');
          if (!suggestedCodes(suggestion, kind).includes(code)) {
            throw new CodeloomError('invalidInput', 'code: this code is not part of the suggestion.');
          }
          const action = response === 'accepted' ? 'SUGGESTION_ACCEPTED' : 'SUGGESTION_DISMISSED';
          trail.record(action, encounter, { kind, code, runId: suggestionRunId }, reason);
        }),
      recompute: (input, call) =>
        answer('suggestions.recompute', call, () => {
          const encounter = stored(input.encounterId);
          const { suggestion, suggestionRunId } = encounter;
          if (!suggestion || suggestionRunId !== input.runId) {
            throw new CodeloomError(
              'conflict',
              'This encounter has another suggestion by now. Load it again, then mark its items.',
            );
          }
          return { runId: input.runId, em: withoutEvidence(options.recompute?.(encounter, input) ?? suggestion.em) };
        }),
    },
    codes: {
      search: (input, call) =>
        answer('codes.search', call, () => ({
          hits: searchTable(options.table?.[input.system] ?? [], input.query).slice(0, input.limit ?? 20),
          codeSet: { id: 'curated', from: '2025-10-01', to: null, stale: false, complete: false },
        })),
      check: (id, codes, call) => answer('codes.check', call, () => check(codes, stored(id))),
      ...shelf.codes,
    },
    codeSets: shelf.codeSets,
    preferences: shelf.preferences,
    usage: used.usage,
    training: fakeTraining({
      answer,
      options,
      now,
      count: () => {
        used.count('training', newId());
      },
    }),
  };
}

function suggestedCodes({ em, diagnoses, procedures }: SuggestionResult, kind: AcceptedCode['kind']): string[] {
  if (kind === 'diagnosis') return diagnoses.map(({ code }) => code);
  if (kind === 'procedure') return procedures.map(({ code }) => code);
  return [em.recommended, em.highestSupported, ...em.alternatives].flatMap((level) => level?.code ?? []);
}

/** A caller has the evidence already, so a server does not send it again. */
function withoutEvidence(em: SuggestionResult['em']): SuggestionResult['em'] {
  const bare = <T extends { items: MdmItem[] }>(part: T): T => ({
    ...part,
    items: part.items.map((item) => ({ ...item, evidence: [] })),
  });
  const { problems, data, risk } = em.mdm;
  return {
    ...em,
    time: em.time && { ...em.time, evidence: [] },
    mdm: { ...em.mdm, problems: bare(problems), data: bare(data), risk: bare(risk) },
  };
}

function searchTable(table: readonly CodeHit[], query: string): CodeHit[] {
  const words = query.toLowerCase().split(/\s+/);
  return table.filter((hit) => {
    const text = `${hit.code} ${hit.code.replace('.', '')} ${hit.description}`.toLowerCase();
    return words.every((word) => text.includes(word));
  });
}

function newId(): string {
  return crypto.randomUUID();
}

function waitFor(ms: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    const end = (): void => {
      clearTimeout(timer);
      reject(new CodeloomError('aborted', 'The call was ended before its answer.'));
    };
    const timer = setTimeout(resolve, ms);
    if (signal?.aborted) end();
    else signal?.addEventListener('abort', end, { once: true });
  });
}
