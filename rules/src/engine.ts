import type { Book, Concept } from './book/types.ts';
import { curatedTable } from './codes/curated.ts';
import { curatedConcepts, curatedProcedures } from './curated-concepts.ts';
import type { Known } from './curated-concepts.ts';
import { book as builtBook } from './gen/book.js';
import type { Facts } from './read/facts.ts';
import { lexiconOf, withMore } from './read/lexicon.ts';
import type { Layer, Lexicon } from './read/lexicon.ts';
import { withoutOrders } from './read/orders.ts';
import { withInversions } from './read/inversions.ts';
import { readWith } from './read/read.ts';

/** Version of reader and decisions. A change that can change a code raises it. */
export const ENGINE_VERSION = '0.1.0';

/** Version of the rule book: first 12 hex digits of the SHA-256 of its content. */
export const BOOK_VERSION: string = builtBook.version;

interface Engine {
  readonly book: Book;
  readonly lexicon: Lexicon;
  readonly siteIds: ReadonlySet<string>;
}

let engine: Engine | undefined;

/** Diagnoses that list no symptoms of their own take those of their chapter (Official Guidelines I.B.5). */
function withIntegral(concept: Concept, integral: Book['integral']): Concept {
  if (concept.explains !== undefined || concept.course === 'symptom' || concept.course === 'context') return concept;
  const code = typeof concept.code === 'string' ? concept.code : concept.code?.[0];
  const sample = code ?? (typeof concept.variants?.[0]?.code === 'string' ? concept.variants[0].code : undefined);
  if (sample === undefined || sample.startsWith('R')) return concept;
  const explains = integral
    .filter((entry) => entry.codes.some((prefix) => sample.startsWith(prefix)))
    .flatMap((entry) => entry.explains);
  return explains.length === 0 ? concept : { ...concept, explains };
}

/** The engine of the shipped book, built at the first note: importing the package stays cheap. */
export function shippedEngine(): Engine {
  if (engine !== undefined) return engine;
  const named = withInversions(builtBook.concepts, builtBook.inverted);
  const concepts = named.map((concept) => withIntegral(concept, builtBook.integral));
  const own = lexiconOf({ ...builtBook, concepts });
  const reads = (...layers: readonly Layer[]): Known => ({
    touches: (stems) => own.tree.touches(stems, ({ layer }) => layers.includes(layer)),
  });
  const curated = {
    concepts: curatedConcepts(curatedTable, reads('concept')).map((concept) =>
      withIntegral(concept, builtBook.integral),
    ),
    procedures: curatedProcedures(curatedTable, reads('procedure', 'test'), builtBook.procedures),
  };
  const lexicon = withMore(own, curated);
  const siteIds = new Set(builtBook.tags.filter((tag) => tag.group === 'site').map((tag) => tag.id));
  engine = { book: builtBook, lexicon, siteIds };
  return engine;
}

/** Reads a note into facts with their places. Says nothing about codes. What speaks to software is not read. */
export function read(note: string): Facts {
  return { ...readWith(withoutOrders(note), shippedEngine().lexicon), note };
}
