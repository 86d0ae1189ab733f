import type { CodeHit, Encounter, EncounterRef, EncounterSetCodesInput, SuggestionResult } from '@codeloom/contracts';
import type { CallOptions, CodeloomClient } from '../client.ts';
import { CodeloomError } from '../error.ts';
import { checkClaim } from './code-check.ts';
import { blankEncounter } from './encounter-builder.ts';
import { fakeAudit } from './fake-audit.ts';
import { fakeDrafts } from './fake-drafts.ts';
import { fakeShelf } from './fake-shelf.ts';
import type { FakeCall, FakeControls, FakeOptions } from './fake-options.ts';
import { blankUsage } from './sample-usage.ts';
import { fakeTraining } from './fake-training.ts';
import { fakeWorklist } from './fake-worklist.ts';

const noEngine = (): SuggestionResult => {
  throw new CodeloomError('modelUnavailable', 'This fake has no engine. Hand one to createFakeClient({ engine }).');
};

/** The whole server in memory: versions, state machine, edits, delays and failures, without the network. */
export function createFakeClient(options: FakeOptions = {}): CodeloomClient & FakeControls {
  const store = new Map((options.encounters ?? []).map((encounter) => [String(encounter.id), encounter]));
  const byKey = new Map<string, string>();
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
    return structuredClone(work());
  };
  const stored = (id: string): Encounter => {
    const encounter = store.get(id);
    if (!encounter) throw new CodeloomError('notFound', 'This encounter was not found.');
    return encounter;
  };
  const find = (ref: EncounterRef): Encounter => {
    if ('id' in ref) return stored(ref.id);
    const found = [...store.values()].find((encounter) => encounter.externalId === ref.externalId);
    if (!found) throw new CodeloomError('notFound', 'This encounter was not found.');
    return found;
  };
  const save = (encounter: Encounter, patch: Partial<Encounter>): Encounter => {
    const next = { ...encounter, ...patch, version: encounter.version + 1, updatedAt: now() };
    store.set(next.id, next);
    return next;
  };
  const open = (id: string, version: number): Encounter => {
    const encounter = stored(id);
    if (encounter.version !== version) {
      throw new CodeloomError('conflict', 'This encounter was changed meanwhile. Load it again.', {
        details: { version: encounter.version },
      });
    }
    return encounter;
  };
  const editable = (id: string, version: number): Encounter => {
    const encounter = open(id, version);
    if (encounter.status === 'draft' || encounter.status === 'ai_suggested') return encounter;
    throw new CodeloomError('conflict', 'This encounter is already finalized. Reopen it before changing codes.');
  };

  const shelf = fakeShelf({ options, answer, now });
  const worklist = fakeWorklist({ answer, store, options, now });

  return {
    calls,
    failNext: (call, error) => failures.set(call, [...(failures.get(call) ?? []), error]),
    change: (id, patch) => void save(stored(id), patch),
    stored,
    setDelay: (next) => (delays = next),
    encounters: {
      get: (ref, call) => answer('encounters.get', call, () => find(ref)),
      ...worklist.encounters,
      create: (input, call) =>
        answer('encounters.create', call, () => {
          const known = call?.idempotencyKey && byKey.get(call.idempotencyKey);
          if (known) return stored(known);
          const encounter: Encounter = {
            ...blankEncounter(),
            ...(withoutUndefined(input) as Partial<Encounter>),
            id: newId(),
            createdAt: now(),
          };
          store.set(encounter.id, encounter);
          if (call?.idempotencyKey) byKey.set(call.idempotencyKey, encounter.id);
          return encounter;
        }),
      update: (id, input, call) =>
        answer('encounters.update', call, () => {
          const { version, ...patch } = withoutUndefined(input);
          const encounter = editable(id, version);
          const newNote = patch.noteText !== undefined && patch.noteText !== encounter.noteText;
          return save(encounter, {
            ...(patch as Partial<Encounter>),
            ...(newNote ? { status: 'draft', suggestion: null, noteVersion: encounter.noteVersion + 1 } : {}),
          });
        }),
      setCodes: (id, input, call) =>
        answer('encounters.setCodes', call, () => {
          const encounter = editable(id, input.version);
          return save(encounter, { ...finalCodes(encounter, input), edits: check(input, encounter) });
        }),
      suggest: (id, _input, call) =>
        answer('encounters.suggest', call, () => {
          const encounter = stored(id);
          const suggestion = (options.engine ?? noEngine)(encounter);
          return save(encounter, {
            status: 'ai_suggested',
            suggestion,
            suggestionRunId: newId(),
            ...suggested(suggestion),
          });
        }),
      finalize: (id, input, call) =>
        answer('encounters.finalize', call, () => {
          const encounter = editable(id, input.version);
          const overridden = new Set(input.overrides?.map(({ editId }) => editId));
          const open_ = encounter.edits.filter(
            ({ id: editId, severity }) => severity === 'stop' || (severity === 'warning' && !overridden.has(editId)),
          );
          if (open_.length > 0) {
            throw new CodeloomError('unresolvedEdits', 'Resolve the edits before finalizing.', {
              details: { edits: encounter.edits },
            });
          }
          return save(encounter, {
            status: 'finalized',
            finalizedAt: now(),
            finalizedByName: options.userName ?? 'Robin Hale',
            emDecisionDelta: encounter.finalEmCode === encounter.emRecommended?.code ? 'accepted_as_is' : null,
          });
        }),
      reopen: (id, input, call) =>
        answer('encounters.reopen', call, () => {
          const encounter = open(id, input.version);
          return save(encounter, {
            status: encounter.suggestion ? 'ai_suggested' : 'draft',
            finalizedAt: null,
            finalizedByName: null,
          });
        }),
      void: (id, input, call) =>
        answer('encounters.void', call, () => {
          const encounter = open(id, input.version);
          if (encounter.status === 'voided') throw new CodeloomError('conflict', 'This encounter is voided already.');
          return save(encounter, { status: 'voided' });
        }),
    },
    worklist: worklist.worklist,
    savedViews: worklist.savedViews,
    audit: fakeAudit({ answer, options }),
    drafts: fakeDrafts({ answer, stored, now }),
    suggestions: {
      respond: (_id, _input, call) => answer('suggestions.respond', call, () => undefined),
      recompute: (input, call) =>
        answer('suggestions.recompute', call, () => {
          const encounter = stored(input.encounterId);
          const { suggestion, suggestionRunId } = encounter;
          if (!suggestion || suggestionRunId !== input.runId) {
            throw new CodeloomError('conflict', 'This encounter has another suggestion by now. Load it again.');
          }
          return { runId: input.runId, em: options.recompute?.(encounter, input) ?? suggestion.em };
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
    usage: {
      current: (call) => answer('usage.current', call, () => (options.usage ?? blankUsage).current),
      periods: (call) => answer('usage.periods', call, () => (options.usage ?? blankUsage).periods),
    },
    training: fakeTraining({ answer, options, now }),
  };
}

function finalCodes(encounter: Encounter, input: EncounterSetCodesInput): Partial<Encounter> {
  const { suggestion } = encounter;
  const described = (code: string): string | undefined =>
    [...(suggestion?.diagnoses ?? []), ...(suggestion?.procedures ?? [])].find((item) => item.code === code)
      ?.description;
  const sourceOf = (items: readonly { code: string }[] | undefined, code: string): 'ai' | 'user' =>
    items?.some((item) => item.code === code) ? 'ai' : 'user';
  return {
    finalEmCode: input.emCode,
    finalEmModifiers: input.emModifiers ?? [],
    finalDiagnoses: input.diagnoses.map(({ code, description }) => ({
      code,
      description: described(code) ?? description ?? '',
      source: sourceOf(suggestion?.diagnoses, code),
    })),
    finalProcedures: input.procedures.map(({ code, modifiers, units, pointers }) => ({
      code,
      description: described(code) ?? '',
      modifiers: modifiers ?? [],
      units: units ?? 1,
      pointers: pointers ?? [],
      source: sourceOf(suggestion?.procedures, code),
    })),
  };
}

function suggested({ em, denialRisk, hints }: SuggestionResult): Partial<Encounter> {
  const display = (candidate: typeof em.recommended): { code: string; confidence: number } | null =>
    candidate && { code: candidate.code, confidence: candidate.confidence };
  return {
    emRecommended: display(em.recommended),
    emHighestSupported: display(em.highestSupported),
    hadUndercodeHint: hints.some(({ type }) => type === 'UNDERCODING'),
    hadMissedServiceHint: hints.some(({ type }) => type === 'MISSED_SERVICE'),
    denialRiskLevel: denialRisk.level,
    denialRiskReasons: denialRisk.reasons.map(({ message }) => message),
  };
}

function searchTable(table: readonly CodeHit[], query: string): CodeHit[] {
  const words = query.toLowerCase().split(/\s+/);
  return table.filter((hit) => {
    const text = `${hit.code} ${hit.code.replace('.', '')} ${hit.description}`.toLowerCase();
    return words.every((word) => text.includes(word));
  });
}

function withoutUndefined<T extends object>(input: T): T {
  return Object.fromEntries(Object.entries(input).filter(([, value]) => value !== undefined)) as T;
}

function newId(): Encounter['id'] {
  return crypto.randomUUID() as Encounter['id'];
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
