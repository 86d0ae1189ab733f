import {
  patientSchema,
  payerSchema,
  sexSchema,
  visitTypeSchema,
  type Edit,
  type Encounter,
  type EncounterRef,
  type PracticeId,
} from '@codeloom/contracts';
import { check, type VisitInput } from '@codeloom/rules';
import type { Clock } from '../../platform/clock.ts';
import type { PhiCipher } from '../../platform/crypto/index.ts';
import type { Tx } from '../../platform/database/index.ts';
import { AppError } from '../../platform/errors.ts';
import type { PracticeActor } from '../../transport/actor.ts';
import type { CodeTables } from '../codes/index.ts';
import { readNote, readRun } from './encounter-content.ts';
import { readHeldResult } from './held-content.ts';
import { codeSetOf, toEncounter, type EncounterRecord } from './encounter-view.ts';
import { asDateText, findEncounter, userName, type EncounterRow } from './encounters.repository.ts';
import { visibilityIn } from './visibility.ts';

/** The facts of the visit beside its note. */
export type VisitFacts = Omit<VisitInput, 'note'>;

export function visitFactsOf(row: EncounterRow): VisitFacts {
  return {
    dateOfService: asDateText(row.encounterDate),
    visitType: visitTypeSchema.parse(row.visitType),
    specialty: row.specialty,
    patient: patientSchema.nullable().parse(row.patient) ?? undefined,
    payer: payerSchema.nullable().parse(row.payer) ?? undefined,
    placeOfService: row.placeOfService ?? undefined,
    ageYears: row.ageYears ?? undefined,
    sex: sexSchema.nullable().parse(row.sex) ?? undefined,
    lastVisitDate: row.lastVisitDate ? asDateText(row.lastVisitDate) : undefined,
  };
}

/** A foreign, hidden or missing encounter: one answer for all three. */
export const noSuchEncounter = () => new AppError('notFound', 'There is no such encounter.');

/** The record when its note is there; otherwise whoever wants to read the note has to bring it again. */
export function assertNoteThere(record: EncounterRecord): void {
  if (record.noteStored) return;
  throw new AppError(
    'conflict',
    'The note of this encounter is no longer there, because the practice keeps no notes or its retention ended. Save the note again, then ask for a suggestion.',
  );
}

export interface EncounterReader {
  /** The row if the actor sees it; throws `notFound` otherwise. */
  row(tx: Tx, actor: PracticeActor, ref: EncounterRef): Promise<EncounterRow>;
  /** The row with its note and suggestion, decrypted. */
  record(tx: Tx, actor: PracticeActor, ref: EncounterRef): Promise<EncounterRecord>;
  /** Completes a row of the same transaction. */
  complete(tx: Tx, row: EncounterRow): Promise<EncounterRecord>;
  /** The edits the final codes meet today. Outside any transaction: the code table may have to be loaded. */
  edits(record: EncounterRecord): Promise<Edit[]>;
  /** The whole encounter as callers see it. Outside any transaction. */
  view(record: EncounterRecord): Promise<Encounter>;
}

export interface ReaderDeps {
  readonly cipher: PhiCipher;
  readonly clock: Clock;
  readonly tables: CodeTables;
}

export function createEncounterReader({ cipher, clock, tables }: ReaderDeps): EncounterReader {
  async function row(tx: Tx, actor: PracticeActor, ref: EncounterRef): Promise<EncounterRow> {
    const found = await findEncounter(tx, actor.practiceId, ref, await visibilityIn(tx, actor));
    if (!found) throw noSuchEncounter();
    return found;
  }

  async function complete(tx: Tx, found: EncounterRow): Promise<EncounterRecord> {
    const practiceId = found.practiceId as PracticeId;
    const { id, noteVersion, suggestionRunId } = found;
    const of = { practiceId, encounterId: id, now: clock.now() };
    const note = await readNote(tx, cipher, { ...of, noteVersion });
    const run = suggestionRunId === null ? null : await readRun(tx, cipher, practiceId, suggestionRunId);
    // While the note is held, so is the answer with its quotes.
    const isHeld = suggestionRunId !== null && note.isHeld;
    const held = isHeld ? await readHeldResult(tx, cipher, { ...of, runId: suggestionRunId }) : null;
    const finalizedByName = await userName(tx, practiceId, found.finalizedByUserId);
    return {
      row: found,
      noteText: note.text ?? '',
      noteStored: note.text !== null,
      suggestion: held ?? run?.result ?? null,
      finalizedByName,
    };
  }

  async function edits(record: EncounterRecord): Promise<Edit[]> {
    const codes = codeSetOf(record.row);
    if (codes.emCode === null && codes.diagnoses.length === 0 && codes.procedures.length === 0) return [];
    const visit = visitFactsOf(record.row);
    const table = await tables.forDate(visit.dateOfService);
    return check(codes, visit, table, record.suggestion ?? undefined);
  }

  return {
    row,
    complete,
    edits,
    record: async (tx, actor, ref) => complete(tx, await row(tx, actor, ref)),
    view: async (record) => toEncounter(record, await edits(record)),
  };
}
