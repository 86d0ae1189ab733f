import type { Encounter } from '@codeloom/contracts';
import type { CodeloomClient } from '@codeloom/sdk';

/** How long typing rests before it is kept (ms). */
const KEEP_AFTER_MS = 1000;

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
export class NoteDraft {
  kept: 'no' | 'keeping' | 'yes' | 'failed' = 'no';
  readonly #client: () => CodeloomClient | null;
  readonly #changed: () => void;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #waiting: { encounter: Encounter; text: string } | null = null;
  /** Keeps happen one after another, so that an older text never overtakes a newer one. */
  #calls: Promise<unknown> = Promise.resolve();

  constructor(client: () => CodeloomClient | null, changed: () => void) {
    this.#client = client;
    this.#changed = changed;
  }

  /** What the person typed before and did not save; null when there is nothing, or nobody may say. */
  async find(encounter: Encounter): Promise<RestoredDraft | null> {
    try {
      const drafts = (await this.#client()?.drafts.get(encounter.id)) ?? [];
      for (const { content, savedAt, encounterVersion } of drafts) {
        if (content.kind !== 'note' || content.noteText === encounter.noteText) continue;
        return { text: content.noteText, savedAt, outdated: encounterVersion < encounter.version };
      }
    } catch {
      // A draft that cannot be read must not keep the note from being shown.
    }
    return null;
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
          content: { kind: 'note', noteText: text },
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
    await client?.drafts.discard(encounter.id, 'note').catch(() => undefined);
  }

  forget(): void {
    clearTimeout(this.#timer);
    this.#waiting = null;
    this.kept = 'no';
  }

  #say(kept: NoteDraft['kept']): void {
    this.kept = kept;
    this.#changed();
  }
}
