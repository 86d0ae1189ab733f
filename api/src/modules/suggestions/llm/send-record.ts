import type { InvisibleKind, ReplacementCounts } from '../redact/index.ts';
import type { ModelFailureCause } from './model-failure.ts';
import type { CallName } from './prompts.ts';

/** One row of the send log: what kind of text left, how much, and what came of it. Never the text. */
export interface SendRecord {
  readonly call: CallName;
  readonly textKind: 'encounter_note';
  readonly charsSent: number;
  readonly replaced: ReplacementCounts;
  readonly invisible: Partial<Record<InvisibleKind, number>>;
  readonly model: string;
  /** Scheme, host and port. */
  readonly endpoint: string;
  readonly promptHash: string;
  /** SHA-256 of the answer; null when there was none. */
  readonly responseHash: string | null;
  readonly outcome: 'answered' | ModelFailureCause;
  readonly latencyMs: number;
  readonly tokensIn: number;
  readonly tokensOut: number;
}
