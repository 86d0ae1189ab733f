import { ImportError } from './import-error.ts';

/** One cell with the column (from 1) at which it begins on its line. */
export interface CsvCell {
  readonly text: string;
  readonly column: number;
}

export interface CsvRow {
  /** The line (from 1) on which the row begins; a quoted cell may go on over several. */
  readonly line: number;
  readonly cells: readonly CsvCell[];
}

/** Comma-separated rows with quoted cells (RFC 4180), blanks folded. */
class CsvReader {
  readonly #text: string;
  readonly #fileName: string;
  #at = 0;
  #line = 1;
  #lineStart = 0;

  constructor(text: string, fileName: string) {
    this.#text = text;
    this.#fileName = fileName;
  }

  *rows(): Generator<CsvRow> {
    while (this.#at < this.#text.length) {
      const line = this.#line;
      const cells = [this.#cell()];
      while (this.#text.charAt(this.#at) === ',') {
        this.#at += 1;
        cells.push(this.#cell());
      }
      this.#at += 1;
      this.#line += 1;
      this.#lineStart = this.#at;
      yield { line, cells };
    }
  }

  #cell(): CsvCell {
    const column = this.#at - this.#lineStart + 1;
    const quoted = this.#text.charAt(this.#at) === '"' ? this.#quoted(column) : '';
    const rest = /[^,\n]*/y;
    rest.lastIndex = this.#at;
    const plain = rest.exec(this.#text)?.[0] ?? '';
    this.#at += plain.length;
    return { text: (quoted + plain).replace(/\s+/g, ' ').trim(), column };
  }

  #quoted(column: number): string {
    const opened = { file: this.#fileName, line: this.#line, column };
    let cell = '';
    do {
      const close = this.#text.indexOf('"', this.#at + 1);
      if (close === -1) throw new ImportError(opened, 'a quoted cell is never closed: the file is cut off.');
      const part = this.#text.slice(this.#at + 1, close);
      this.#countLines(part, this.#at + 1);
      // Two quotes in a row are one quote of the cell.
      cell += cell === '' ? part : `"${part}`;
      this.#at = close + 1;
    } while (this.#text.charAt(this.#at) === '"');
    return cell;
  }

  #countLines(part: string, start: number): void {
    for (let newline = part.indexOf('\n'); newline !== -1; newline = part.indexOf('\n', newline + 1)) {
      this.#line += 1;
      this.#lineStart = start + newline + 1;
    }
  }
}

/** Reads a file of comma-separated values. Throws `ImportError` where a quote is never closed. */
export function readCsv(text: string, fileName: string): Generator<CsvRow> {
  return new CsvReader(text, fileName).rows();
}
