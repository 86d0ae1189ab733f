import type { AuditAction, CodeSetInput, Edit, Encounter, SuggestionResult } from '@codeloom/contracts';
import type { CallOptions, CodeloomClient } from '../client.ts';
import { CodeloomError } from '../error.ts';
import { codeChanges } from './code-changes.ts';
import { blankEncounter } from './encounter-builder.ts';
import { denied } from './fake-access.ts';
import type { FakeCall, FakeOptions } from './fake-options.ts';
import { assertEditable, type FakeStore } from './fake-store.ts';
import { decisionDelta, finalCodes, suggested, withoutSuggestion } from './final-codes.ts';

type Change = 'create' | 'update' | 'setCodes' | 'suggest' | 'finalize' | 'reopen' | 'void';

export interface FakeEncountersOptions {
  answer<T>(call: FakeCall, options: CallOptions | undefined, work: () => T): Promise<T>;
  store: FakeStore;
  options: FakeOptions;
  check(codes: CodeSetInput, encounter: Encounter): Edit[];
  now(): string;
  /** Whoever uses the client. */
  selfId: Encounter['finalizedByUserId'];
  dropDrafts(encounterId: string, kind?: 'note' | 'codes'): void;
  record(action: AuditAction, encounter: Encounter, payload?: Record<string, unknown>, reason?: string): void;
  count(kind: 'suggested' | 'finalized', encounterId: string): void;
}

const DAY_MS = 86_400_000;

const nothingToSubmit: Edit = {
  id: 'claim.empty',
  severity: 'stop',
  message: 'No codes are set yet. Add the codes of the visit, then finalize.',
  codes: [],
  source: 'Fake check',
};

const noEngine = (): SuggestionResult => {
  throw new CodeloomError('modelUnavailable', 'This fake has no engine. Hand one to createFakeClient({ engine }).');
};

/** The changes of an encounter, with the state machine, versions and keys of the server. */
export function fakeEncounters(fake: FakeEncountersOptions): Pick<CodeloomClient['encounters'], Change> {
  const { answer, store, options, check, now, record, dropDrafts, count } = fake;
  const byKey = new Map<string, { request: string; id: string }>();
  /** What each run was made of: the same again answers the same run. */
  const madeOf = new Map<string, string>();

  /** The encounter that an earlier call with this key answered; the same key for another request is refused. */
  const earlier = (key: string | undefined, request: string): Encounter | null => {
    const known = key === undefined ? undefined : byKey.get(key);
    if (!known) return null;
    if (known.request === request) return store.stored(known.id);
    throw new CodeloomError(
      'conflict',
      'This Idempotency-Key was used for another request. Use a new key for a new request.',
    );
  };
  const keep = (key: string | undefined, request: string, id: string): void => {
    if (key !== undefined) byKey.set(key, { request, id });
  };
  const assertDate = (date: string | undefined): void => {
    const latest = new Date(Date.parse(now()) + DAY_MS).toISOString().slice(0, 10);
    if (date === undefined || date <= latest) return;
    throw new CodeloomError('invalidInput', 'encounterDate: this date of service lies in the future.');
  };

  return {
    create: (input, call) =>
      answer('encounters.create', call, () => {
        const request = JSON.stringify(['create', input]);
        const known = earlier(call?.idempotencyKey, request);
        if (known) return known;
        assertDate(input.encounterDate);
        const { externalId } = input;
        if (externalId !== undefined && [...store.rows.values()].some((other) => other.externalId === externalId)) {
          throw new CodeloomError('conflict', 'An encounter with this externalId exists already.');
        }
        const encounter: Encounter = {
          ...blankEncounter(),
          ...(withoutUndefined(input) as Partial<Encounter>),
          id: newId(),
          createdAt: now(),
          updatedAt: now(),
        };
        store.rows.set(encounter.id, encounter);
        keep(call?.idempotencyKey, request, encounter.id);
        record('ENCOUNTER_CREATED', encounter, { encounterDate: encounter.encounterDate, noteVersion: 1 });
        return encounter;
      }),
    update: (id, input, call) =>
      answer('encounters.update', call, () => {
        assertDate(input.encounterDate);
        const { version, ...patch } = withoutUndefined(input);
        if (options.caller?.components && Object.keys(patch).some((key) => key !== 'noteText')) {
          throw denied('An embedded session changes the note only.');
        }
        const encounter = store.editable(id, version);
        const isNewNote = patch.noteText !== undefined && patch.noteText !== encounter.noteText;
        if (patch.noteText !== undefined) dropDrafts(id, 'note');
        const saved = store.save(encounter, {
          ...(patch as Partial<Encounter>),
          ...(isNewNote ? { ...withoutSuggestion, noteVersion: encounter.noteVersion + 1 } : {}),
        });
        const fields = Object.keys(patch).filter((field) => field !== 'noteText' || isNewNote);
        record('ENCOUNTER_UPDATED', saved, { fields });
        return withEdits(saved);
      }),
    setCodes: (id, input, call) =>
      answer('encounters.setCodes', call, () => {
        const encounter = store.editable(id, input.version);
        dropDrafts(id, 'codes');
        const describe = (system: 'icd10cm' | 'procedure', code: string): string | undefined =>
          options.table?.[system].find((hit) => hit.code === code)?.description;
        const saved = store.save(encounter, {
          ...finalCodes(encounter, input, describe, options.caller?.role),
          edits: check(input, encounter),
        });
        for (const { action, payload } of codeChanges(encounter, saved)) record(action, saved, payload);
        return saved;
      }),
    suggest: (id, input, call) =>
      answer('encounters.suggest', call, () => {
        const encounter = store.stored(id);
        assertEditable(encounter);
        const { noteText, encounterDate, visitType, patient, payer, placeOfService, ageYears, sex } = encounter;
        const facts = [noteText, encounterDate, visitType, patient, payer, placeOfService, ageYears, sex];
        const made = JSON.stringify([...facts, encounter.lastVisitDate]);
        const present = encounter.suggestionRunId;
        if (input?.force !== true && present !== null && madeOf.get(present) === made) return encounter;
        const suggestion = (options.engine ?? noEngine)(encounter);
        const suggestionRunId = newId();
        madeOf.set(suggestionRunId, made);
        const changes = { status: 'ai_suggested', suggestion, suggestionRunId } as const;
        const saved = store.save(encounter, { ...changes, ...suggested(suggestion) });
        record('AI_SUGGESTED_CODES', saved, { runId: suggestionRunId, noteVersion: saved.noteVersion });
        count('suggested', id);
        return saved;
      }),
    finalize: (id, input, call) =>
      answer('encounters.finalize', call, () => {
        const request = JSON.stringify(['finalize', id, input]);
        const known = earlier(call?.idempotencyKey, request);
        if (known) return known;
        const encounter = store.editable(id, input.version);
        const reasons = new Map(input.overrides?.map(({ editId, reason }) => [editId, reason]));
        const { finalEmCode, finalDiagnoses, finalProcedures } = encounter;
        const isEmpty = finalEmCode === null && finalDiagnoses.length + finalProcedures.length === 0;
        const edits = isEmpty ? [nothingToSubmit] : encounter.edits;
        const unresolved = edits.filter(
          ({ id: editId, severity }) => severity === 'stop' || (severity === 'warning' && !reasons.has(editId)),
        );
        if (unresolved.length > 0) {
          const message = unresolved.some(({ severity }) => severity === 'stop')
            ? 'Some codes cannot be submitted as they stand. Correct them, then finalize.'
            : 'Some warnings need your reason before the codes can be finalized.';
          throw new CodeloomError('unresolvedEdits', message, { details: { edits: unresolved } });
        }
        const saved = store.save(encounter, {
          status: 'finalized',
          finalizedAt: now(),
          finalizedByUserId: fake.selfId,
          finalizedByName: options.userName ?? 'Robin Hale',
          emDecisionDelta: decisionDelta(finalEmCode, encounter.emRecommended?.code),
        });
        keep(call?.idempotencyKey, request, id);
        dropDrafts(id);
        for (const { id: editId, severity } of edits) {
          if (severity === 'warning') record('EDIT_OVERRIDDEN', saved, { editId }, reasons.get(editId));
        }
        record('USER_FINALIZED_CODES', saved, {
          emCode: finalEmCode,
          diagnoses: finalDiagnoses.map(({ code }) => code),
          emDecisionDelta: saved.emDecisionDelta,
        });
        count('finalized', id);
        return saved;
      }),
    reopen: (id, input, call) =>
      answer('encounters.reopen', call, () => {
        const encounter = store.open(id, input.version);
        if (encounter.status === 'voided') assertEditable(encounter);
        if (encounter.status === 'draft' || encounter.status === 'ai_suggested') {
          throw new CodeloomError('conflict', 'This encounter is open already.');
        }
        const saved = store.save(encounter, {
          status: encounter.suggestion ? 'ai_suggested' : 'draft',
          emDecisionDelta: null,
          finalizedAt: null,
          finalizedByUserId: null,
          finalizedByName: null,
        });
        record('ENCOUNTER_REOPENED', saved, { from: encounter.status, to: saved.status }, input.reason);
        return saved;
      }),
    void: (id, input, call) =>
      answer('encounters.void', call, () => {
        const encounter = store.open(id, input.version);
        if (encounter.status === 'voided') throw new CodeloomError('conflict', 'This encounter is voided already.');
        dropDrafts(id);
        const saved = store.save(encounter, { status: 'voided' });
        record('ENCOUNTER_VOIDED', saved, { from: encounter.status }, input.reason);
        return saved;
      }),
  };

  /** Facts of the visit change what its codes meet. */
  function withEdits(encounter: Encounter): Encounter {
    const { finalEmCode, finalEmModifiers, finalDiagnoses, finalProcedures } = encounter;
    if (finalEmCode === null && finalDiagnoses.length + finalProcedures.length === 0) return encounter;
    const codes = { emCode: finalEmCode, emModifiers: finalEmModifiers };
    const lines = finalProcedures.map(({ code, modifiers, units, pointers }) => ({ code, modifiers, units, pointers }));
    const diagnoses = finalDiagnoses.map(({ code, description }) => ({ code, description }));
    const next = { ...encounter, edits: check({ ...codes, diagnoses, procedures: lines }, encounter) };
    store.rows.set(next.id, next);
    return next;
  }
}

function withoutUndefined<T extends object>(input: T): T {
  return Object.fromEntries(Object.entries(input).filter(([, value]) => value !== undefined)) as T;
}

function newId(): Encounter['id'] {
  return crypto.randomUUID() as Encounter['id'];
}
