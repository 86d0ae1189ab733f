import type { CodeEntry } from './code-table.ts';
import type { IndexedRows } from './description-index.ts';

const TAB = 9;
const kinds = ['\tinclusionTerm\t', '\tincludes\t'];

/**
 * The inclusion terms of an imported tabular list as rows: other names of a code, printed at it (Official Guidelines I.A.11). They stay
 * in the text of the notes; only where they begin is kept. A term of a category is looked up at the category.
 */
export class InclusionTerms implements IndexedRows {
  readonly text: string;
  readonly #lines: Int32Array;
  readonly #terms: Int32Array;

  constructor(notes: string) {
    this.text = notes;
    const lines: number[] = [];
    const terms: number[] = [];
    for (let at = 0; at < notes.length; at = notes.indexOf('\n', at) + 1) {
      const tab = notes.indexOf('\t', at);
      const kind = kinds.find((word) => notes.startsWith(word, tab));
      // Blocks and chapters (`A15-A19`) name no code.
      if (kind === undefined || notes.slice(at, tab).includes('-')) continue;
      lines.push(at);
      terms.push(tab + kind.length);
    }
    this.#lines = Int32Array.from(lines);
    this.#terms = Int32Array.from(terms);
  }

  get count(): number {
    return this.#lines.length;
  }

  description(row: number): readonly [from: number, to: number] {
    const from = this.#terms[row] ?? this.text.length;
    return [from, this.text.indexOf('\n', from)];
  }

  codeAt(row: number): string {
    const from = this.#lines[row] ?? 0;
    let end = from;
    while (this.text.charCodeAt(end) !== TAB) end += 1;
    return this.text.slice(from, end);
  }

  isBillable(): boolean {
    return true;
  }

  entryAt(row: number): CodeEntry {
    const [from, to] = this.description(row);
    return { code: this.codeAt(row), description: this.text.slice(from, to), billable: true };
  }
}
