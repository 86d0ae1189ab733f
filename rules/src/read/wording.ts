import type { Annotated } from './annotate.ts';
import type { Block, Range, Wording } from './facts.ts';
import { assertionAt } from './scope.ts';
import { Gap } from './words.ts';

const scopes = /^(?:negation|doubt|history|family|condition|risk|resolved|planned)-(?:before|near|after)$/;

const denials = new Set(['without', 'no', 'not', 'denies', 'nor']);

/** "Concussion without loss of consciousness": what follows the denial, up to a comma or "with", is not stated. */
function isDenied({ words }: Annotated['sentence'], at: number): boolean {
  for (let back = at; back >= 0; back -= 1) {
    const norm = words[back]?.norm ?? '';
    if (back < at && denials.has(norm)) return true;
    if (norm === 'with' || norm === 'but' || (words[back]?.gap ?? Gap.tight) !== Gap.tight) return false;
  }
  return false;
}

/** The words that a sentence states as they stand: not denied, doubted, past or somebody else's. */
function statedWords(annotated: Annotated): Wording['words'] {
  const { words } = annotated.sentence;
  // "Comprehensive metabolic panel": the words of a test or a service name no disease.
  const other = annotated.hits.concept.length > 0 ? [] : [...annotated.hits.test, ...annotated.hits.procedure];
  const isOther = (at: number): boolean => other.some((hit) => hit.from <= at && at < hit.to);
  const scoped = annotated.hits.cue.some((hit) => scopes.test(hit.value.of.kind));
  return words
    .filter(
      (_, at) =>
        !isOther(at) &&
        !isDenied(annotated.sentence, at) &&
        (!scoped || assertionAt(annotated, at, at + 1) === 'present'),
    )
    .map(({ start, end, stem }) => ({ start, end, stem }));
}

/** The wording of the sentences that name a problem, and of the titles of the assessment that name none the book knows. */
export function wordingsOf(all: readonly Annotated[], blocks: readonly Block[], short: boolean): Wording[] {
  const titles = new Set(blocks.map((block) => block.titleSentence));
  return all
    .filter(({ sentence, hits }) => hits.concept.length > 0 || titles.has(sentence.index) || short)
    .map((annotated) => ({
      sentence: annotated.sentence.index,
      title: titles.has(annotated.sentence.index),
      named: annotated.hits.concept.length > 0,
      section: annotated.sentence.section,
      words: statedWords(annotated),
      context: contextOf(annotated),
    }));
}

function contextOf({ sentence }: Annotated): Range {
  return { start: sentence.start, end: sentence.end };
}
