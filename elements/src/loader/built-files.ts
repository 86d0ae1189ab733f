/** A file and its SHA-256 in base64. A list of them ends with the one to import; those before are what it imports. */
export type BuiltFile = readonly [name: string, hash: string];

/** What the build puts into the loader. Short, and the same length however many elements there are. */
export interface BuiltLoader {
  version: string;
  /** Folders of the elements: `suggest` for `<codeloom-suggest>`. */
  elements: readonly string[];
  core: readonly BuiltFile[];
  table: BuiltFile;
}

/** The module `table-….js`: every other file with its hash. */
export interface BuiltTable {
  elements: Readonly<Record<string, readonly BuiltFile[]>>;
  /** Language to its dictionary. */
  locales: Readonly<Record<string, BuiltFile>>;
}
