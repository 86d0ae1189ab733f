import type { QueueView, SavedView } from '@codeloom/contracts';
import { plural } from '../internal/format.ts';
import { msg, said, str } from '../internal/localize.ts';
import { errorOf } from './paged.ts';
import type { Handover, QueueData } from './queue-data.ts';

/** What an act led to, said below the list. */
export interface Notice {
  text: string;
  failed: boolean;
  /** How to take it back; empty where it cannot be. */
  undo: readonly Handover[];
}

const notice = (text: string, undo: readonly Handover[] = []): Notice => ({ text, failed: false, undo });

/** What a person does with a worklist: it belongs to one `QueueData` and ends with it. */
export class QueueActs {
  notice: Notice | null = null;
  readonly #data: QueueData;
  readonly #changed: () => void;

  constructor(data: QueueData, changed: () => void) {
    this.#data = data;
    this.#changed = changed;
  }

  /** Whoever works here; null where nobody is known. */
  get selfId(): string | null {
    return this.#data.people.find(({ self }) => self)?.id ?? null;
  }

  /** Hands encounters over; false when the server refused. */
  assign(ids: readonly string[], assigneeId: string | null): Promise<boolean> {
    return this.#say(async () => {
      const undo = await this.#data.assign({ ids, assigneeId });
      const count = plural(ids.length, msg('encounter'), msg('encounters'));
      if (assigneeId === null) return notice(msg(str`${count} assigned to nobody.`), undo);
      if (assigneeId === this.selfId) return notice(msg(str`${count} assigned to you.`), undo);
      const name = this.#data.people.find(({ id }) => id === assigneeId)?.name ?? '';
      return notice(msg(str`${count} assigned to ${name}.`), undo);
    });
  }

  undo(handovers: readonly Handover[]): Promise<boolean> {
    return this.#say(async () => {
      for (const handover of handovers) await this.#data.assign(handover);
      return notice(msg('Undone.'));
    });
  }

  /** Keeps a view under a name. Rejects when it was not kept: the dialog that asked says why. */
  async keepView(input: { id?: string; name: string; shared: boolean; view: QueueView }): Promise<SavedView> {
    const saved = await this.#data.saveView(input);
    this.notice = notice(msg(str`View “${saved.name}” saved.`));
    this.#changed();
    return saved;
  }

  removeView({ id, name }: SavedView): Promise<boolean> {
    return this.#say(async () => {
      await this.#data.removeView(id);
      return notice(msg(str`View “${name}” removed. The list stays as it is.`));
    });
  }

  fail(thrown: unknown): void {
    this.notice = { text: said(errorOf(thrown).message), failed: true, undo: [] };
    this.#changed();
  }

  async #say(act: () => Promise<Notice>): Promise<boolean> {
    try {
      this.notice = await act();
      this.#changed();
      return true;
    } catch (thrown) {
      this.fail(thrown);
      return false;
    }
  }
}
