import type { AcceptedCode, Draft, Encounter } from '@codeloom/contracts';
import { CodeloomError } from '@codeloom/sdk';
import {
  acceptAll,
  acceptDiagnosis,
  acceptEm,
  acceptProcedure,
  adoptAnswer,
  draftOf,
  emptyDraft,
  sameCodes,
  toCodeSet,
} from './code-draft.ts';
import type { CodeDraft } from './code-draft.ts';
import { addedCodes, withoutCode } from './decisions.ts';
import { initialState, isOpen } from './encounter-state.ts';
import type { EncounterState } from './encounter-state.ts';
import { keepCodes, keptCodesIn } from './kept-codes.ts';
import { LiveCheck } from './live-check.ts';
import { asError, editsOf } from './store-error.ts';
import type { StoreEvent, StoreListener, StoreOptions } from './store-listener.ts';

/** How long the hand rests before codes are saved (ms). */
const SAVE_AFTER_MS = 500;
/** When a save that did not reach the server is tried again (ms); the last one repeats. */
const SAVE_AGAIN_MS = [2_000, 5_000, 15_000, 30_000];
/** A suggestion that takes longer than this is past reading, as far as a page can tell (ms). */
const READING_MS = 400;
const UNDO_STEPS = 50;

/**
 * One encounter as all elements of a provider see it: requests come up as method calls, state goes down as one value.
 * It knows no element and draws nothing, so it is tested without a browser.
 */
export class EncounterStore {
  #state: EncounterState = initialState;
  readonly #options: StoreOptions;
  readonly #listeners = new Set<StoreListener>();
  readonly #life = new AbortController();
  #undo: CodeDraft[] = [];
  /** The codes as they were loaded. */
  #loaded: CodeDraft = emptyDraft;
  #drafts: Promise<readonly Draft[]> | null = null;
  #saveTimer: ReturnType<typeof setTimeout> | undefined;
  /** Saves in a row that did not reach the server. */
  #missed = 0;
  readonly #liveCheck = new LiveCheck({
    ask: (signal) => {
      const { encounter, draft } = this.#state;
      return encounter ? this.#options.client.codes.check(encounter.id, toCodeSet(draft), { signal }) : null;
    },
    answer: (patch) => this.#set(patch),
  });
  /** Writes happen one after another, so that each carries the version the one before it made. */
  #writes: Promise<unknown> = Promise.resolve();

  constructor(options: StoreOptions) {
    this.#options = options;
    void this.load();
  }

  get state(): EncounterState {
    return this.#state;
  }

  subscribe(listener: StoreListener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /**
   * Ends every call and forgets every value: nothing of this encounter stays on the page. Codes that were not sent yet
   * go out as the last thing, so that turning to another encounter within half a second loses none; when the session is
   * over they are kept as a draft; and when it is somebody else's by now they are given up.
   */
  dispose(why: 'left' | 'expired' | 'changed' = 'left'): void {
    const { encounter, draft, save } = this.#state;
    if (encounter && isOpen(encounter) && save.phase !== 'saved' && why !== 'changed') {
      const { client } = this.#options;
      const keep = (): void => keepCodes(client, encounter, draft);
      if (why === 'expired' || save.phase === 'conflict') keep();
      else {
        const input = { ...toCodeSet(draft), version: encounter.version };
        client.encounters.setCodes(encounter.id, input).catch(keep);
      }
    }
    this.#life.abort();
    this.#liveCheck.dispose();
    clearTimeout(this.#saveTimer);
    this.#undo = [];
    this.#set({ ...initialState });
    this.#listeners.clear();
  }

  /** Loads the encounter anew; codes not yet saved are given up. */
  async load(): Promise<void> {
    clearTimeout(this.#saveTimer);
    this.#set({ phase: this.#state.encounter ? 'ready' : 'loading', error: null, actionError: null });
    try {
      const encounter = await this.#options.client.encounters.get(this.#options.ref, { signal: this.#life.signal });
      this.#undo = [];
      this.#loaded = draftOf(encounter);
      this.#set({ ...initialState, phase: 'ready', encounter, draft: this.#loaded, edits: encounter.edits });
      this.#emit({ name: 'codeloom-ready', detail: { encounterId: encounter.id } });
      this.#check();
    } catch (error) {
      if (this.#ended(error)) return;
      this.#set({ phase: 'failed', error: asError(error) });
      this.#options.failed(asError(error));
    }
  }

  /** What this person typed and did not save. Elements of one encounter that look for it at once ask once. */
  drafts(): Promise<readonly Draft[]> {
    const { encounter } = this.#state;
    this.#drafts ??= (encounter ? this.#options.client.drafts.get(encounter.id) : Promise.resolve([])).finally(
      () => (this.#drafts = null),
    );
    return this.#drafts;
  }

  /** Brings back codes that a session's end or a conflict kept from being saved: as an edit, or as a choice. */
  async restoreCodes(): Promise<void> {
    const { encounter } = this.#state;
    const drafts = await this.drafts().catch(() => []);
    if (!encounter || this.#state.encounter !== encounter || this.#state.save.phase !== 'saved') return;
    const kept = keptCodesIn(drafts, encounter);
    if (!kept || sameCodes(kept.draft, this.#state.draft)) return;
    this.edit(() => kept.draft);
    this.#set({ broughtBack: kept.savedAt });
    if (!kept.outdated) return;
    clearTimeout(this.#saveTimer);
    this.#set({ save: { phase: 'conflict' } });
  }

  activate(key: string | null): void {
    if (key !== this.#state.activeKey) this.#set({ activeKey: key });
  }

  /** Changes the codes: shown at once, checked and saved when the hand rests. */
  edit(change: (draft: CodeDraft) => CodeDraft): void {
    const before = this.#state.draft;
    const draft = change(before);
    if (draft === before || !isOpen(this.#state.encounter)) return;
    this.#undo = [...this.#undo, before].slice(-UNDO_STEPS);
    this.#applyDraft(draft);
  }

  /** Back to the codes that were loaded, as one step that can be undone. */
  resetCodes(): void {
    this.edit((draft) => (sameCodes(draft, this.#loaded) ? draft : this.#loaded));
  }

  undo(): void {
    const before = this.#undo.pop();
    if (before) this.#applyDraft(before);
  }

  accept(item: AcceptedCode): void {
    const result = this.#state.encounter?.suggestion;
    if (!result) return;
    this.edit((draft) => {
      if (item.kind === 'em') return acceptEm(draft, result.em);
      if (item.kind === 'diagnosis') return acceptDiagnosis(draft, result.diagnoses, item.code);
      return acceptProcedure(draft, result.procedures, result.diagnoses, item.code);
    });
    this.#decide(item, 'accepted');
  }

  dismiss(item: AcceptedCode): void {
    this.edit((draft) => withoutCode(draft, item));
    this.#decide(item, 'dismissed');
  }

  acceptAll(): void {
    const result = this.#state.encounter?.suggestion;
    if (!result) return;
    const before = this.#state.draft;
    this.edit((draft) => acceptAll(draft, result, (key) => this.#state.dismissed.has(key)));
    for (const item of addedCodes(before, this.#state.draft)) this.#decide(item, 'accepted');
  }

  async suggest(options: { force?: boolean } = {}): Promise<void> {
    const { encounter } = this.#state;
    if (!encounter || this.#state.run) return;
    this.#set({ run: { step: 'reading' }, runError: null });
    const timer = setTimeout(() => this.#state.run && this.#set({ run: { step: 'weighing' } }), READING_MS);
    try {
      await this.flush();
      const answer = await this.#write(() =>
        this.#options.client.encounters.suggest(encounter.id, options, { signal: this.#life.signal }),
      );
      clearTimeout(timer);
      this.#set({ run: { step: 'checking' }, encounter: answer, dismissed: new Set(), activeKey: null });
      await this.#liveCheck.now();
      this.#set({ run: null });
      if (answer.suggestion) {
        this.#emit({
          name: 'codeloom-suggested',
          detail: { encounterId: answer.id, result: answer.suggestion },
        });
      }
    } catch (error) {
      if (!this.#ended(error)) this.#set({ run: null, runError: asError(error) });
    } finally {
      clearTimeout(timer);
    }
  }

  /** Saves what is not saved yet. Rejects when it could not be saved. */
  async flush(): Promise<void> {
    clearTimeout(this.#saveTimer);
    if (this.#state.save.phase === 'saved') return;
    await this.#save();
    const { save } = this.#state;
    if (save.phase === 'failed') throw save.error;
    if (save.phase === 'conflict') {
      throw new CodeloomError('conflict', 'This encounter was changed elsewhere. Choose which codes to keep first.');
    }
  }

  /** After a conflict: `mine` puts the codes on the page over the newest version, `theirs` gives them up. */
  async resolveConflict(keep: 'mine' | 'theirs'): Promise<void> {
    const { draft, encounter } = this.#state;
    if (keep === 'theirs' && encounter) {
      await this.#options.client.drafts.discard(encounter.id, 'codes').catch(() => undefined);
    }
    await this.load();
    if (keep === 'mine' && this.#state.phase === 'ready') this.edit(() => draft);
  }

  async saveNote(noteText: string): Promise<boolean> {
    return this.#act(async ({ id, version }) => {
      const encounter = await this.#options.client.encounters.update(
        id,
        { version, noteText },
        { signal: this.#life.signal },
      );
      this.#set({ encounter, activeKey: null, runError: null });
    });
  }

  async finalize(overrides: { editId: string; reason: string }[], idempotencyKey: string): Promise<boolean> {
    return this.#act(async ({ id, version }) => {
      const encounter = await this.#options.client.encounters.finalize(
        id,
        { version, ...(overrides.length > 0 ? { overrides } : {}) },
        { signal: this.#life.signal, idempotencyKey },
      );
      this.#undo = [];
      this.#set({ encounter, draft: draftOf(encounter), edits: encounter.edits, canUndo: false });
      this.#emit({ name: 'codeloom-finalized', detail: { encounter } });
    });
  }

  async reopen(reason: string): Promise<boolean> {
    return this.#act(async ({ id, version }) => {
      const encounter = await this.#options.client.encounters.reopen(
        id,
        { version, reason },
        { signal: this.#life.signal },
      );
      this.#set({ encounter, draft: draftOf(encounter), edits: encounter.edits });
      this.#check();
    });
  }

  async void(reason: string): Promise<boolean> {
    return this.#act(async ({ id, version }) => {
      const encounter = await this.#options.client.encounters.void(
        id,
        { version, reason },
        { signal: this.#life.signal },
      );
      this.#undo = [];
      this.#set({ encounter, draft: draftOf(encounter), edits: encounter.edits, canUndo: false });
    });
  }

  clearActionError(): void {
    if (this.#state.actionError) this.#set({ actionError: null });
  }

  async #act(work: (encounter: Encounter) => Promise<void>): Promise<boolean> {
    this.#set({ busy: true, actionError: null });
    try {
      await this.flush();
      await this.#write(() => {
        const { encounter } = this.#state;
        return encounter ? work(encounter) : Promise.resolve();
      });
      this.#set({ busy: false });
      return true;
    } catch (error) {
      if (this.#ended(error)) return false;
      const known = asError(error);
      const edits = editsOf(known);
      this.#set({ busy: false, actionError: known, ...(edits ? { edits } : {}) });
      return false;
    }
  }

  #applyDraft(draft: CodeDraft): void {
    const canUndo = this.#undo.length > 0;
    this.#set({ draft, canUndo, save: { phase: 'dirty' }, actionError: null, broughtBack: null });
    this.#emit({ name: 'codeloom-codes-changed', detail: { codes: toCodeSet(draft) } });
    clearTimeout(this.#saveTimer);
    this.#saveTimer = setTimeout(() => void this.#save(), SAVE_AFTER_MS);
    this.#check();
  }

  async #save(): Promise<void> {
    clearTimeout(this.#saveTimer);
    const saving = this.#state.draft;
    try {
      const encounter = await this.#write(async () => {
        const current = this.#state.encounter;
        if (!current) return null;
        this.#set({ save: { phase: 'saving' } });
        const input = { ...toCodeSet(saving), version: current.version };
        return this.#options.client.encounters.setCodes(current.id, input, { signal: this.#life.signal });
      });
      if (!encounter) return;
      this.#missed = 0;
      const moved = !sameCodes(saving, this.#state.draft);
      this.#set({
        encounter,
        draft: moved ? this.#state.draft : adoptAnswer(this.#state.draft, encounter),
        save: { phase: moved ? 'dirty' : 'saved' },
      });
    } catch (error) {
      if (this.#ended(error)) return;
      const known = asError(error);
      this.#set({ save: known.code === 'conflict' ? { phase: 'conflict' } : { phase: 'failed', error: known } });
      const { encounter, draft } = this.#state;
      if (known.code === 'network' || known.code === 'timeout') this.#saveAgain();
      else if (encounter) keepCodes(this.#options.client, encounter, draft);
    }
  }

  /** The network went: the codes stay on the page and go out as soon as it is back, without anybody asking. */
  #saveAgain(): void {
    const waitMs = SAVE_AGAIN_MS[Math.min(this.#missed, SAVE_AGAIN_MS.length - 1)];
    this.#missed += 1;
    clearTimeout(this.#saveTimer);
    this.#saveTimer = setTimeout(() => void this.#save(), waitMs);
  }

  #check(): void {
    if (isOpen(this.#state.encounter)) this.#liveCheck.soon();
  }

  #decide(item: AcceptedCode, response: 'accepted' | 'dismissed'): void {
    const { encounter } = this.#state;
    if (!encounter) return;
    const key = item.kind === 'em' ? 'em' : `${item.kind}:${item.code}`;
    const dismissed = new Set(this.#state.dismissed);
    if (response === 'dismissed') dismissed.add(key);
    else dismissed.delete(key);
    this.#set({ dismissed });
    this.#emit({
      name: response === 'accepted' ? 'codeloom-code-accepted' : 'codeloom-code-dismissed',
      detail: item,
    });
    const call = this.#options.client.suggestions.respond(
      encounter.id,
      { ...item, response },
      { signal: this.#life.signal },
    );
    // The codes themselves are saved and audited with the encounter; a lost response only loses this note about it.
    call.catch(() => undefined);
  }

  #write<T>(work: () => Promise<T>): Promise<T> {
    const next = this.#writes.then(() => {
      this.#life.signal.throwIfAborted();
      return work();
    });
    this.#writes = next.catch(() => undefined);
    return next;
  }

  #ended(error: unknown): boolean {
    return this.#life.signal.aborted || (error instanceof CodeloomError && error.code === 'aborted');
  }

  #emit(event: StoreEvent): void {
    const speaker = [...this.#listeners].find(({ speaks }) => speaks?.includes(event.name));
    if (speaker?.say) speaker.say(event);
    else this.#options.emit(event);
  }

  #set(patch: Partial<EncounterState>): void {
    this.#state = { ...this.#state, ...patch };
    for (const listener of [...this.#listeners]) listener.changed();
  }
}
