import type { CodeSetInput, CodeSystem } from './codes.ts';
import type { Encounter } from './encounter.ts';
import type { SuggestionResult } from './suggestion.ts';
import type { QueueView } from './worklist.ts';

/** The public tags. Every tag is registered, documented and named in one place: here. */
export const elementTags = [
  'codeloom-provider',
  'codeloom-note',
  'codeloom-suggest',
  'codeloom-final-codes',
  'codeloom-code-search',
  'codeloom-em-worksheet',
  'codeloom-trainer',
  'codeloom-usage',
  'codeloom-queue',
  'codeloom-audit-trail',
] as const;
export type ElementTag = (typeof elementTags)[number];

/** Why the elements could not load. A closed set: hosts switch on it. */
export const loadErrorTypes = [
  'api_connection_error',
  'authentication_error',
  'session_create_error',
  'invalid_request_error',
  'rate_limit_error',
  'render_error',
  'api_error',
] as const;
export type LoadErrorType = (typeof loadErrorTypes)[number];

export interface AcceptedCode {
  kind: 'em' | 'diagnosis' | 'procedure';
  code: string;
}

/** Event name -> detail. All bubble and are composed; `codeloom-finalize` and `codeloom-encounter-open` are cancelable requests. */
export interface CodeloomEventDetails {
  'codeloom-ready': { encounterId: string | null };
  'codeloom-load-error': { type: LoadErrorType; message: string };
  'codeloom-suggested': { encounterId: string; result: SuggestionResult };
  'codeloom-code-accepted': AcceptedCode;
  'codeloom-code-dismissed': AcceptedCode;
  'codeloom-codes-changed': { codes: CodeSetInput };
  'codeloom-finalize': { encounterId: string; codes: CodeSetInput };
  'codeloom-finalized': { encounter: Encounter };
  /** From `<codeloom-code-search>`: a person chose a code. */
  'codeloom-code-selected': { system: CodeSystem; code: string; description: string; billable: boolean };
  /** From `<codeloom-queue>` and `<codeloom-audit-trail>`: a person asks to open an encounter. A cancelable request. */
  'codeloom-encounter-open': { encounterId: string; externalId: string | null };
  /** From `<codeloom-queue>`: other filters, order or columns are shown. */
  'codeloom-queue-changed': { view: QueueView; savedViewId: string | null };
  /** From `<codeloom-trainer>`: a case is shown, or (null) the list. */
  'codeloom-training-opened': { caseId: string | null };
  'codeloom-training-scored': { caseId: string; scorePercent: number };
  'codeloom-session-expired': Record<string, never>;
  'codeloom-context-mismatch': { expected: string; received: string };
}
export type CodeloomEventName = keyof CodeloomEventDetails;
