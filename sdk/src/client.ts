import type {
  AuditExport,
  AuditExportInput,
  AuditListInput,
  AuditPage,
  CodeSearchInput,
  CodeSearchResult,
  CodeSetInput,
  CodeSetSaveInput,
  Draft,
  DraftKind,
  DraftSaved,
  DraftSaveInput,
  Edit,
  Encounter,
  EncounterCreateInput,
  EncounterAssign,
  EncounterAssigned,
  EncounterComment,
  EncounterCounts,
  EncounterCountsInput,
  EncounterList,
  EncounterQueueInput,
  EncounterRef,
  EncounterSetCodesInput,
  EncounterUpdateInput,
  FavouriteInput,
  Preferences,
  SavedCodeSet,
  Shortlist,
  ShortlistInput,
  Person,
  Recomputed,
  SavedView,
  SavedViewSave,
  SuggestionRecomputeInput,
  TrainingAttempt,
  TrainingAttemptInput,
  TrainingCase,
  TrainingCaseSummary,
  UsageCurrent,
  UsagePeriod,
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
    list(input: EncounterQueueInput, options?: CallOptions): Promise<EncounterList>;
    /** How many of each status match the other filters. */
    counts(input: EncounterCountsInput, options?: CallOptions): Promise<EncounterCounts>;
    /** Gives encounters to one person, or to nobody: all of them or none. */
    assign(input: EncounterAssign, options?: CallOptions): Promise<EncounterAssigned>;
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
    /** Takes an encounter out of work for good. */
    void(id: string, input: { version: number; reason: string }, options?: CallOptions): Promise<Encounter>;
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
  /** What people of the practice say to each other about an encounter. A comment is written once. */
  comments: {
    /** Oldest first. That they were read is an audit event. */
    list(encounterId: string, options?: CallOptions): Promise<EncounterComment[]>;
    add(encounterId: string, text: string, options?: CallOptions): Promise<EncounterComment>;
  };
  /** What the signed-in user typed and did not save: shown to the same user and encounter only, for a day. */
  drafts: {
    save(input: DraftSaveInput, options?: CallOptions): Promise<DraftSaved>;
    get(encounterId: string, options?: CallOptions): Promise<Draft[]>;
    discard(encounterId: string, kind?: DraftKind, options?: CallOptions): Promise<void>;
  };
  worklist: {
    /** The active people of the practice, to filter by and to assign to. */
    people(options?: CallOptions): Promise<Person[]>;
  };
  savedViews: {
    /** The caller's own views and those shared with the practice. */
    list(options?: CallOptions): Promise<SavedView[]>;
    save(input: SavedViewSave, options?: CallOptions): Promise<SavedView>;
    remove(id: string, options?: CallOptions): Promise<void>;
  };
  audit: {
    /** Who did what, newest first: of one encounter, or of the practice for its admins. */
    list(input: AuditListInput, options?: CallOptions): Promise<AuditPage>;
    /** The same as a file; that it was written is an event too. */
    export(input: AuditExportInput, options?: CallOptions): Promise<AuditExport>;
  };
  codes: {
    search(input: CodeSearchInput, options?: CallOptions): Promise<CodeSearchResult>;
    /** The edits a set of codes would meet at finalization. Changes nothing. */
    check(encounterId: string, codes: CodeSetInput, options?: CallOptions): Promise<Edit[]>;
    /** What a person finds before typing: favourites, last used, most used. */
    shortlist(input: ShortlistInput, options?: CallOptions): Promise<Shortlist>;
    setFavourite(input: FavouriteInput, options?: CallOptions): Promise<void>;
  };
  /** Codes of common kinds of visits: the person's own, and those the practice shares. */
  codeSets: {
    list(options?: CallOptions): Promise<SavedCodeSet[]>;
    save(input: CodeSetSaveInput, options?: CallOptions): Promise<SavedCodeSet>;
    remove(id: string, options?: CallOptions): Promise<void>;
  };
  /** Cases to practise on; the answer comes with the attempt. */
  training: {
    cases(options?: CallOptions): Promise<TrainingCaseSummary[]>;
    case(id: string, options?: CallOptions): Promise<TrainingCase>;
    attempt(id: string, codes: TrainingAttemptInput, options?: CallOptions): Promise<TrainingAttempt>;
  };
  /** Counts of what the practice used; nothing of a patient. */
  usage: {
    current(options?: CallOptions): Promise<UsageCurrent>;
    /** Earlier months, newest first; for practice admins. */
    periods(options?: CallOptions): Promise<UsagePeriod[]>;
  };
  /** What the signed-in user set for themselves, such as keys. */
  preferences: {
    get(options?: CallOptions): Promise<Preferences>;
    save(input: Preferences, options?: CallOptions): Promise<Preferences>;
  };
}
