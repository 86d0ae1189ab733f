import type { Preferences } from '@codeloom/contracts';
import type { Command } from './command.ts';

export type CommandSource = () => readonly Command[];

/** Raised by a key that is taken already. */
export interface KeyConflict {
  key: string;
  by: Command;
}

/** Everything that can be asked for inside one provider, and the keys of the person who works there. */
export class CommandCenter {
  readonly #sources = new Set<CommandSource>();
  readonly #listeners = new Set<() => void>();
  #own: Preferences['keys'] = {};
  #wanted = false;
  readonly #want: () => void;

  /** @param want asks for the person's keys; called once, when the first command can be shown */
  constructor(want: () => void = () => undefined) {
    this.#want = want;
  }

  /** Keys that differ from the built-in ones. */
  get own(): Preferences['keys'] {
    return this.#own;
  }

  set own(keys: Preferences['keys']) {
    this.#own = keys;
    for (const listener of [...this.#listeners]) listener();
  }

  get isWanted(): boolean {
    return this.#wanted;
  }

  /** Said by whoever shows commands: a page that shows none asks nothing. */
  want(): void {
    if (this.#wanted) return;
    this.#wanted = true;
    this.#want();
  }

  /** Another person may come: their keys are not these. */
  forget(): void {
    this.#wanted = false;
    this.own = {};
  }

  register(source: CommandSource): () => void {
    this.#sources.add(source);
    return () => this.#sources.delete(source);
  }

  /** Calls back when keys changed. */
  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Every command once: two cards of one kind on a page share theirs. */
  list(): Command[] {
    const byId = new Map<string, Command>();
    for (const source of this.#sources) for (const command of source()) byId.set(command.id, command);
    return [...byId.values()];
  }

  /** The keys that work: the person's own one, none when it was taken away, else the built-in ones. */
  keysOf({ id, keys }: Pick<Command, 'id' | 'keys'>): readonly string[] {
    const own = this.#own[id];
    if (own === undefined) return keys;
    return own === '' ? [] : [own];
  }

  /** The command that already answers to a key. */
  conflict(key: string, id: string): KeyConflict | null {
    const by = this.list().find((command) => command.id !== id && this.keysOf(command).includes(key));
    return by ? { key, by } : null;
  }
}
