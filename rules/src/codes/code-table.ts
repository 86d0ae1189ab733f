import type { CodeHit, CodeSetInfo } from '@codeloom/contracts';
import type { DescriptionIndex } from './description-index.ts';
import type { NcciTables } from './ncci.ts';

/** One row of an ICD-10-CM table. `billable` is false for a category that needs more characters. */
export interface CodeEntry {
  readonly code: string;
  readonly description: string;
  readonly billable: boolean;
}

/** Kinds of notes of the tabular list. They are inherited downwards: a note at E11 holds for E11.22. */
export const noteKinds = [
  'inclusionTerm',
  'includes',
  'excludes1',
  'excludes2',
  'codeFirst',
  'useAdditionalCode',
  'codeAlso',
  'sevenChrDef',
] as const;
export type NoteKind = (typeof noteKinds)[number];

/** One note of the tabular list. `heldBy` is the code at which it is printed. */
export interface CodeNote {
  readonly kind: NoteKind;
  readonly text: string;
  readonly heldBy: string;
}

/** What a look-up may ask for. `date` removes procedures that are not in force on that date of service. */
export interface SearchOptions {
  readonly limit?: number | undefined;
  readonly date?: string | undefined;
}

/** How a unit of a supply or time-based code is counted: one unit per `per` of `of`, e.g. 10 mg. */
export interface UnitRule {
  readonly per: number;
  readonly of: 'mg' | 'mcg' | 'g' | 'mL' | 'unit' | 'minute' | 'dose' | 'item';
}

/** A procedure or supply of the curated set, or of an imported HCPCS file. Labels are Codeloom's own. */
export interface ProcedureEntry {
  readonly code: string;
  readonly description: string;
  readonly category: string;
  /** Plain words by which a note or a person names the service. */
  readonly terms: readonly string[];
  /** False for rows of an imported file that Codeloom knows no rules for. */
  readonly curated: boolean;
  /** Base codes, one of which must stand on the same claim. Empty for a code that stands alone. */
  readonly addOnTo: readonly string[];
  readonly unit?: UnitRule | undefined;
  /** Most units that make sense on one date for one patient; a warning, not Medicare's MUE. */
  readonly maxUnits?: number | undefined;
  /** Inclusive limits in whole years. */
  readonly ageMin?: number | undefined;
  readonly ageMax?: number | undefined;
  readonly sex?: 'f' | 'm' | undefined;
  /** Global period in days; absent where the concept does not apply (tests, supplies, E/M). */
  readonly globalDays?: 0 | 10 | 90 | undefined;
  /** Modifiers that are ordinarily seen on this code. */
  readonly modifiers: readonly string[];
  /** A service on a paired body part: takes LT, RT or 50. */
  readonly sided: boolean;
  /** Payer families that take the code; empty = all. */
  readonly payers: readonly string[];
  /** In force from and to (inclusive), where known. */
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

/**
 * One release of the code tables, as API and CLI hand it to the engine: ICD-10-CM (the curated table, or an imported official one)
 * with the curated procedure set beside it. A value without I/O.
 */
export interface CodeTable {
  readonly id: string;
  /** First date of service on which the release is in force (YYYY-MM-DD). */
  readonly from: string;
  /** Last date of service, or null for the open-ended curated table. */
  readonly to: string | null;
  /** True for a whole official table: only then does a missing code not exist. */
  readonly complete: boolean;
  /** Year of the tabular list the notes come from, e.g. `2021`; null when no tabular list is loaded. */
  readonly notesYear: string | null;
  /** The NCCI edits that are loaded beside the release. */
  readonly ncci: NcciTables;
  readonly size: { readonly rows: number; readonly billable: number; readonly procedures: number };
  /** Looks a dotted or undotted ICD-10-CM code up, in any case. */
  lookup(code: string): CodeEntry | undefined;
  /** The codes exactly one step below `code`. */
  children(code: string): readonly CodeEntry[];
  /** The billable codes at or below `code`. */
  billableUnder(code: string): readonly CodeEntry[];
  /** How many billable codes are at or below `code`. */
  countBillable(code: string): number;
  /** Every row in the order of the table. */
  entries(): IterableIterator<CodeEntry>;
  /** Plain-language terms and abbreviations of a curated code. */
  terms(code: string): readonly string[];
  /** Notes at the code and at every category above it, nearest first. Empty without a tabular list. */
  notes(code: string): readonly CodeNote[];
  /** Diagnoses by code prefix, words, word beginnings or abbreviations; best first. */
  search(query: string, options?: SearchOptions): readonly CodeHit[];
  /** Words of the descriptions with the rows that hold them; built at the first call. */
  index(): DescriptionIndex;
  /** The same for the inclusion terms of the tabular list; null without one. */
  inclusionTerms(): DescriptionIndex | null;
  procedure(code: string): ProcedureEntry | undefined;
  procedures(): IterableIterator<ProcedureEntry>;
  searchProcedures(query: string, options?: SearchOptions): readonly CodeHit[];
  /** Which release an answer for this date of service was checked against, and whether the date lies after it. */
  infoFor(dateOfService: string): CodeSetInfo;
}

/** `e1142`, `E11.42` and ` e11.42 ` are the same code: capitals, the dot after character 3. */
export function dotted(code: string): string {
  const bare = code.trim().toUpperCase().replace('.', '');
  return bare.length > 3 ? `${bare.slice(0, 3)}.${bare.slice(3)}` : bare;
}
