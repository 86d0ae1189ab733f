import type { CodeRow } from '../src/codes/table-text.ts';
import type { AxisBook, DiagnosisBook, Family } from './codes-schema.ts';

interface Choice {
  readonly key: string;
  readonly text: string;
  readonly term: string | null;
}

function splitText(text: string): { description: string; terms: string[] } {
  const [description = '', terms = ''] = text.split(' | ');
  return {
    description: description.trim(),
    terms: terms
      .split(';')
      .map((term) => term.trim())
      .filter((term) => term !== ''),
  };
}

function single(code: string, text: string, billable: boolean): CodeRow {
  const { description, terms } = splitText(text);
  return { code, description, billable, terms };
}

function choicesOf(axis: Family['axes'][string], axes: AxisBook, place: string): Choice[] {
  const record = typeof axis === 'object' ? axis : axes[axis];
  if (record === undefined) throw new Error(`${place}: a family names an axis that is not in axes.yaml.`);
  return Object.entries(record).map(([key, choice]) =>
    typeof choice === 'string' ? { key, text: choice, term: choice } : { key, text: choice.text, term: choice.term },
  );
}

function withDot(code: string): string {
  const bare = code.replace('.', '');
  return bare.length > 3 ? `${bare.slice(0, 3)}.${bare.slice(3)}` : bare;
}

/** Puts chosen values into a pattern; null when a chosen value has none (a term for an unspecified side). */
function put(pattern: string, values: ReadonlyMap<string, string | null>): string | null {
  const parts = pattern.split(/\{([a-z]+)\}/).map((part, index): string | null => {
    if (index % 2 === 0) return part;
    const value = values.get(part);
    if (value === undefined)
      throw new Error(`The pattern "${pattern}" names "${part}", which is no axis of its family.`);
    return value;
  });
  return parts.includes(null) ? null : parts.join('').replace(/\s+/g, ' ').trim();
}

type Picked = ReadonlyMap<string, Choice>;

function combinations(axes: readonly (readonly [string, readonly Choice[]])[]): Picked[] {
  return axes.reduce<Map<string, Choice>[]>(
    (picked, [name, choices]) => picked.flatMap((so) => choices.map((choice) => new Map(so).set(name, choice))),
    [new Map<string, Choice>()],
  );
}

interface Row {
  readonly prefix: string;
  readonly text: string;
  readonly terms: readonly string[];
}

/** One code of a family for one row and one choice on each axis. A row may itself name an axis: `Loose body in knee, {side} knee`. */
function member(family: Family, row: Row, picked: Picked): CodeRow {
  const values = (pick: (choice: Choice) => string | null, rowPattern: string): ReadonlyMap<string, string | null> => {
    const chosen = new Map([...picked].map(([name, choice]) => [name, pick(choice)]));
    return new Map([...chosen, ['row', put(rowPattern, chosen)]]);
  };
  const code = withDot(
    put(
      family.code,
      values((choice) => choice.key, row.prefix),
    ) ?? '',
  );
  const text =
    put(
      family.description,
      values((choice) => choice.text, row.text),
    ) ?? '';
  const names = row.terms.length > 0 ? row.terms : [row.text];
  const terms = family.terms.flatMap((pattern) =>
    names.map((name) =>
      put(
        pattern,
        values((choice) => choice.term, name),
      ),
    ),
  );
  const description = text.charAt(0).toUpperCase() + text.slice(1);
  return { code, description, billable: true, terms: [...new Set(terms.filter((term) => term !== null))] };
}

/** The category above a code that ends in an encounter character: the same words without the encounter. */
function headerOf(row: CodeRow, encounterText: string): CodeRow | undefined {
  const ending = `, ${encounterText}`;
  if (!row.description.endsWith(ending)) return undefined;
  const code = row.code.slice(0, -1).replace(/\.?X*$/, '');
  return { code, description: row.description.slice(0, -ending.length), billable: false };
}

function expandFamily(family: Family, axes: AxisBook, place: string): CodeRow[] {
  const named = Object.entries(family.axes).map(([name, axis]) => [name, choicesOf(axis, axes, place)] as const);
  const rows: Row[] = Object.entries(family.rows ?? { '': '' }).map(([prefix, text]) => {
    const { description, terms } = splitText(text);
    return { prefix, text: description, terms };
  });
  const found: CodeRow[] = [];
  const headers = new Map<string, CodeRow>();
  for (const row of rows) {
    for (const picked of combinations(named)) {
      const made = member(family, row, picked);
      found.push(made);
      const header = headerOf(made, picked.get('enc')?.text ?? '\0');
      if (header !== undefined) headers.set(header.code, header);
    }
  }
  return [...found, ...headers.values()];
}

/** Every code of a book. A category written by hand wins over the header a family implies. */
export function expandDiagnoses(book: DiagnosisBook, axes: AxisBook, place: string): CodeRow[] {
  const written = [
    ...Object.entries(book.categories).map(([code, text]) => single(code, text, false)),
    ...Object.entries(book.codes).map(([code, text]) => single(code, text, true)),
  ];
  const byHand = new Set(written.map((row) => row.code));
  const expanded = book.families.flatMap((family) => expandFamily(family, axes, `${place}: ${family.id}`));
  return [...written, ...expanded.filter((row) => row.billable || !byHand.has(row.code))];
}
