import type { Act, ProcedureConcept } from '../book/types.ts';
import type { Annotated } from './annotate.ts';
import type { Entry } from './lexicon.ts';
import { assertionAt } from './scope.ts';
import type { Hit } from './trie.ts';

type ActHit = Hit<Extract<Entry, { layer: 'act' }>>;

/** A service told by what was done to what: "warts … treated with liquid nitrogen", whatever stands between. */
export interface ToldAct {
  readonly of: ProcedureConcept;
  /** Words of the doing: the evidence, and where the status of the service is read. */
  readonly from: number;
  readonly to: number;
  /** The thing, where an earlier sentence names it. */
  readonly about: { readonly annotated: Annotated; readonly to: number } | null;
  /** The thing, where the same sentence names it: positions of its words. */
  readonly on: { readonly from: number; readonly to: number } | null;
}

/** Words between thing and doing, where the book names no other distance. */
const WITHIN = 6;
/** How many sentences back the thing may stand: "Impacted cerumen on the left. Removed with a curette." */
export const SENTENCES_BACK = 2;

const isTold = (annotated: Annotated, hit: ActHit): boolean => {
  const assertion = assertionAt(annotated, hit.from, hit.to);
  return assertion !== 'negated' && assertion !== 'family' && assertion !== 'historical';
};

const between = (a: ActHit, b: ActHit): number => (a.from < b.from ? b.from - a.to : a.from - b.to);

/** Words of one act in a sentence. */
interface Words {
  readonly on: ActHit[];
  readonly by: ActHit[];
  isOther: boolean;
}

const bySentence = new WeakMap<Annotated, ReadonlyMap<Act, Words>>();

/** The words of a sentence by the act they serve: one word serves many acts, so they are sorted once. */
function wordsByAct(annotated: Annotated): ReadonlyMap<Act, Words> {
  const known = bySentence.get(annotated);
  if (known !== undefined) return known;
  const acts = new Map<Act, Words>();
  for (const hit of annotated.hits.act) {
    const { rule, part } = hit.value;
    const words = acts.get(rule) ?? { on: [], by: [], isOther: false };
    acts.set(rule, words);
    if (part === 'not') words.isOther = true;
    else words[part].push(hit);
  }
  bySentence.set(annotated, acts);
  return acts;
}

/** Acts of one sentence that no phrase of the lexicon names already. */
export function actsIn(all: readonly Annotated[], at: number, named: ReadonlySet<string>): ToldAct[] {
  const annotated = all[at];
  if (annotated === undefined) return [];
  const acts = new Map<string, ToldAct>();
  for (const [rule, { on, by, isOther }] of wordsByAct(annotated)) {
    const of = by[0]?.value.of;
    if (of === undefined || isOther || named.has(of.id) || acts.has(of.id)) continue;
    const told = on.length === 0 ? [] : on.filter((hit) => isTold(annotated, hit));
    if (told.length === 0 && rule.across !== true) continue;
    const found = by.flatMap((doing): ToldAct[] => {
      const near = told
        .filter((hit) => between(hit, doing) <= (rule.within ?? WITHIN))
        .sort((a, b) => between(a, doing) - between(b, doing) || b.to - b.from - (a.to - a.from))[0];
      const about = near ? null : rule.across === true ? thingBefore(all, at, rule) : undefined;
      return about === undefined ? [] : [{ of, from: doing.from, to: doing.to, about, on: near ?? null }];
    });
    const [first] = found;
    if (first) acts.set(of.id, first);
  }
  return [...acts.values()];
}

/** The nearest earlier sentence that names the thing; undefined where none of the last ones does. */
function thingBefore(all: readonly Annotated[], at: number, rule: Act): ToldAct['about'] | undefined {
  for (let back = 1; back <= SENTENCES_BACK; back += 1) {
    const earlier = all[at - back];
    const thing =
      earlier &&
      wordsByAct(earlier)
        .get(rule)
        ?.on.find((hit) => isTold(earlier, hit));
    if (earlier && thing) return { annotated: earlier, to: thing.to };
  }
  return undefined;
}
