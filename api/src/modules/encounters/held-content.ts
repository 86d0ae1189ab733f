import { suggestionResultSchema, type PracticeId, type SuggestionResult } from '@codeloom/contracts';
import { z } from 'zod';
import type { PhiCipher } from '../../platform/crypto/index.ts';
import type { Tx } from '../../platform/database/index.ts';
import { newId } from '../../platform/ids.ts';

/**
 * What a practice that keeps no notes still needs while an encounter is open: the note, and the answer with its quotes. Both rest in
 * drafts of the encounter, encrypted, and are dropped at finalization or after 24 h (DESIGN section 5), whichever comes first.
 */
export const HELD_HOURS = 24;

const column = { table: 'draft', column: 'content_ciphertext' } as const;

export interface HeldOwner {
  readonly practiceId: PracticeId;
  readonly encounterId: string;
  /** The user, or the service user of an API key, who brought it. */
  readonly principalId: string;
  readonly now: Date;
}

type HeldKind = 'held_note' | 'held_result';

async function hold(
  tx: Tx,
  cipher: PhiCipher,
  owner: HeldOwner,
  held: { kind: HeldKind; version: number; content: unknown },
): Promise<void> {
  const { practiceId, encounterId, principalId, now } = owner;
  const { kind, version, content } = held;
  await tx.draft.deleteMany({ where: { practiceId, encounterId, kind } });
  const id = newId();
  await tx.draft.create({
    data: {
      practiceId,
      id,
      encounterId,
      userId: principalId,
      kind,
      encounterVersion: version,
      contentCiphertext: await cipher.encrypt(tx, { practiceId, ...column, rowId: id }, JSON.stringify(content)),
      createdAt: now,
      expiresAt: new Date(now.getTime() + HELD_HOURS * 3_600_000),
    },
  });
}

async function readHeld(
  tx: Tx,
  cipher: PhiCipher,
  of: { practiceId: PracticeId; encounterId: string; now: Date },
  kind: HeldKind,
): Promise<unknown> {
  const { practiceId, encounterId, now } = of;
  const row = await tx.draft.findFirst({ where: { practiceId, encounterId, kind, expiresAt: { gt: now } } });
  if (!row) return null;
  return JSON.parse(await cipher.decrypt(tx, { practiceId, ...column, rowId: row.id }, row.contentCiphertext));
}

const heldNote = z.object({ noteVersion: z.number(), text: z.string() });
const heldResult = z.object({ runId: z.string(), result: suggestionResultSchema });

export async function holdNote(
  tx: Tx,
  cipher: PhiCipher,
  owner: HeldOwner,
  note: { version: number; text: string },
): Promise<void> {
  const content = { noteVersion: note.version, text: note.text };
  await hold(tx, cipher, owner, { kind: 'held_note', version: note.version, content });
}

export async function holdResult(
  tx: Tx,
  cipher: PhiCipher,
  owner: HeldOwner,
  run: { id: string; noteVersion: number; result: SuggestionResult },
): Promise<void> {
  const content = { runId: run.id, result: run.result };
  await hold(tx, cipher, owner, { kind: 'held_result', version: run.noteVersion, content });
}

/** The note that is held for this version; null once it is gone. */
export async function readHeldNote(
  tx: Tx,
  cipher: PhiCipher,
  of: { practiceId: PracticeId; encounterId: string; noteVersion: number; now: Date },
): Promise<string | null> {
  const held = heldNote.nullable().parse(await readHeld(tx, cipher, of, 'held_note'));
  return held?.noteVersion === of.noteVersion ? held.text : null;
}

/** The answer with its quotes that is held for this run; null once it is gone. */
export async function readHeldResult(
  tx: Tx,
  cipher: PhiCipher,
  of: { practiceId: PracticeId; encounterId: string; runId: string; now: Date },
): Promise<SuggestionResult | null> {
  const held = heldResult.nullable().parse(await readHeld(tx, cipher, of, 'held_result'));
  return held?.runId === of.runId ? held.result : null;
}

/** The encounter is finished: what was held for it and what anybody typed into it goes. */
export async function dropDrafts(tx: Tx, of: { practiceId: PracticeId; encounterId: string }): Promise<void> {
  await tx.draft.deleteMany({ where: of });
}
