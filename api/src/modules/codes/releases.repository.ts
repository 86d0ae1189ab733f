import type { Database, Tx } from '../../platform/database/index.ts';

interface RowToStore {
  readonly code: string;
  readonly order: number;
  readonly billable: boolean;
  readonly shortText: string;
  readonly description: string;
  /** Dates of the single code, where the file has them. */
  readonly from?: string | null;
  readonly to?: string | null;
}

interface NoteToStore {
  readonly code: string;
  readonly kind: string;
  readonly text: string;
}

/** A release of an official table, parsed to the end. */
export interface ReleaseToStore {
  readonly id: string;
  readonly system: 'icd10cm' | 'icd10cm-tabular' | 'hcpcs' | 'ncci-ptp' | 'ncci-mue';
  readonly from: string;
  readonly to: string;
  readonly complete: boolean;
  readonly sourceName: string;
  readonly sourceSha256: string;
  readonly codes: readonly RowToStore[];
  readonly notes: readonly NoteToStore[];
}

/** A whole release is one transaction; 98,186 rows take seconds on PostgreSQL and below a minute on the embedded database (ms). */
const IMPORT_LONGEST_MS = 300_000;
/** Rows of one statement: large enough to be fast, small enough for one message of the wire protocol. */
const BATCH_ROWS = 5000;

function* batches<T>(rows: readonly T[]): Generator<readonly T[]> {
  for (let at = 0; at < rows.length; at += BATCH_ROWS) yield rows.slice(at, at + BATCH_ROWS);
}

async function storeCodes(tx: Tx, id: string, rows: readonly RowToStore[]): Promise<void> {
  for (const batch of batches(rows)) {
    await tx.$executeRaw`
      INSERT INTO code_row (release_id, code, order_no, billable, short_text, long_text, valid_from, valid_to)
      SELECT ${id}, * FROM unnest(
        ${batch.map((row) => row.code)}::text[], ${batch.map((row) => row.order)}::int[], ${batch.map((row) => row.billable)}::boolean[],
        ${batch.map((row) => row.shortText)}::text[], ${batch.map((row) => row.description)}::text[],
        ${batch.map((row) => row.from ?? null)}::date[], ${batch.map((row) => row.to ?? null)}::date[])`;
  }
}

/** Notes of one code and kind are told apart by their position. */
function positions(notes: readonly NoteToStore[]): (NoteToStore & { position: number })[] {
  const next = new Map<string, number>();
  return notes.map((note) => {
    const key = `${note.code} ${note.kind}`;
    const position = next.get(key) ?? 0;
    next.set(key, position + 1);
    return { ...note, position };
  });
}

async function storeNotes(tx: Tx, id: string, notes: readonly NoteToStore[]): Promise<void> {
  for (const batch of batches(positions(notes))) {
    await tx.$executeRaw`
      INSERT INTO code_note (release_id, code, kind, position, text)
      SELECT ${id}, * FROM unnest(
        ${batch.map((note) => note.code)}::text[], ${batch.map((note) => note.kind)}::text[],
        ${batch.map((note) => note.position)}::int[], ${batch.map((note) => note.text)}::text[])`;
  }
}

/** Stores a release whole or not at all; one that is there already is replaced, so that an import can be run again. */
export async function storeRelease(database: Database, release: ReleaseToStore, now: Date): Promise<void> {
  const { id, system, complete, sourceName, sourceSha256, codes, notes } = release;
  await database.withGlobal(
    async (tx) => {
      await tx.codeRelease.deleteMany({ where: { id } });
      await tx.codeRelease.create({
        data: {
          id,
          system,
          name: id,
          validFrom: new Date(release.from),
          validTo: new Date(release.to),
          complete,
          sourceName,
          sourceSha256,
          rowCount: codes.length + notes.length,
          billable: codes.filter((row) => row.billable).length,
          importedAt: now,
        },
      });
      await storeCodes(tx, id, codes);
      await storeNotes(tx, id, notes);
    },
    { longestMs: IMPORT_LONGEST_MS },
  );
}
