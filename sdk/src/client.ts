import type {
  CodeSearchInput,
  CodeSearchResult,
  CodeSetInput,
  Edit,
  Encounter,
  EncounterCreateInput,
  EncounterList,
  EncounterListInput,
  EncounterRef,
  EncounterSetCodesInput,
  EncounterUpdateInput,
  Recomputed,
  SuggestionRecomputeInput,
  AcceptedCode,
} from '@codeloom/contracts';

export interface CallOptions {
  /** Ends the call; a call that is ended changes nothing on screen. */
  signal?: AbortSignal;
}

/** What is marked as not supported in the suggestion that an encounter shows; `runId` is its `suggestionRunId`. */
export type RecomputeInput = Omit<SuggestionRecomputeInput, 'encounterId'> & { encounterId: string };

/** Sent once and kept over retries, so that a retry never finalizes or creates twice. */
export interface IdempotentCallOptions extends CallOptions {
  idempotencyKey?: string;
}

/**
 * Everything an element may ask of Codeloom. Elements depend on this interface only: the hosted client, the in-memory
 * fake of `@codeloom/sdk/testing` and a host's own proxy all fit. Every call rejects with a `CodeloomError`.
 */
export interface CodeloomClient {
  encounters: {
    get(ref: EncounterRef, options?: CallOptions): Promise<Encounter>;
    list(input: EncounterListInput, options?: CallOptions): Promise<EncounterList>;
    create(input: EncounterCreateInput, options?: IdempotentCallOptions): Promise<Encounter>;
    update(id: string, input: EncounterUpdateInput, options?: CallOptions): Promise<Encounter>;
    setCodes(id: string, input: EncounterSetCodesInput, options?: CallOptions): Promise<Encounter>;
    suggest(id: string, input?: { engine?: 'rules'; force?: boolean }, options?: CallOptions): Promise<Encounter>;
    finalize(
      id: string,
      input: { version: number; overrides?: { editId: string; reason: string }[] },
      options?: IdempotentCallOptions,
    ): Promise<Encounter>;
    reopen(id: string, input: { version: number; reason: string }, options?: CallOptions): Promise<Encounter>;
  };
  suggestions: {
    /** What a person did with one suggested code: an audit event, never a change of codes. */
    respond(
      encounterId: string,
      input: AcceptedCode & { response: 'accepted' | 'dismissed'; reason?: string },
      options?: CallOptions,
    ): Promise<void>;
    /** The level without facts that a person does not accept. Changes nothing. */
    recompute(input: RecomputeInput, options?: CallOptions): Promise<Recomputed>;
  };
  codes: {
    search(input: CodeSearchInput, options?: CallOptions): Promise<CodeSearchResult>;
    /** The edits a set of codes would meet at finalization. Changes nothing. */
    check(encounterId: string, codes: CodeSetInput, options?: CallOptions): Promise<Edit[]>;
  };
}
