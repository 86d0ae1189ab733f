import { createHash } from 'node:crypto';
import { suggestionResultSchema, type PracticeId, type SuggestionResult } from '@codeloom/contracts';
import type { PhiCipher } from '../../platform/crypto/index.ts';
import type { Tx } from '../../platform/database/index.ts';
import { newId } from '../../platform/ids.ts';

/** Hex SHA-256 of the UTF-8 text. */
export const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

const noteColumn = { table: 'encounter_note', column: 'text_ciphertext' } as const;
const runColumn = { table: 'suggestion_run', column: 'result_ciphertext' } as const;
const commentColumn = { table: 'encounter_comment', column: 'text_ciphertext' } as const;

interface Owner {
  readonly practiceId: PracticeId;
  readonly encounterId: string;
  readonly principalId: string;
  readonly now: Date;
}

/** Stores one version of a note, encrypted; the text is kept to the letter. */
export async function insertNote(
  tx: Tx,
  cipher: PhiCipher,
  owner: Owner,
  note: { version: number; text: string },
): Promise<void> {
  const { practiceId, encounterId, principalId, now } = owner;
  const id = newId();
  await tx.encounterNote.create({
    data: {
      practiceId,
      id,
      encounterId,
      noteVersion: note.version,
      textCiphertext: await cipher.encrypt(tx, { practiceId, ...noteColumn, rowId: id }, note.text),
      sha256: sha256(note.text),
      lengthChars: note.text.length,
      createdByUserId: principalId,
      createdAt: now,
    },
  });
}

export async function readNote(
  tx: Tx,
  cipher: PhiCipher,
  of: { practiceId: PracticeId; encounterId: string; noteVersion: number },
): Promise<string> {
  const { practiceId } = of;
  const row = await tx.encounterNote.findUniqueOrThrow({ where: { practiceId_encounterId_noteVersion: of } });
  return cipher.decrypt(tx, { practiceId, ...noteColumn, rowId: row.id }, row.textCiphertext);
}

/** What a run was given and how it went; its result holds quotes and so is encrypted. */
export interface RunFacts {
  readonly noteVersion: number;
  readonly inputHash: string;
  readonly latencyMs: number;
}

/** Stores a run. Runs are immutable: a new one is a new row. */
export async function insertRun(
  tx: Tx,
  cipher: PhiCipher,
  owner: Owner,
  run: RunFacts & { result: SuggestionResult },
): Promise<string> {
  const { practiceId, encounterId, principalId, now } = owner;
  const id = newId();
  const { engine } = run.result;
  await tx.suggestionRun.create({
    data: {
      practiceId,
      id,
      encounterId,
      noteVersion: run.noteVersion,
      mode: engine.mode,
      engineVersion: engine.version,
      bookVersion: engine.bookVersion,
      model: engine.model ?? null,
      promptHash: engine.promptHash ?? null,
      codeSetId: engine.codeSet.id,
      inputHash: run.inputHash,
      resultCiphertext: await cipher.encrypt(tx, { practiceId, ...runColumn, rowId: id }, JSON.stringify(run.result)),
      latencyMs: run.latencyMs,
      createdByUserId: principalId,
      createdAt: now,
    },
  });
  return id;
}

export async function readRun(
  tx: Tx,
  cipher: PhiCipher,
  practiceId: PracticeId,
  id: string,
): Promise<{ result: SuggestionResult; inputHash: string }> {
  const row = await tx.suggestionRun.findUniqueOrThrow({ where: { practiceId_id: { practiceId, id } } });
  const text = await cipher.decrypt(tx, { practiceId, ...runColumn, rowId: id }, row.resultCiphertext);
  return { result: suggestionResultSchema.parse(JSON.parse(text)), inputHash: row.inputHash };
}

/** Stores what a person wrote as a reason; the audit chain names it by id and hash, so the words stay destroyable. */
export async function insertComment(
  tx: Tx,
  cipher: PhiCipher,
  owner: Owner,
  comment: { kind: 'override' | 'reopen' | 'void' | 'dismiss'; text: string },
): Promise<{ commentId: string; commentSha256: string }> {
  const { practiceId, encounterId, principalId, now } = owner;
  const id = newId();
  await tx.encounterComment.create({
    data: {
      practiceId,
      id,
      encounterId,
      kind: comment.kind,
      textCiphertext: await cipher.encrypt(tx, { practiceId, ...commentColumn, rowId: id }, comment.text),
      createdByUserId: principalId,
      createdAt: now,
    },
  });
  return { commentId: id, commentSha256: sha256(comment.text) };
}

/** Replaces the rows of the claim; their order is the claim order. */
export async function replaceFinalRows(
  tx: Tx,
  of: { practiceId: PracticeId; encounterId: string },
  rows: {
    diagnoses: readonly { code: string; description: string; source: string }[];
    procedures: readonly {
      code: string;
      description: string;
      modifiers: string[];
      units: number;
      pointers: number[];
      source: string;
    }[];
  },
): Promise<void> {
  await tx.encounterDiagnosis.deleteMany({ where: of });
  await tx.encounterProcedure.deleteMany({ where: of });
  await tx.encounterDiagnosis.createMany({
    data: rows.diagnoses.map((row, index) => ({ ...of, ...row, id: newId(), position: index + 1 })),
  });
  await tx.encounterProcedure.createMany({
    data: rows.procedures.map((row, index) => ({ ...of, ...row, id: newId(), position: index + 1 })),
  });
}
