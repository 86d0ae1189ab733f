import { createHash } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import { parse } from 'yaml';
import type { z } from 'zod';
import type {
  Book,
  Concept,
  Cue,
  Drug,
  IndexWords,
  Integral,
  MedicalTest,
  ProcedureConcept,
  Rule,
  Statement,
  Tag,
} from '../src/book/types.ts';
import {
  casesForm,
  conceptsForm,
  cuesForm,
  drugsForm,
  indexWordsForm,
  integralForm,
  proceduresForm,
  ruleForm,
  sectionsForm,
  statementsForm,
  toldForm,
  tagsForm,
  testsForm,
} from './forms.ts';
import type { Case } from './forms.ts';

/** The folder of the YAML files. */
export const bookFolder = join(import.meta.dirname, '..', 'book');

/** A case with the file it stands in. */
export interface FiledCase extends Case {
  readonly file: string;
}

export interface ReadBook {
  readonly book: Book;
  readonly cases: readonly FiledCase[];
}

/** Folders that have their own builder (code tables and edits). */
const elsewhere = new Set(['codes', 'edits']);

function filesUnder(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .flatMap((entry) => {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) return folder === bookFolder && elsewhere.has(entry.name) ? [] : filesUnder(path);
      return entry.name.endsWith('.yaml') ? [path] : [];
    })
    .sort();
}

function load<T>(path: string, form: z.ZodType<T>): T {
  const file = relative(bookFolder, path);
  let content: unknown;
  try {
    content = parse(readFileSync(path, 'utf8'));
  } catch (error) {
    throw new Error(`book/${file} is not YAML: ${error instanceof Error ? error.message : String(error)}`, {
      cause: error,
    });
  }
  const result = form.safeParse(content);
  if (result.success) return result.data;
  const issue = result.error.issues[0];
  throw new Error(
    `book/${file}: ${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'does not have the form of its kind'}`,
  );
}

/** Undefined fields are dropped, so that the bundle holds what the files say and nothing else. */
function compact<T extends object>(value: T): T {
  return Object.fromEntries(Object.entries(value).filter(([, field]) => field !== undefined)) as T;
}

const idOf = (name: string): string =>
  name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');

function drugsOf(path: string): Drug[] {
  return Object.entries(load(path, drugsForm).classes).flatMap(([name, { drugs, adverseOf, ...rest }]) =>
    drugs.map((line) => {
      const terms = line.split(',').map((term) => term.trim());
      const own = Object.entries(adverseOf ?? {}).find(([, names]) => names.includes(terms[0] ?? ''))?.[0];
      const drug = { id: idOf(terms[0] ?? line), terms, class: name, ...rest };
      return compact(own === undefined ? drug : { ...drug, adverse: own });
    }),
  );
}

function unique<T extends { readonly id: string }>(items: readonly T[], what: string): readonly T[] {
  const seen = new Set<string>();
  for (const item of items) {
    if (seen.has(item.id)) throw new Error(`The ${what} "${item.id}" stands in the book twice.`);
    seen.add(item.id);
  }
  return items;
}

/** Words told together name sets and statements that are there. */
function named(
  told: Pick<Book, 'toldWords' | 'toldTogether'>,
  statements: readonly Statement[],
): Pick<Book, 'toldWords' | 'toldTogether'> {
  const ids = new Set(statements.map((statement) => statement.id));
  for (const { statement, words, without } of told.toldTogether) {
    if (!ids.has(statement)) throw new Error(`lexicon/told-together.yaml names no known statement: "${statement}".`);
    for (const set of [...words, ...(without ?? [])])
      if (told.toldWords[set] === undefined) throw new Error(`lexicon/told-together.yaml has no words "${set}".`);
  }
  return told;
}

/** Reads and validates every file of the book. */
export function readBook(): ReadBook {
  const sections: Record<string, readonly string[]> = {};
  const concepts: Concept[] = [];
  const tags: Tag[] = [];
  const cues: Cue[] = [];
  const statements: Statement[] = [];
  let told: Pick<Book, 'toldWords' | 'toldTogether'> = { toldWords: {}, toldTogether: [] };
  const drugs: Drug[] = [];
  const tests: MedicalTest[] = [];
  const procedures: ProcedureConcept[] = [];
  const rules: Rule[] = [];
  const integral: Integral[] = [];
  const inverted: string[] = [];
  let indexWords: IndexWords = { idle: [], words: {} };
  const cases: FiledCase[] = [];
  for (const path of filesUnder(bookFolder)) {
    const name = relative(bookFolder, path);
    if (name.endsWith('.cases.yaml')) cases.push(...load(path, casesForm).map((item) => ({ ...item, file: name })));
    else if (name.endsWith('.rule.yaml')) {
      const { not_modelled: notModelled, ...rule } = load(path, ruleForm);
      rules.push({ ...rule, notModelled });
    } else if (name.startsWith('lexicon/problems/')) {
      for (const [id, concept] of Object.entries(load(path, conceptsForm).concepts))
        concepts.push(compact({ id, ...concept }));
    } else if (name === 'lexicon/sections.yaml') Object.assign(sections, load(path, sectionsForm).sections);
    else if (name === 'lexicon/integral.yaml') integral.push(...load(path, integralForm).integral);
    else if (name === 'diagnoses/index-words.yaml') {
      const { idle, words, inverted: nouns } = load(path, indexWordsForm);
      indexWords = { idle, words };
      inverted.push(...nouns);
    } else if (name === 'lexicon/cues.yaml') {
      for (const [kind, terms] of Object.entries(load(path, cuesForm).cues)) cues.push({ id: kind, kind, terms });
    } else if (name.startsWith('lexicon/tags')) {
      const file = load(path, tagsForm);
      for (const [group, members] of Object.entries(file.tags)) {
        for (const [id, terms] of Object.entries(members))
          tags.push(compact({ id, group, terms, implies: file.implies[id] }));
      }
    } else if (name === 'lexicon/statements.yaml') {
      for (const [kind, members] of Object.entries(load(path, statementsForm).statements)) {
        for (const [id, terms] of Object.entries(members)) statements.push({ id, kind, terms });
      }
    } else if (name === 'lexicon/told-together.yaml') {
      const { words, told: rulesOfWords } = load(path, toldForm);
      told = { toldWords: words, toldTogether: rulesOfWords.map(compact) };
    } else if (name === 'lexicon/drugs.yaml') drugs.push(...drugsOf(path));
    else if (name === 'lexicon/tests.yaml') {
      for (const [id, test] of Object.entries(load(path, testsForm).tests)) tests.push(compact({ id, ...test }));
    } else if (name.startsWith('procedures/')) {
      for (const [id, procedure] of Object.entries(load(path, proceduresForm).procedures))
        procedures.push(compact({ id, ...procedure }));
    } else throw new Error(`book/${name} has no kind: a rule ends in .rule.yaml, cases in .cases.yaml.`);
  }
  const content = {
    sections,
    concepts: unique(concepts, 'problem'),
    tags: unique(tags, 'tag'),
    cues,
    statements: unique(statements, 'statement'),
    ...named(told, statements),
    drugs: unique(drugs, 'drug'),
    tests: unique(tests, 'test'),
    procedures: unique(procedures, 'procedure'),
    rules: unique(rules, 'rule'),
    integral,
    indexWords,
    inverted,
  };
  const version = createHash('sha256').update(JSON.stringify(content)).digest('hex').slice(0, 12);
  return { book: { version, ...content }, cases };
}
