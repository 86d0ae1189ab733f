import type { EncounterId, PracticeId, SuggestionResult } from '@codeloom/contracts';
import type { PhiCipher } from '../../platform/crypto/index.ts';
import type { Tx } from '../../platform/database/index.ts';
import { newId } from '../../platform/ids.ts';
import { keepsNotes, runColumn } from './encounter-content.ts';
import { staleVersion } from './encounter-state.ts';
import { holdResult } from './held-content.ts';
import { withoutQuotes } from './without-quotes.ts';

/** What a run was given and how it went; its result holds quotes and so is encrypted. */
export interface NewRun {
  readonly practiceId: PracticeId;
  readonly encounterId: EncounterId;
  readonly principalId: string;
  readonly now: Date;
  readonly noteVersion: number;
  readonly inputHash: string;
  readonly latencyMs: number;
  readonly result: SuggestionResult;
}

/** What the row of an encounter says of its suggestion. */
function shownBy({ em, confidenceBucket, denialRisk, hints }: SuggestionResult) {
  return {
    aiEmCode: em.recommended?.code ?? null,
    aiEmConfidence: em.recommended?.confidence ?? null,
    aiEmHighestSupportedCode: em.highestSupported?.code ?? null,
    aiEmHighestSupportedConfidence: em.highestSupported?.confidence ?? null,
    aiConfidenceBucket: confidenceBucket,
    denialRiskLevel: denialRisk.level,
    hadUndercodeHint: hints.some((hint) => hint.type === 'UNDERCODING'),
    hadMissedServiceHint: hints.some((hint) => hint.type === 'MISSED_SERVICE'),
  };
}

/**
 * Stores a run and shows it at its encounter, in one statement. Runs are immutable: a new one is a new row. Where the practice keeps no
 * notes the run has no quotes; the whole answer is held beside the note. The encounter changes only at the version that was seen: whoever
 * changed it meanwhile wins, and this fails. Answers what changed of the encounter.
 */
export async function showRun(tx: Tx, cipher: PhiCipher, run: NewRun, seenVersion: number) {
  const { practiceId, encounterId, now, noteVersion, result } = run;
  const id = newId();
  const { engine } = result;
  const isKept = await keepsNotes(tx, practiceId);
  if (!isKept) await holdResult(tx, cipher, run, { id, noteVersion, result });
  const resting = JSON.stringify(isKept ? result : withoutQuotes(result));
  const sealed = await cipher.encrypt(tx, { practiceId, ...runColumn, rowId: id }, resting);
  const shown = shownBy(result);
  const at = now.toISOString();
  const changed = await tx.$executeRaw`
    WITH run AS (
      INSERT INTO suggestion_run (practice_id, id, encounter_id, note_version, mode, engine_version, book_version, model,
        prompt_hash, code_set_id, input_hash, result_ciphertext, latency_ms, created_by_user_id, created_at)
      VALUES (${practiceId}::uuid, ${id}::uuid, ${encounterId}::uuid, ${noteVersion}::int, ${engine.mode},
        ${engine.version}, ${engine.bookVersion}, ${engine.model ?? null}, ${engine.promptHash ?? null},
        ${engine.codeSet.id}, ${run.inputHash}, ${sealed}, ${run.latencyMs}::int, ${run.principalId}::uuid,
        ${at}::timestamptz)
    )
    UPDATE encounter SET version = version + 1, status = 'ai_suggested', suggestion_run_id = ${id}::uuid,
      ai_em_code = ${shown.aiEmCode}, ai_em_confidence = ${shown.aiEmConfidence}::float8,
      ai_em_highest_supported_code = ${shown.aiEmHighestSupportedCode},
      ai_em_highest_supported_confidence = ${shown.aiEmHighestSupportedConfidence}::float8,
      ai_confidence_bucket = ${shown.aiConfidenceBucket}, denial_risk_level = ${shown.denialRiskLevel},
      had_undercode_hint = ${shown.hadUndercodeHint}, had_missed_service_hint = ${shown.hadMissedServiceHint},
      updated_at = ${at}::timestamptz
    WHERE practice_id = ${practiceId}::uuid AND id = ${encounterId}::uuid AND version = ${seenVersion}::int`;
  if (changed !== 1) throw staleVersion();
  return { ...shown, status: 'ai_suggested', suggestionRunId: id, version: seenVersion + 1, updatedAt: now };
}
