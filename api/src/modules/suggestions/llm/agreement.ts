/** A fact as the result reports it: what it is and where it stands. */
export interface SeenFact {
  readonly kind: 'problem' | 'data' | 'management' | 'procedure' | 'time';
  readonly text: string;
  readonly evidence: readonly { readonly start: number; readonly end: number }[];
}

/** Why an answer of the model was left out. Counted, never stored with its text. */
export type DropReason =
  'notInNote' | 'notDocumentation' | 'doesNotNameIt' | 'otherScope' | 'codeNotOffered' | 'implausible';

/** Collects, while facts are merged, who saw what. */
export class Agreement {
  readonly modelOnly: SeenFact[] = [];
  readonly rulesOnly: SeenFact[] = [];
  readonly dropped: Partial<Record<DropReason, number>> = {};
  #agreed = 0;
  readonly #agreedKeys = new Set<string>();

  get agreed(): number {
    return this.#agreed;
  }

  agree(key: string): void {
    this.#agreed += 1;
    this.#agreedKeys.add(key);
  }

  isAgreed(key: string): boolean {
    return this.#agreedKeys.has(key);
  }

  drop(reason: DropReason): void {
    this.dropped[reason] = (this.dropped[reason] ?? 0) + 1;
  }
}
