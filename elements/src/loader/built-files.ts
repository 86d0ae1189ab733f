/** What the build knows and the loader needs; build/delivery.ts puts it in. Short names: every byte is on each host's page. */
export interface BuiltFiles {
  version: string;
  /** File name and its SHA-256 in base64. */
  files: readonly (readonly [name: string, hash: string])[];
  /** Folder of an element (`suggest`), or `core`, to its files as indexes: what it imports first, its own module last. */
  modules: Readonly<Record<string, readonly number[]>>;
  /** Language to the index of its dictionary. */
  locales: Readonly<Record<string, number>>;
}
