import type {
  Act,
  Book,
  Concept,
  Cue,
  Drug,
  MedicalTest,
  ProcedureConcept,
  Statement,
  Tag,
  ToldTogether,
} from '../book/types.ts';
import { PhraseTree } from './trie.ts';
import { stemOf } from './words.ts';

/** What a phrase stands for. */
export type Entry =
  | { readonly layer: 'concept'; readonly of: Concept }
  | { readonly layer: 'tag'; readonly of: Tag }
  | { readonly layer: 'cue'; readonly of: Cue }
  | { readonly layer: 'statement'; readonly of: Statement }
  | { readonly layer: 'drug'; readonly of: Drug }
  | { readonly layer: 'test'; readonly of: MedicalTest }
  | { readonly layer: 'procedure'; readonly of: ProcedureConcept }
  | { readonly layer: 'told'; readonly of: string }
  | { readonly layer: 'act'; readonly of: ProcedureConcept; readonly rule: Act; readonly part: 'on' | 'by' | 'not' };
export type Layer = Entry['layer'];

/** The book, arranged for reading. */
export interface Lexicon {
  readonly tree: PhraseTree<Entry>;
  readonly concepts: ReadonlyMap<string, Concept>;
  readonly tags: ReadonlyMap<string, Tag>;
  readonly tests: ReadonlyMap<string, MedicalTest>;
  readonly procedures: ReadonlyMap<string, ProcedureConcept>;
  readonly sections: ReadonlyMap<string, string>;
  /** Stems of the nouns whose names are read the other way round as well. */
  readonly heads: ReadonlySet<string>;
  readonly statements: ReadonlyMap<string, Statement>;
  readonly toldTogether: readonly ToldTogether[];
}

const keyOf = (item: { readonly id: string }): string => item.id;

function byId<T extends { readonly id: string }>(items: readonly T[]): Map<string, T> {
  return new Map(items.map((item) => [keyOf(item), item]));
}

/** A lexicon with further problems and services behind those it has. The tree is the same one, grown. */
export function withMore(
  lexicon: Lexicon,
  more: { readonly concepts: readonly Concept[]; readonly procedures: readonly ProcedureConcept[] },
): Lexicon {
  for (const of of more.concepts) for (const term of of.terms) lexicon.tree.add(term, { layer: 'concept', of });
  for (const of of more.procedures) for (const term of of.terms) lexicon.tree.add(term, { layer: 'procedure', of });
  return {
    ...lexicon,
    concepts: new Map([...lexicon.concepts, ...byId(more.concepts)]),
    procedures: new Map([...lexicon.procedures, ...byId(more.procedures)]),
  };
}

/** Builds the phrase tree of a book: about 10 ms, once. */
export function lexiconOf(book: Book): Lexicon {
  const tree = new PhraseTree<Entry>();
  const addAll = <T extends { readonly terms: readonly string[] }>(
    items: readonly T[],
    entry: (of: T) => Entry,
  ): void => {
    for (const of of items) {
      const value = entry(of);
      for (const term of of.terms) tree.add(term, value);
    }
  };
  addAll(book.concepts, (of) => ({ layer: 'concept', of }));
  addAll(book.tags, (of) => ({ layer: 'tag', of }));
  addAll(book.cues, (of) => ({ layer: 'cue', of }));
  addAll(book.statements, (of) => ({ layer: 'statement', of }));
  addAll(book.drugs, (of) => ({ layer: 'drug', of }));
  addAll(book.tests, (of) => ({ layer: 'test', of }));
  addAll(book.procedures, (of) => ({ layer: 'procedure', of }));
  for (const [of, terms] of Object.entries(book.toldWords)) addAll([{ terms }], () => ({ layer: 'told', of }));
  for (const of of book.procedures)
    for (const rule of of.acts ?? [])
      for (const part of ['on', 'by', 'not'] as const)
        addAll([{ terms: rule[part] ?? [] }], () => ({ layer: 'act', of, rule, part }));
  const sections = new Map<string, string>();
  for (const [name, headings] of Object.entries(book.sections))
    for (const heading of headings) sections.set(heading, name);
  return {
    tree,
    concepts: byId(book.concepts),
    tags: byId(book.tags),
    tests: byId(book.tests),
    procedures: byId(book.procedures),
    sections,
    heads: new Set(book.inverted.map(stemOf)),
    statements: byId(book.statements),
    toldTogether: book.toldTogether,
  };
}
