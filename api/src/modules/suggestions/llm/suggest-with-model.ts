import type { SuggestionResult } from '@codeloom/contracts';
import { ordersIn, suggestFrom, type CodeTable, type Facts, type VisitInput } from '@codeloom/rules';
import { Agreement } from './agreement.ts';
import type { Answer } from './attempt.ts';
import { diagnosisCandidates, procedureCandidates } from './candidates.ts';
import { combine } from './combine.ts';
import type { EncounterFacts, ServiceFacts } from './facts.schema.ts';
import type { ModelGateway } from './gateway.ts';
import { locator } from './locate.ts';
import { mergeProblems, type MergeContext } from './merge-problems.ts';
import { mergeWork } from './merge-work.ts';
import { ModelFailure } from './model-failure.ts';
import { prepareNote, type PreparedNote, type PrepareOptions } from './prepare-note.ts';
import { answerSchemas, PROMPT_HASH, promptHashes, type CallName } from './prompts.ts';
import { requestFor } from './request.ts';
import type { SendRecord } from './send-record.ts';
import { conceptLookup } from './support.ts';

export interface ModelSuggestionInput {
  readonly visit: VisitInput;
  readonly table: CodeTable;
  readonly practiceId: string;
  readonly known: PrepareOptions['known'];
  readonly secret: PrepareOptions['secret'];
  /** Ends the work when the caller goes away. */
  readonly signal?: AbortSignal | undefined;
  /** Time of the gateway, by default `performance.now()`, at which the caller began: the budget counts what it did since, such as waiting for the database. */
  readonly startedAt?: number | undefined;
  /** Told of each call as it ends, answered or not. */
  readonly onSent: (record: SendRecord) => void;
}

interface CallContext {
  readonly gateway: ModelGateway;
  readonly prepared: PreparedNote;
  readonly input: ModelSuggestionInput;
  readonly signal: AbortSignal;
  readonly deadline: number;
}

async function ask<N extends CallName>(
  call: N,
  candidates: Parameters<typeof requestFor>[0]['candidates'],
  context: CallContext,
): Promise<Answer<(typeof answerSchemas)[N]['_output']>> {
  const { gateway, prepared, input, signal, deadline } = context;
  const { time } = gateway;
  const started = time.now();
  const request = requestFor({
    call,
    model: gateway.settings.model,
    text: prepared.text,
    fence: prepared.fence,
    candidates,
  });
  const record = (
    rest: Pick<SendRecord, 'outcome' | 'responseHash' | 'tokensIn' | 'tokensOut'>,
    model: string,
  ): void => {
    input.onSent({
      call,
      textKind: 'encounter_note',
      charsSent: prepared.text.length,
      replaced: prepared.replaced,
      invisible: prepared.invisible,
      model,
      endpoint: gateway.origin,
      promptHash: promptHashes[call],
      latencyMs: Math.round(time.now() - started),
      ...rest,
    });
  };
  try {
    const answer = await gateway.call<(typeof answerSchemas)[N]['_output']>(request, answerSchemas[call] as never, {
      practiceId: input.practiceId,
      signal,
      deadline,
    });
    record(
      {
        outcome: 'answered',
        responseHash: answer.responseHash,
        tokensIn: answer.tokens.input,
        tokensOut: answer.tokens.output,
      },
      answer.model,
    );
    return answer;
  } catch (error) {
    const failure = error instanceof ModelFailure ? error : new ModelFailure('connection');
    record({ outcome: failure.reason, responseHash: null, tokensIn: 0, tokensOut: 0 }, gateway.settings.model);
    throw failure;
  }
}

/** Both calls side by side; the failure of one ends the other, because no partial result is given. */
async function askBoth(
  gateway: ModelGateway,
  prepared: PreparedNote,
  offered: { diagnoses: ReturnType<typeof diagnosisCandidates>; procedures: ReturnType<typeof procedureCandidates> },
  input: ModelSuggestionInput,
) {
  const now = gateway.time.now();
  const deadline = (input.startedAt ?? now) + gateway.settings.totalBudgetMs;
  const stop = new AbortController();
  const signals = [stop.signal, gateway.time.limit(deadline - now), ...(input.signal ? [input.signal] : [])];
  const context: CallContext = { gateway, prepared, input, deadline, signal: AbortSignal.any(signals) };
  const calls = [
    ask('encounter_facts', offered.diagnoses, context),
    ask('service_facts', offered.procedures, context),
  ] as const;
  try {
    const [encounter, service] = await Promise.all(calls);
    return { encounter, service };
  } catch (error) {
    stop.abort();
    await Promise.allSettled(calls);
    throw error;
  }
}

/** The built-in reading with what the model saw and the note proves. */
export function mergedFacts(encounter: EncounterFacts, service: ServiceFacts, context: MergeContext): Facts {
  const { facts, agreement } = context;
  const problems = mergeProblems(encounter.problems, context);
  const work = mergeWork(
    { data: encounter.data, management: encounter.management, procedures: service.procedures },
    context,
  );
  if (encounter.time !== null) {
    const place = context.locate(encounter.time.quote);
    if (place && facts.time?.minutes === encounter.time.minutes) agreement.agree('time');
    else if (place && facts.note.slice(place.start, place.end).includes(String(encounter.time.minutes))) {
      // A total the reader did not take as one is told, and decides nothing.
      agreement.modelOnly.push({ kind: 'time', text: `${encounter.time.minutes} minutes`, evidence: [place] });
    } else agreement.drop('notInNote');
  }
  return { ...facts, problems, ...work };
}

function withQuotes(note: string, seen: Agreement['modelOnly']) {
  return seen.map(({ kind, text, evidence }) => ({
    kind,
    text,
    evidence: evidence.map(({ start, end }) => ({ start, end, quote: note.slice(start, end) })),
  }));
}

/** An endpoint that answers sooner is not worth the detour (ms). */
const QUIET_MS = 150;

/**
 * Work that is done while the endpoint thinks, once those who came at the same moment have asked theirs, so that no answer waits for it.
 * Whoever needs it sooner does it at once.
 */
function whileWaiting<T>(work: () => T, asked: Promise<unknown>): () => T {
  let done: { readonly value: T } | undefined;
  const result = (): T => (done ??= { value: work() }).value;
  const timer = setTimeout(result, QUIET_MS);
  const stop = (): void => clearTimeout(timer);
  asked.then(stop, stop);
  return result;
}

/** Reads a note with the model and the built-in reader, and lets the rules decide over both. Throws {@link ModelFailure}; never gives a part. */
export async function suggestWithModel(gateway: ModelGateway, input: ModelSuggestionInput): Promise<SuggestionResult> {
  const { visit, table } = input;
  const { note } = visit;
  const prepared = prepareNote(note, { known: input.known, dateOfService: visit.dateOfService, secret: input.secret });
  const { facts } = prepared;
  const offered = {
    diagnoses: diagnosisCandidates(facts, table),
    procedures: procedureCandidates(facts, table, visit.dateOfService),
  };
  const asked = askBoth(gateway, prepared, offered, input);
  const byRules = whileWaiting(() => ({ own: suggestFrom(facts, visit, table), orders: ordersIn(note) }), asked);
  const { encounter, service } = await asked;

  const agreement = new Agreement();
  const locate = locator(prepared.text, prepared.map);
  const codes = new Set([...offered.diagnoses, ...offered.procedures].map(({ code }) => code));
  const { own, orders } = byRules();
  const context = { note, facts, table, offered: codes, locate, agreement, conceptOf: conceptLookup(), orders };
  const both = mergedFacts(encounter.value, service.value, context);
  const places = [...encounter.value.problems, ...service.value.procedures].flatMap(({ quote }) => locate(quote) ?? []);
  const result = combine({
    rules: own,
    merged: suggestFrom(both, visit, table),
    isSeenByModel: (evidence) =>
      evidence.some((span) => places.some((place) => place.start < span.end && span.start < place.end)),
  });
  const instructionsIgnored = orders.length;
  return {
    ...result,
    engine: { ...result.engine, mode: gateway.settings.mode, model: encounter.model, promptHash: PROMPT_HASH },
    hints: [...result.hints, ...instructionHint(instructionsIgnored)],
    reading: {
      agreed: agreement.agreed,
      modelOnly: withQuotes(note, agreement.modelOnly),
      rulesOnly: withQuotes(note, agreement.rulesOnly),
      dropped: { ...agreement.dropped },
      instructionsIgnored,
      invisible: { ...prepared.invisible },
    },
  };
}

function instructionHint(count: number): SuggestionResult['hints'] {
  if (count === 0) return [];
  const message = 'The note holds text that speaks to software instead of about the patient. It was not followed.';
  return [{ type: 'DOCUMENTATION', severity: 'warning', message }];
}
