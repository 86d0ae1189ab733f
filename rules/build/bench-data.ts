import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Development data lie beside the repository; they are read, never copied into it. */
const shared = join(import.meta.dirname, '..', '..', '..', 'shared');

export interface BenchCase {
  readonly id: string;
  readonly kind: 'em' | 'dx' | 'px';
  readonly tier: string;
  readonly note: string;
  readonly patient: 'new' | 'established' | null;
  readonly caveat?: string;
  readonly expected: {
    readonly em?: string;
    readonly minutes?: number;
    readonly mdm?: Readonly<Record<'problems' | 'data' | 'risk', string>>;
    readonly dx: readonly string[];
    readonly px: readonly string[];
    readonly modifiers: readonly string[];
    readonly units?: Readonly<Record<string, number>>;
    readonly px_not?: readonly string[];
    readonly dx_not?: readonly string[];
    readonly payer?: string;
  };
}

export interface BenchNote {
  readonly id: string;
  readonly patient: 'new' | 'established';
  /** Null where no visit is due beside the procedures. */
  readonly em: string | null;
  readonly payer?: string;
  readonly em_acceptable: readonly string[];
  /** Null where the visit is not leveled by decision making. */
  readonly mdm: Readonly<Record<'problems' | 'data' | 'risk', string>> | null;
  readonly dx: readonly { readonly code: string }[];
  readonly dx_optional: readonly string[];
  readonly dx_wrong: readonly { readonly code: string }[];
  readonly px: readonly string[];
  readonly px_optional: readonly string[];
}

export interface BenchData {
  readonly cases: readonly BenchCase[];
  readonly labels: readonly BenchNote[];
  readonly notes: ReadonlyMap<string, string>;
}

type LabelledNote = BenchNote & { readonly note: string };

function dataOf(folder: string): BenchData {
  const present = (names: readonly string[]): string[] =>
    names.map((name) => join(folder, `${name}.jsonl`)).filter((path) => existsSync(path));
  const labels = present(['notes']).flatMap((path) => linesOf<LabelledNote>(path));
  const cases = present(['cases', 'dx', 'em', 'px']).flatMap((path) => linesOf<BenchCase>(path));
  if (labels.length + cases.length === 0)
    throw new Error(`Codeloom found no labelled cases in ${folder}. Name a folder with cases.jsonl or notes.jsonl.`);
  return { cases, labels, notes: new Map(labels.map(({ id, note }) => [id, note])) };
}

function linesOf<T>(path: string): T[] {
  return readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line) as T);
}

/**
 * The development sets, or null where `../shared` is absent. With a folder: sets of the same form that somebody else keeps,
 * `cases.jsonl` or one file a kind (`dx.jsonl`, `em.jsonl`, `px.jsonl`), and `notes.jsonl` with the note in each line.
 */
export function benchData(folder?: string): BenchData | null {
  if (folder !== undefined) return dataOf(folder);
  const cases = join(shared, 'bench', 'cases-dev.jsonl');
  const labels = join(shared, 'bench', 'notes-dev.jsonl');
  const notes = join(shared, 'data', 'notes', 'aci-bench-train.jsonl');
  if (![cases, labels, notes].every((path) => existsSync(path))) return null;
  return {
    cases: linesOf<BenchCase>(cases),
    labels: linesOf<BenchNote>(labels),
    notes: new Map(linesOf<{ id: string; note: string }>(notes).map(({ id, note }) => [id, note])),
  };
}
