import type { ProcedureConcept } from '../book/types.ts';
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

const told = (annotated: Annotated, hit: ActHit): boolean => {
  const assertion = assertionAt(annotated, hit.from, hit.to);
  return assertion !== 'negated' && assertion !== 'family' && assertion !== 'historical';
};

const between = (a: ActHit, b: ActHit): number => (a.from < b.from ? b.from - a.to : a.from - b.to);

/** Acts of one sentence that no phrase of the lexicon names already. */
export function actsIn(all: readonly Annotated[], at: number, named: ReadonlySet<string>): ToldAct[] {
  const annotated = all[at];
  if (annotated === undefined) return [];
  const acts = new Map<string, ToldAct>();
  for (const doing of annotated.hits.act) {
    const { of, rule, part } = doing.value;
    if (part !== 'by' || named.has(of.id) || acts.has(of.id)) continue;
    const isOther = annotated.hits.act.some((hit) => hit.value.part === 'not' && hit.value.rule === rule);
    if (isOther) continue;
    const isThing = (hit: ActHit): boolean => hit.value.part === 'on' && hit.value.rule === rule;
    const near = annotated.hits.act
      .filter((hit) => isThing(hit) && between(hit, doing) <= (rule.within ?? WITHIN) && told(annotated, hit))
      .sort((a, b) => Math.abs(between(a, doing)) - Math.abs(between(b, doing)) || b.to - b.from - (a.to - a.from))[0];
    const about = near ? null : rule.across === true ? thingBefore(all, at, isThing) : undefined;
    if (about === undefined) continue;
    acts.set(of.id, { of, from: doing.from, to: doing.to, about, on: near ?? null });
  }
  return [...acts.values()];
}

/** The nearest earlier sentence that names the thing; undefined where none of the last ones does. */
function thingBefore(
  all: readonly Annotated[],
  at: number,
  isThing: (hit: ActHit) => boolean,
): ToldAct['about'] | undefined {
  for (let back = 1; back <= SENTENCES_BACK; back += 1) {
    const earlier = all[at - back];
    const thing = earlier?.hits.act.find((hit) => isThing(hit) && told(earlier, hit));
    if (earlier && thing) return { annotated: earlier, to: thing.to };
  }
  return undefined;
}
