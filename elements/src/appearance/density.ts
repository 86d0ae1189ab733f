/** The density at an element, for those few sizes that are reckoned in code. Asked again when the appearance may differ. */
export class Density {
  readonly #element: Element;
  readonly #appearance: () => unknown;
  #seen: unknown;
  #value = 1;

  /** @param appearance gives another object after each change; reading styles for every row drawn would cost too much */
  constructor(element: Element, appearance: () => unknown) {
    this.#element = element;
    this.#appearance = appearance;
  }

  /** From 0.5 (compact) to 1.5, in the bounds that base.styles.ts keeps; 1 is comfortable. */
  get value(): number {
    const appearance = this.#appearance();
    if (appearance !== this.#seen) {
      this.#seen = appearance;
      const given = Number.parseFloat(getComputedStyle(this.#element).getPropertyValue('--codeloom-density'));
      this.#value = Number.isNaN(given) ? 1 : Math.min(1.5, Math.max(0.5, given));
    }
    return this.#value;
  }
}
