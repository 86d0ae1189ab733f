import type { Encounter, MdmItemRef, SuggestionResult } from '@codeloom/contracts';
import type { CodeloomError } from '@codeloom/sdk';
import type { CodeloomClient } from '@codeloom/sdk';
import { asError } from '../store/store-error.ts';

/** How long the hand rests before the level is asked for anew (ms): several marks in a row are one question. */
const ASK_AFTER_MS = 60;

export type Em = SuggestionResult['em'];

/** A mark is the key of what is not supported: `problems:0`, `time`. */
export type MarkKey = string;

export interface RecomputationOptions {
  client: () => CodeloomClient | null;
  changed: () => void;
  /** Another suggestion took the place of the one that was marked. */
  outdated: () => void;
}

/** The level without what a person does not accept. Nothing is stored; the last answer wins. */
export class Recomputation {
  /** Null until something is marked. */
  em: Em | null = null;
  asking = false;
  error: CodeloomError | null = null;
  marks: ReadonlySet<MarkKey> = new Set();
  readonly #options: RecomputationOptions;
  #runId: string | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #call: AbortController | null = null;

  constructor(options: RecomputationOptions) {
    this.#options = options;
  }

  /** Marks belong to one run: another one forgets them. */
  follow(runId: string | null): void {
    if (runId === this.#runId) return;
    this.#runId = runId;
    this.forget();
  }

  forget(): void {
    clearTimeout(this.#timer);
    this.#call?.abort();
    this.#call = null;
    this.em = null;
    this.asking = false;
    this.error = null;
    this.marks = new Set();
  }

  toggle(key: MarkKey, encounter: Encounter): void {
    const marks = new Set(this.marks);
    if (!marks.delete(key)) marks.add(key);
    this.#mark(marks, encounter);
  }

  clear(encounter: Encounter): void {
    this.#mark(new Set(), encounter);
  }

  /** Asks again after a failure. */
  retry(encounter: Encounter): void {
    this.#mark(this.marks, encounter);
  }

  #mark(marks: ReadonlySet<MarkKey>, encounter: Encounter): void {
    this.marks = marks;
    this.error = null;
    clearTimeout(this.#timer);
    this.#call?.abort();
    if (marks.size === 0) {
      this.em = null;
      this.asking = false;
    } else {
      this.asking = true;
      this.#timer = setTimeout(() => void this.#ask(encounter), ASK_AFTER_MS);
    }
    this.#options.changed();
  }

  async #ask(encounter: Encounter): Promise<void> {
    const client = this.#options.client();
    const runId = encounter.suggestionRunId;
    if (!client || runId === null) return;
    const call = new AbortController();
    this.#call = call;
    try {
      const notSupported = { items: itemsOf(this.marks), time: this.marks.has('time') };
      const answer = await client.suggestions.recompute(
        { encounterId: encounter.id, runId, notSupported },
        { signal: call.signal },
      );
      if (this.#call !== call) return;
      this.em = answer.em;
    } catch (thrown) {
      if (this.#call !== call || call.signal.aborted) return;
      const error = asError(thrown);
      if (error.code === 'conflict') {
        this.forget();
        this.#options.outdated();
        return;
      }
      this.error = error;
    }
    this.asking = false;
    this.#options.changed();
  }
}

function itemsOf(marks: ReadonlySet<MarkKey>): MdmItemRef[] {
  return [...marks].flatMap((key): MdmItemRef[] => {
    const [element, index] = key.split(':');
    if (element !== 'problems' && element !== 'data' && element !== 'risk') return [];
    return [{ element, index: Number(index) }];
  });
}
