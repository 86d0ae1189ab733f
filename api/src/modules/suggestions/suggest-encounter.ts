import {
  suggestionResultSchema,
  type Encounter,
  type EncounterSuggest,
  type SuggestionResult,
} from '@codeloom/contracts';
import { BOOK_VERSION, ENGINE_VERSION, suggest, type CodeTable } from '@codeloom/rules';
import type { Config } from '../../platform/config.ts';
import type { Tx } from '../../platform/database/index.ts';
import { AppError } from '../../platform/errors.ts';
import { auditActor, principalId, type PracticeActor } from '../../transport/actor.ts';
import { appendAuditEvents, type AppendAudit } from '../audit/index.ts';
import {
  assertEditable,
  assertNoteThere,
  recordNoteRead,
  sha256,
  showRun,
  statusOf,
  visitFactsOf,
  type EncounterDeps,
  type EncounterRecord,
  type VisitFacts,
} from '../encounters/index.ts';
import { recordUsage, type ModelAllowance, type ModelSpend, type UsageEntry } from '../usage/index.ts';
import { ModelFailure, type ModelFailureCause, type SendRecord } from './llm/index.ts';
import type { ModelReader } from './model-reader.ts';
import type { KnownValue } from './redact/index.ts';
import { asWord, recordSends } from './send-log.ts';
import { findRun } from './suggestions.repository.ts';
import type { Turns } from './turns.ts';

export interface SuggestDeps extends EncounterDeps {
  readonly llm: Config['llm'];
  /** Null where the server works with the built-in engine alone. */
  readonly model: ModelReader | null;
  readonly allowance: ModelAllowance;
  /** The turns of all who ask at one moment, before and after their model. */
  readonly turns: Turns;
}

/** What a suggestion takes and gives at a model in both calls: prompts, a long note, candidates and facts (tokens). Counts while it is under way. */
const EXPECTED_TOKENS = 8_000;

const withRules = 'or ask for the built-in engine with {"engine":"rules"}.';
/** What a person reads when the model gave nothing. */
function unavailable(reason: ModelFailureCause): AppError {
  return reason === 'capReached'
    ? new AppError(
        'modelUnavailable',
        `This practice has used its language model allowance of this month. A practice admin can see and change it under usage, ${withRules}`,
      )
    : new AppError('modelUnavailable', `The language model cannot be reached. Try again, ${withRules}`);
}

/** Everything an answer depends on. Equal hashes mean an equal answer, so the stored run answers. */
function inputHashOf(engine: string, noteText: string, visit: VisitFacts, table: CodeTable): string {
  const facts = Object.entries(visit)
    .filter(([, value]) => value !== undefined)
    .sort(([a], [b]) => a.localeCompare(b));
  return sha256(JSON.stringify([engine, ENGINE_VERSION, BOOK_VERSION, table.id, sha256(noteText), facts]));
}

/** Codes without exact evidence are never stored: a span that is not its quote is a fault of the engine. */
function checked(result: SuggestionResult, noteText: string): SuggestionResult {
  const parsed = suggestionResultSchema.parse(result);
  for (const { evidence } of [...parsed.diagnoses, ...parsed.procedures]) {
    for (const { start, end, quote } of evidence) {
      if (noteText.slice(start, end) !== quote) throw new Error('A span of the suggestion is not its quote.');
    }
  }
  return parsed;
}

/** Reads the note and stores a run: read transaction, engine outside, write transaction that checks the version again. */
export const suggestEncounter =
  (deps: SuggestDeps) =>
  async (actor: PracticeActor, id: Encounter['id'], input: EncounterSuggest): Promise<Encounter> => {
    // A person may ask for the built-in engine; its result says so.
    const model = input.engine === 'rules' ? null : deps.model;
    if (model === null) return suggestWith(deps, null)(actor, id, input);
    const spend = deps.allowance.begin(actor.practiceId, EXPECTED_TOKENS);
    try {
      return await suggestWith(deps, { reader: model, spend })(actor, id, input);
    } finally {
      spend.end();
    }
  };

const suggestWith =
  (deps: SuggestDeps, asked: { readonly reader: ModelReader; readonly spend: ModelSpend } | null) =>
  async (actor: PracticeActor, id: Encounter['id'], input: EncounterSuggest): Promise<Encounter> => {
    const { database, cipher, clock, tables, reader, events, llm, turns } = deps;
    const model = asked?.reader ?? null;
    const sends: SendRecord[] = [];
    const { practiceId } = actor;
    const userId = principalId(actor);
    const started = performance.now();
    const elapsed = () => Math.round(performance.now() - started);

    const seen = await turns.run(practiceId, () =>
      database.withPractice(practiceId, async (tx) => {
        const row = await reader.row(tx, actor, { id });
        assertEditable(statusOf(row));
        // The earlier suggestion is not read: this is a moment in which many wait.
        const record = { ...(await reader.complete(tx, { ...row, suggestionRunId: null })), row };
        assertNoteThere(record);
        const known: KnownValue[] = model ? await model.knownValues(tx, practiceId, row) : [];
        const runId = input.force === true ? null : row.suggestionRunId;
        const run = runId === null ? null : await findRun(tx, practiceId, runId);
        const hasRoom = asked === null || (await asked.spend.hasRoom(tx, clock.now()));
        return { ...record, known, run, hasRoom };
      }),
    );
    const noteLength = seen.noteText.length;
    events.emit('encounter_suggest_requested', { encounterId: id, userId, note_length_chars: noteLength });
    const visit = visitFactsOf(seen.row);
    const table = await tables.forDate(visit.dateOfService);
    const inputHash = inputHashOf(model?.fingerprint ?? 'rules', seen.noteText, visit, table);
    const stored = seen.run?.inputHash === inputHash ? await unchanged() : null;
    if (stored) {
      succeeded(true);
      return reader.view(stored);
    }

    if (!seen.hasRoom) return fail(new ModelFailure('capReached'));
    let result: SuggestionResult;
    try {
      result = checked(await answered(), seen.noteText);
    } catch (cause) {
      return fail(cause);
    }
    const record = await keepingSends(async (tx, sent) => {
      const now = clock.now();
      const { noteVersion, version } = seen.row;
      const run = { practiceId, encounterId: id, principalId: userId, now, noteVersion, inputHash, result };
      const changes = await showRun(tx, cipher, { ...run, latencyMs: elapsed() }, version);
      await countUse(tx, { kind: 'suggested', subjectId: id, providerId: seen.row.providerId });
      const { em, engine } = result;
      const event: AppendAudit = {
        practiceId,
        actor: auditActor(actor),
        encounterId: id,
        action: 'AI_SUGGESTED_CODES',
        payload: {
          runId: changes.suggestionRunId,
          inputHash,
          noteVersion,
          mode: engine.mode,
          engineVersion: engine.version,
          bookVersion: engine.bookVersion,
          codeSetId: engine.codeSet.id,
          ...(engine.model === undefined ? {} : { model: asWord(engine.model) }),
          ...(engine.promptHash === undefined ? {} : { promptHash: engine.promptHash }),
          emRecommended: em.recommended?.code ?? null,
          emHighestSupported: em.highestSupported?.code ?? null,
          diagnoses: result.diagnoses.map(({ code }) => code),
          procedures: result.procedures.map(({ code }) => code),
        },
      };
      await appendAuditEvents(tx, practiceId, [...sent, event]);
      // What was just written need not be read again.
      return { ...seen, row: { ...seen.row, ...changes }, suggestion: result };
    });
    succeeded(false);
    return reader.view(record);

    /** Both readers through the rules where a model is configured, else the built-in engine. */
    async function answered(): Promise<SuggestionResult> {
      if (!model) return suggest({ note: seen.noteText, ...visit }, table);
      const { noteText, known } = seen;
      return model.suggest({
        practiceId,
        noteText,
        visit,
        table,
        known,
        startedAt: started,
        onSent: (send) => sends.push(send),
      });
    }

    /** One unit of work that records what left first; when it does not come to pass, the record does. */
    async function keepingSends<T>(work: (tx: Tx, sent: AppendAudit[]) => Promise<T>): Promise<T> {
      try {
        return await turns.run(practiceId, () =>
          database.withPractice(practiceId, async (tx) => work(tx, await recordSends(tx, sends, sendOwner()))),
        );
      } catch (error) {
        if (sends.length > 0) {
          await database.withPractice(practiceId, async (tx) => {
            const sent = await recordSends(tx, sends, sendOwner());
            await countUse(tx, {});
            await appendAuditEvents(tx, practiceId, sent);
          });
        }
        throw error;
      }
    }

    /** What was used, with the calls that were made for it. */
    function countUse(tx: Tx, of: Pick<UsageEntry, 'kind' | 'subjectId' | 'providerId'>): Promise<void> {
      const tokens = sends.reduce((sum, send) => sum + send.tokensIn + send.tokensOut, 0);
      return recordUsage(tx, { practiceId, now: clock.now(), model: { calls: sends.length, tokens }, ...of });
    }

    function sendOwner() {
      return { practiceId, encounterId: id, actor, now: clock.now() };
    }

    /** The encounter with its present run, which answers this input already; null when somebody changed it meanwhile. */
    function unchanged(): Promise<EncounterRecord | null> {
      return database.withPractice(practiceId, async (tx) => {
        const row = await reader.row(tx, actor, { id });
        if (row.version !== seen.row.version) return null;
        const whole = await reader.complete(tx, row);
        await recordNoteRead(tx, actor, id);
        return whole;
      });
    }

    function succeeded(replayed: boolean): void {
      events.emit('encounter_suggest_succeeded', {
        encounterId: id,
        userId,
        latency_ms: elapsed(),
        note_length_chars: noteLength,
        replayed,
      });
    }

    /** Stores no suggestion; the audit events stay. */
    async function fail(cause: unknown): Promise<never> {
      const reason = cause instanceof ModelFailure ? cause.reason : 'engineFault';
      await database.withPractice(practiceId, async (tx) => {
        const failed: AppendAudit = {
          practiceId,
          actor: auditActor(actor),
          encounterId: id,
          action: 'SUGGESTION_FAILED',
          payload: { reason, mode: input.engine ?? llm.mode },
        };
        const sent = await recordSends(tx, sends, sendOwner());
        await countUse(tx, {});
        await appendAuditEvents(tx, practiceId, [...sent, failed]);
      });
      events.emit('encounter_suggest_failed', { encounterId: id, userId, latency_ms: elapsed(), reason });
      if (!(cause instanceof ModelFailure)) throw new Error('The engine failed on this note.', { cause });
      throw unavailable(cause.reason);
    }
  };
