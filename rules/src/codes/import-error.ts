/** An official file that is not what it should be. Nothing of it is imported. */
export class ImportError extends Error {
  override readonly name = 'ImportError';
  readonly file: string;
  readonly line: number;
  readonly column: number;

  constructor(place: { readonly file: string; readonly line: number; readonly column: number }, message: string) {
    super(`${place.file}, line ${String(place.line)}, column ${String(place.column)}: ${message}`);
    this.file = place.file;
    this.line = place.line;
    this.column = place.column;
  }
}
