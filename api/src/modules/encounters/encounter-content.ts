import { createHash } from 'node:crypto';
import { suggestionResultSchema, type PracticeId, type SuggestionResult } from '@codeloom/contracts';
import type { PhiCipher } from '../../platform/crypto/index.ts';
import type { Tx } from '../../platform/database/index.ts';
import { newId } from '../../platform/ids.ts';
import { findSettings } from '../practice/index.ts';
import { holdNote, readHeldNote, readHeldResult } from './held-content.ts';

/** Hex SHA-256 of the UTF-8 text. */
export const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

const noteColumn = { table: 'encounter_note', column: 'text_ciphertext' } as const;
/** Where the answer of a run rests. */
export const runColumn = { table: 'suggestion_run', column: 'result_ciphertext' } as const;
const commentColumn = { table: 'encounter_comment', column: 'text_ciphertext' } as const;

interface Owner {
  readonly practiceId: PracticeId;
  readonly encounterId: string;
  readonly principalId: string;
  readonly now: Date;
}

/** Whether the practice keeps notes. Where nothing says so, it does not. */
export async function keepsNotes(tx: Tx, practiceId: PracticeId): Promise<boolean> {
  return (await findSettings(tx, practiceId))?.storePhi === true;
}

/** Stores one version of a note, encrypted and to the letter; where the practice keeps no notes the text is held until the end. */
export async function insertNote(
  tx: Tx,
  cipher: PhiCipher,
  owner: Owner,
  note: { version: number; text: string },
): Promise<void> {
  const { practiceId, encounterId, principalId, now } = owner;
  const id = newId();
  const isKept = await keepsNotes(tx, practiceId);
  if (!isKept) await holdNote(tx, cipher, owner, note);
  await tx.encounterNote.create({
    data: {
      practiceId,
      id,
      encounterId,
      noteVersion: note.version,
      textCiphertext: isKept ? await cipher.encrypt(tx, { practiceId, ...noteColumn, rowId: id }, note.text) : null,
      sha256: sha256(note.text),
      lengthChars: note.text.length,
      createdByUserId: principalId,
      createdAt: now,
    },
  });
}

/** One version of a note as far as it is there. */
export interface StoredNote {
  readonly sha256: string;
  /** Null once it is gone: never kept and no longer held, or past its retention. */
  readonly text: string | null;
  /** True while the text is held for the time being only. */
  readonly isHeld: boolean;
}

export async function readNote(
  tx: Tx,
  cipher: PhiCipher,
  of: { practiceId: PracticeId; encounterId: string; noteVersion: number; now: Date },
): Promise<StoredNote> {
  const { practiceId, encounterId, noteVersion } = of;
  const row = await tx.encounterNote.findUniqueOrThrow({
    where: { practiceId_encounterId_noteVersion: { practiceId, encounterId, noteVersion } },
  });
  if (row.textCiphertext === null) {
    const text = await readHeldNote(tx, cipher, of);
    return { sha256: row.sha256, text, isHeld: text !== null };
  }
  const text = await cipher.decrypt(tx, { practiceId, ...noteColumn, rowId: row.id }, row.textCiphertext);
  return { sha256: row.sha256, text, isHeld: false };
}

/** A run's answer as it rests; null once its retention ended. */
export async function readRun(
  tx: Tx,
  cipher: PhiCipher,
  practiceId: PracticeId,
  id: string,
): Promise<{ result: SuggestionResult | null; inputHash: string }> {
  const row = await tx.suggestionRun.findUniqueOrThrow({ where: { practiceId_id: { practiceId, id } } });
  if (row.resultCiphertext === null) return { result: null, inputHash: row.inputHash };
  const text = await cipher.decrypt(tx, { practiceId, ...runColumn, rowId: id }, row.resultCiphertext);
  return { result: suggestionResultSchema.parse(JSON.parse(text)), inputHash: row.inputHash };
}

/** The answer as people see it today: with its quotes where they are kept, or while they are held; null once retention ended. */
export async function readShownResult(
  tx: Tx,
  cipher: PhiCipher,
  of: { practiceId: PracticeId; encounterId: string; runId: string; now: Date },
): Promise<SuggestionResult | null> {
  const held = (await keepsNotes(tx, of.practiceId)) ? null : await readHeldResult(tx, cipher, of);
  return held ?? (await readRun(tx, cipher, of.practiceId, of.runId)).result;
}

/** Stores what a person wrote as a reason or comment; the audit chain names it by id and hash, so the words stay destroyable. */
export async function insertComment(
  tx: Tx,
  cipher: PhiCipher,
  owner: Owner,
  comment: { kind: 'override' | 'reopen' | 'void' | 'dismiss' | 'comment'; text: string },
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

/** What people wrote as their reasons, by comment id. A reason that retention took back is absent. */
export async function readReasons(
  tx: Tx,
  cipher: PhiCipher,
  practiceId: PracticeId,
  ids: readonly string[],
): Promise<Map<string, string>> {
  const rows = await tx.encounterComment.findMany({ where: { practiceId, id: { in: [...ids] } } });
  const reasons = new Map<string, string>();
  for (const { id, textCiphertext } of rows) {
    if (textCiphertext === null) continue;
    reasons.set(id, await cipher.decrypt(tx, { practiceId, ...commentColumn, rowId: id }, textCiphertext));
  }
  return reasons;
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
