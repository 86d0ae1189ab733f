import { HIGH_FROM, SUPPORTED_FROM } from '@codeloom/contracts/limits';
import type { Bucket } from '@codeloom/contracts';

/** Rounds to whole percent and keeps inside 5 to 97 %: nothing read from prose is certain. */
export function asConfidence(value: number): number {
  return Math.round(Math.min(0.97, Math.max(0.05, value)) * 100) / 100;
}

export function bucketFor(confidence: number): Bucket {
  if (confidence < SUPPORTED_FROM) return 'low';
  return confidence < HIGH_FROM ? 'medium' : 'high';
}
