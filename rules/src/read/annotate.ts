import type { Entry, Layer, Lexicon } from './lexicon.ts';
import type { Sentence } from './sentences.ts';
import { longest } from './trie.ts';
import type { Hit } from './trie.ts';

/** The phrases found in one sentence, by layer. */
export interface Annotated {
  readonly sentence: Sentence;
  readonly hits: { readonly [L in Layer]: readonly Hit<Extract<Entry, { layer: L }>>[] };
}

function ofLayer<L extends Layer>(all: readonly Hit<Entry>[], layer: L): Hit<Extract<Entry, { layer: L }>>[] {
  return longest(all.filter((hit): hit is Hit<Extract<Entry, { layer: L }>> => hit.value.layer === layer));
}

/** "No loss of consciousness" is a fact of its own: the "no" inside a longer phrase is not a negation of what follows. */
function outside(others: readonly Hit<Entry>[]): (cue: Hit<Entry>) => boolean {
  return (cue) =>
    !others.some((other) => other.from <= cue.from && other.to >= cue.to && other.to - other.from > cue.to - cue.from);
}

/** "Lower end of left radius" is one site, and the side within it still counts. */
function isSideOfSite(hit: Hit<Entry>, kept: readonly Hit<Entry>[]): boolean {
  if (hit.value.layer !== 'tag' || hit.value.of.group !== 'side') return false;
  return kept.some(
    ({ from, to, value }) => value.layer === 'tag' && value.of.group === 'site' && from < hit.from && to > hit.to,
  );
}

/** Words of acts serve many services at once, and words told together many statements: all of them stay. */
function everyOf<L extends 'act' | 'told'>(all: readonly Hit<Entry>[], layer: L): Hit<Extract<Entry, { layer: L }>>[] {
  return all.filter((hit): hit is Hit<Extract<Entry, { layer: L }>> => hit.value.layer === layer);
}

/** One phrase may be two cues ("versus" puts both sides in doubt) or two tags: all readings of a kept range stay. */
function withEquals<L extends Layer>(all: readonly Hit<Entry>[], layer: L): Hit<Extract<Entry, { layer: L }>>[] {
  const kept = ofLayer(all, layer);
  const ranges = new Set(kept.map((hit) => `${hit.from}-${hit.to}`));
  return all.filter(
    (hit): hit is Hit<Extract<Entry, { layer: L }>> =>
      hit.value.layer === layer && (ranges.has(`${hit.from}-${hit.to}`) || isSideOfSite(hit, kept)),
  );
}

/** "To strain his urine": a single word after "to" and before a determiner is a verb. */
function isVerb(sentence: Sentence, hit: Hit<Entry>): boolean {
  if (hit.to - hit.from !== 1) return false;
  return (
    sentence.words[hit.from - 1]?.norm === 'to' &&
    /^(?:his|her|the|your|their|all|any)$/.test(sentence.words[hit.to]?.norm ?? '')
  );
}

/** "Mrs. Doe" is a name, not dyspnea on exertion. */
function isSurname(sentence: Sentence, hit: Hit<Entry>): boolean {
  if (hit.to - hit.from !== 1) return false;
  return /^(?:mr|mrs|ms|miss|mx|dr|john|jane)$/.test(sentence.words[hit.from - 1]?.norm ?? '');
}

/** "A 45-year-old has": the "old" of an age is no word of history. */
function isAge(sentence: Sentence, hit: Hit<Entry>): boolean {
  return (
    sentence.words[hit.from]?.norm === 'old' &&
    /^(?:years?|yrs?|yr|months?|mos?|weeks?|wks?|days?)$/.test(sentence.words[hit.from - 1]?.norm ?? '')
  );
}

/**
 * Only the name of a problem goes over a comma, as the index writes it: "vertigo, benign positional". Where its words before the comma
 * name the same problem, what follows is a detail.
 */
function namesOverCommas(all: readonly Hit<Entry>[]): Hit<Entry>[] {
  return all.filter(
    (hit) =>
      hit.comma !== true ||
      (hit.value.layer === 'concept' &&
        !all.some(
          (other) => other.comma !== true && other.value === hit.value && other.from >= hit.from && other.to <= hit.to,
        )),
  );
}

/** "Septic arthritis of the left knee": the adjective makes the disease, so the shorter name that begins with it stays. */
function withoutCutNames(all: readonly Hit<Entry>[], sentence: Sentence, heads: ReadonlySet<string>): Hit<Entry>[] {
  return all.filter(
    (hit) =>
      hit.value.layer !== 'concept' ||
      hit.to - hit.from < 3 ||
      !heads.has(sentence.words[hit.from]?.stem ?? '') ||
      !all.some(
        (other) =>
          other.value.layer === 'concept' && other.from < hit.from && other.to > hit.from && other.to <= hit.to,
      ),
  );
}

/** Reads one sentence through the lexicon. */
export function annotate(sentence: Sentence, lexicon: Lexicon): Annotated {
  const all = withoutCutNames(namesOverCommas(lexicon.tree.find(sentence.words, true)), sentence, lexicon.heads);
  const concept = ofLayer(all, 'concept').filter((hit) => !isVerb(sentence, hit) && !isSurname(sentence, hit));
  const tag = withEquals(all, 'tag');
  const statement = ofLayer(all, 'statement');
  const procedure = withEquals(all, 'procedure');
  const test = ofLayer(all, 'test');
  const cue = withEquals(all, 'cue')
    .filter((hit) => !isAge(sentence, hit))
    .filter(
      outside([
        ...concept,
        ...tag,
        ...statement.filter((hit) => hit.value.of.kind !== 'new-lesion'),
        ...procedure,
        ...test,
      ]),
    );
  return {
    sentence,
    hits: {
      concept,
      tag,
      cue,
      statement,
      drug: ofLayer(all, 'drug'),
      test,
      procedure,
      act: everyOf(all, 'act'),
      told: everyOf(all, 'told'),
    },
  };
}
