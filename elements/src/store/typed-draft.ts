import type { Draft, DraftContentInput, Encounter } from '@codeloom/contracts';
import type { CodeloomClient } from '@codeloom/sdk';

/** How long typing rests before it is kept (ms). */
const KEEP_AFTER_MS = 1000;

export type Kept = 'no' | 'keeping' | 'yes' | 'failed';

export interface RestoredDraft {
  text: string;
  savedAt: string;
  /** The encounter was changed by somebody else since this was typed. */
  outdated: boolean;
}

/**
 * What is typed and not saved yet, kept on the server for the same user and encounter: an ended session, a crash or a
 * lost page costs at most the last second. Nothing of it is kept in the browser.
 */
export class TypedDraft {
  kept: Kept = 'no';
  readonly #kind: 'note' | 'comment';
  readonly #client: () => CodeloomClient | null;
  readonly #changed: () => void;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #waiting: { encounter: Encounter; text: string } | null = null;
  /** Keeps happen one after another, so that an older text never overtakes a newer one. */
  #calls: Promise<unknown> = Promise.resolve();

  constructor(kind: 'note' | 'comment', client: () => CodeloomClient | null, changed: () => void) {
    this.#kind = kind;
    this.#client = client;
    this.#changed = changed;
  }

  /** What the person typed before and did not save; null when there is nothing, or nobody may say. */
  async find(encounter: Encounter, kept: Promise<readonly Draft[]>): Promise<RestoredDraft | null> {
    try {
      for (const { content, savedAt, encounterVersion } of await kept) {
        const text = this.#textOf(content);
        if (text === null || text === (this.#kind === 'note' ? encounter.noteText : '')) continue;
        return { text, savedAt, outdated: encounterVersion < encounter.version };
      }
    } catch {
      // A draft that cannot be read must not keep the encounter from being shown.
    }
    return null;
  }

  #textOf(content: Draft['content']): string | null {
    if (content.kind === 'note' && this.#kind === 'note') return content.noteText;
    return content.kind === 'comment' && this.#kind === 'comment' ? content.text : null;
  }

  #contentOf(text: string): DraftContentInput {
    return this.#kind === 'note' ? { kind: 'note', noteText: text } : { kind: 'comment', text };
  }

  keep(encounter: Encounter, text: string): void {
    this.#waiting = { encounter, text };
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.flush(), KEEP_AFTER_MS);
  }

  /** Keeps at once what waits: the element is going. */
  flush(): void {
    clearTimeout(this.#timer);
    const waiting = this.#waiting;
    const client = this.#client();
    this.#waiting = null;
    if (!waiting || !client) return;
    const { encounter, text } = waiting;
    this.#say('keeping');
    this.#calls = this.#calls.then(async () => {
      try {
        await client.drafts.save({
          encounterId: encounter.id,
          encounterVersion: encounter.version,
          content: this.#contentOf(text),
        });
        if (!this.#waiting) this.#say('yes');
      } catch {
        this.#say('failed');
      }
    });
  }

  /** The text was saved or given up. */
  async discard(encounter: Encounter): Promise<void> {
    this.forget();
    const client = this.#client();
    await this.#calls;
    await client?.drafts.discard(encounter.id, this.#kind).catch(() => undefined);
  }

  forget(): void {
    clearTimeout(this.#timer);
    this.#waiting = null;
    this.kept = 'no';
  }

  #say(kept: Kept): void {
    this.kept = kept;
    this.#changed();
  }
}
