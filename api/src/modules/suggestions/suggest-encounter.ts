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
import { appendAudit } from '../audit/index.ts';
import {
  assertEditable,
  changeEncounter,
  insertRun,
  recordNoteRead,
  sha256,
  staleVersion,
  statusOf,
  visitFactsOf,
  type EncounterDeps,
  type EncounterRecord,
  type VisitFacts,
} from '../encounters/index.ts';
import { ModelFailure, type SendRecord } from './llm/index.ts';
import type { ModelReader } from './model-reader.ts';
import type { KnownValue } from './redact/index.ts';
import { recordSends } from './send-log.ts';
import { findRun } from './suggestions.repository.ts';

export interface SuggestDeps extends EncounterDeps {
  readonly llm: Config['llm'];
  /** Null where the server works with the built-in engine alone. */
  readonly model: ModelReader | null;
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
    const { database, cipher, clock, tables, reader, events, llm } = deps;
    // A person may ask for the built-in engine; its result says so.
    const model = input.engine === 'rules' ? null : deps.model;
    const sends: SendRecord[] = [];
    const { practiceId } = actor;
    const userId = principalId(actor);
    const started = performance.now();
    const elapsed = () => Math.round(performance.now() - started);

    const seen = await database.withPractice(practiceId, async (tx) => {
      const record = await reader.record(tx, actor, { id });
      assertEditable(statusOf(record.row));
      const known: KnownValue[] = model ? await model.knownValues(tx, practiceId, record.row) : [];
      return { ...record, known };
    });
    const noteLength = seen.noteText.length;
    events.emit('encounter_suggest_requested', { encounterId: id, userId, note_length_chars: noteLength });
    const visit = visitFactsOf(seen.row);
    const table = await tables.forDate(visit.dateOfService);
    const inputHash = inputHashOf(model?.fingerprint ?? 'rules', seen.noteText, visit, table);
    const stored = input.force === true ? null : await storedRun(inputHash);
    if (stored) {
      succeeded(true);
      return reader.view(stored);
    }

    let result: SuggestionResult;
    try {
      result = checked(await answered(), seen.noteText);
    } catch (cause) {
      return fail(cause);
    }
    const record = await keepingSends(async (tx) => {
      const row = await reader.row(tx, actor, { id });
      if (row.version !== seen.row.version) throw staleVersion(row.version);
      const now = clock.now();
      const owner = { practiceId, encounterId: id, principalId: userId, now };
      const facts = { noteVersion: row.noteVersion, inputHash, latencyMs: elapsed(), result };
      const runId = await insertRun(tx, cipher, owner, facts);
      const { em, engine } = result;
      await changeEncounter(
        tx,
        { practiceId, id, version: row.version },
        {
          status: 'ai_suggested',
          suggestionRunId: runId,
          aiEmCode: em.recommended?.code ?? null,
          aiEmConfidence: em.recommended?.confidence ?? null,
          aiEmHighestSupportedCode: em.highestSupported?.code ?? null,
          aiEmHighestSupportedConfidence: em.highestSupported?.confidence ?? null,
          aiConfidenceBucket: result.confidenceBucket,
          denialRiskLevel: result.denialRisk.level,
          hadUndercodeHint: result.hints.some((hint) => hint.type === 'UNDERCODING'),
          hadMissedServiceHint: result.hints.some((hint) => hint.type === 'MISSED_SERVICE'),
          updatedAt: now,
        },
      );
      await appendAudit(tx, {
        practiceId,
        actor: auditActor(actor),
        encounterId: id,
        action: 'AI_SUGGESTED_CODES',
        payload: {
          runId,
          inputHash,
          noteVersion: row.noteVersion,
          mode: engine.mode,
          engineVersion: engine.version,
          bookVersion: engine.bookVersion,
          codeSetId: engine.codeSet.id,
          ...(engine.model === undefined ? {} : { model: engine.model.replace(/[^\x21-\x7e]/g, '_').slice(0, 200) }),
          ...(engine.promptHash === undefined ? {} : { promptHash: engine.promptHash }),
          emRecommended: em.recommended?.code ?? null,
          emHighestSupported: em.highestSupported?.code ?? null,
          diagnoses: result.diagnoses.map(({ code }) => code),
          procedures: result.procedures.map(({ code }) => code),
        },
      });
      return reader.record(tx, actor, { id });
    });
    succeeded(false);
    return reader.view(record);

    /** Both readers through the rules where a model is configured, else the built-in engine. */
    async function answered(): Promise<SuggestionResult> {
      if (!model) return suggest({ note: seen.noteText, ...visit }, table);
      const { noteText, known } = seen;
      return model.suggest({ practiceId, noteText, visit, table, known, onSent: (send) => sends.push(send) });
    }

    /** One unit of work that records what left first; when it does not come to pass, the record does. */
    async function keepingSends<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
      const record = (tx: Tx) => recordSends(tx, sends, sendOwner());
      try {
        return await database.withPractice(practiceId, async (tx) => {
          await record(tx);
          return work(tx);
        });
      } catch (error) {
        if (sends.length > 0) await database.withPractice(practiceId, record);
        throw error;
      }
    }

    function sendOwner() {
      return { practiceId, encounterId: id, actor, now: clock.now() };
    }

    /** The encounter as it stands when its present run already answers this input. */
    function storedRun(hash: string): Promise<EncounterRecord | null> {
      return database.withPractice(practiceId, async (tx) => {
        const row = await reader.row(tx, actor, { id });
        const run = row.suggestionRunId === null ? null : await findRun(tx, practiceId, row.suggestionRunId);
        if (run?.inputHash !== hash || row.version !== seen.row.version) return null;
        await recordNoteRead(tx, actor, id);
        return reader.complete(tx, row);
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
        await recordSends(tx, sends, sendOwner());
        await appendAudit(tx, {
          practiceId,
          actor: auditActor(actor),
          encounterId: id,
          action: 'SUGGESTION_FAILED',
          payload: { reason, mode: input.engine ?? llm.mode },
        });
      });
      events.emit('encounter_suggest_failed', { encounterId: id, userId, latency_ms: elapsed(), reason });
      if (!(cause instanceof ModelFailure)) throw new Error('The engine failed on this note.', { cause });
      throw new AppError(
        'modelUnavailable',
        'The language model cannot be reached. Try again, or ask for the rules engine with {"engine":"rules"}.',
      );
    }
  };
