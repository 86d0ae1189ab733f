import type { Annotated } from './annotate.ts';
import type { Assertion } from './facts.ts';
import { isDoneNow } from './had-done.ts';
import { Gap } from './words.ts';

/**
 * Which way a cue works and how far: the words after it, or before it, until a terminator.
 * NegEx (Chapman 2001) and ConText (Harkema 2009) are the models: trigger phrases, direction, termination, pseudo-triggers.
 */
interface Reach {
  readonly assertion: Assertion;
  readonly forward: boolean;
  /** Longest reach in words. */
  readonly words: number;
  /** A comma ends it, unless the cue heads a list. */
  readonly commaEnds: boolean;
}

const reaches: Readonly<Record<string, Reach>> = {
  'negation-before': { assertion: 'negated', forward: true, words: 40, commaEnds: false },
  'negation-near': { assertion: 'negated', forward: true, words: 8, commaEnds: true },
  'negation-after': { assertion: 'negated', forward: false, words: 8, commaEnds: true },
  'doubt-before': { assertion: 'uncertain', forward: true, words: 12, commaEnds: true },
  'sought-before': { assertion: 'uncertain', forward: true, words: 12, commaEnds: true },
  'caution-before': { assertion: 'risk', forward: true, words: 8, commaEnds: false },
  'caution-after': { assertion: 'risk', forward: false, words: 3, commaEnds: true },
  'doubt-after': { assertion: 'uncertain', forward: false, words: 7, commaEnds: true },
  'history-before': { assertion: 'historical', forward: true, words: 30, commaEnds: false },
  'history-near': { assertion: 'historical', forward: true, words: 4, commaEnds: true },
  'history-after': { assertion: 'historical', forward: false, words: 6, commaEnds: true },
  'family-before': { assertion: 'family', forward: true, words: 30, commaEnds: false },
  'family-after': { assertion: 'family', forward: false, words: 8, commaEnds: false },
  'condition-before': { assertion: 'conditional', forward: true, words: 40, commaEnds: false },
  'risk-before': { assertion: 'risk', forward: true, words: 40, commaEnds: false },
  'risk-near': { assertion: 'risk', forward: true, words: 6, commaEnds: true },
  'resolved-after': { assertion: 'resolved', forward: false, words: 6, commaEnds: true },
  'resolved-before': { assertion: 'resolved', forward: true, words: 6, commaEnds: true },
  'planned-before': { assertion: 'planned', forward: true, words: 10, commaEnds: true },
};

/** Where two cues reach one mention, the first of these holds. */
const strongest: readonly Assertion[] = [
  'family',
  'conditional',
  'risk',
  'negated',
  'uncertain',
  'resolved',
  'historical',
  'planned',
  'present',
];

function stopsBetween(annotated: Annotated, from: number, to: number, kind: string): boolean {
  return annotated.hits.cue.some((hit) => {
    const cue = hit.value.of;
    if (hit.from < from || hit.to > to) return false;
    if (cue.kind === 'terminator') return true;
    return (
      cue.kind === 'negation-terminator' &&
      (kind.startsWith('negation') || kind.startsWith('doubt') || kind === seeking)
    );
  });
}

function commaBetween(annotated: Annotated, from: number, to: number): boolean {
  for (let at = from; at <= to; at += 1) if (annotated.sentence.words[at]?.gap === Gap.comma && at > from) return true;
  return false;
}

function hardStopBetween(annotated: Annotated, from: number, to: number): boolean {
  for (let at = from + 1; at <= to; at += 1) if (annotated.sentence.words[at]?.gap === Gap.stop) return true;
  return false;
}

/** "Evaluated for shoulder pain": a sign that was looked into is there; a disease that was looked for is not yet. */
const seeking = 'sought-before';

/** "We talked about diarrhea and rash": signs a drug may bring; a disease that was talked about is there. */
const cautions = new Set(['caution-before', 'caution-after']);

/** "Mother's diabetes" is hers; "Mother brings a child with thrush" tells of the child. The fold of words drops the 's. */
function isRelativeHerself({ sentence }: Annotated, { from, to, value }: Annotated['hits']['cue'][number]): boolean {
  const word = sentence.words[from];
  if (value.of.kind !== 'family-before' || to - from !== 1 || word === undefined) return false;
  return /^(?:mother|father)$/.test(word.norm) && word.end - word.start === word.norm.length;
}

/** Assertion of a phrase at word positions `from` to `to` (exclusive) of its sentence; `isSign` for a complaint or finding. */
export function assertionAt(annotated: Annotated, from: number, to: number, isSign = false): Assertion {
  let held: Assertion = sectionAssertion(annotated.sentence.section);
  for (const hit of annotated.hits.cue) {
    const reach = reaches[hit.value.of.kind];
    if (reach === undefined || (isSign && hit.value.of.kind === seeking)) continue;
    if (!isSign && cautions.has(hit.value.of.kind)) continue;
    if (isDoneNow(annotated, hit) || isRelativeHerself(annotated, hit)) continue;
    // "No history of pneumonia": a cue that begins before the phrase holds for it even where the two overlap.
    const [gapFrom, gapTo] = reach.forward
      ? [hit.from < from ? Math.min(hit.to, from) : hit.to, from]
      : [hit.to > to ? Math.min(to, hit.from) : to, hit.from];
    if (gapTo < gapFrom || gapTo - gapFrom > reach.words) continue;
    const aside = isAside(annotated, hit, to);
    if (!aside && stopsBetween(annotated, gapFrom, gapTo, hit.value.of.kind)) continue;
    const [edgeFrom, edgeTo] = reach.forward ? [hit.to - 1, from] : [to - 1, hit.from];
    if (reach.commaEnds && !aside && commaBetween(annotated, edgeFrom, edgeTo)) continue;
    if (hardStopBetween(annotated, edgeFrom, edgeTo) && reach.assertion !== 'conditional') continue;
    if (strongest.indexOf(reach.assertion) < strongest.indexOf(held)) held = reach.assertion;
  }
  if (held === 'present' && !isSign && isOfPastYear(annotated, to)) return 'historical';
  return held;
}

/** "Cystitis, now cured", "strep throat, which has cleared": said of what stands right before the comma. */
function isAside(
  { sentence: { words } }: Annotated,
  { from, to: end, value }: Annotated['hits']['cue'][number],
  to: number,
): boolean {
  if (value.of.kind !== 'resolved-after' || from < to || words[from]?.gap === Gap.stop) return false;
  if (from === to) return end === words.length || /^(?:now|since)$/.test(words[from]?.norm ?? '');
  return words
    .slice(to, from)
    .every(
      (word, at) =>
        /^(?:now|which|that|since|already|has|have|is|are)$/.test(word.norm) && (at === 0 || word.gap === Gap.tight),
    );
}

/** "NSTEMI in 2019": what happened in a year that is named is past. Chronic illness goes on, as with every history. */
function isOfPastYear({ sentence: { words } }: Annotated, to: number): boolean {
  const at = words.findIndex((word, index) => index >= to && index <= to + 2 && word.norm === 'in');
  return at >= 0 && /^(?:19|20)\d\d$/.test(words[at + 1]?.norm ?? '');
}

function sectionAssertion(section: string): Assertion {
  if (section === 'family-history') return 'family';
  if (section === 'pmh' || section === 'psh') return 'historical';
  return 'present';
}
