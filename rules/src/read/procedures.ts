import type { ProcedureConcept } from '../book/types.ts';
import type { Annotated } from './annotate.ts';
import {
  countAfter,
  countBefore,
  countSoonAfter,
  countOfThings,
  doseNear,
  dosesOf,
  lengthCm,
  sizeCm,
} from './counts.ts';
import type { ProcedureFact } from './facts.ts';
import type { Lexicon } from './lexicon.ts';
import { actsIn, SENTENCES_BACK } from './acts.ts';
import { detailsBeside, dosesBeside, sentenceAfter, sentenceBefore, siteBefore } from './beside.ts';
import type { ToldAct } from './acts.ts';
import { isDoneElsewhere } from './done-elsewhere.ts';
import { contextOf } from './mentions.ts';
import { isOfLesion, marginAfter, withoutClosure } from './lesion-size.ts';
import { minutesNear } from './minutes.ts';
import { wordToNumber } from './number-words.ts';
import { piecesOf } from './pieces.ts';
import type { Piece } from './pieces.ts';
import { isNegativeResult, isSpent, statusOf } from './procedure-status.ts';
import { assertionAt } from './scope.ts';
import { withImplied } from './tags.ts';
import { viewsIn } from './views.ts';

const talked = /\b(?:discuss(?:ed|ing|ion)?|planning|plan|order(?:s|ed)?|if|could|would|might|may)\b/gi;

const several = /\b(?:lesions|biopsies|abscesses|warts|keratoses|nodules|papules|nevi|moles|cysts)\b/i;

/** "Shave biopsy of lesions on the nose and left ear": each place named is one, where the note speaks of several. */
function sitesOf({ hits }: Annotated, text: string): number | null {
  if (!several.test(text)) return null;
  const sites = hits.tag.filter(
    (hit, index, all) =>
      hit.value.of.group === 'site' &&
      all.findIndex((other) => other.from === hit.from && other.value.of.group === 'site') === index,
  );
  return sites.length >= 2 ? sites.length : null;
}

/** "A shave biopsy of three lesions": the article before a service is no count. */
const moreThanOne = (count: number | null): number | null => (count === 1 ? null : count);

type Found = Annotated['hits']['procedure'][number];

const byLexicon = new WeakMap<Lexicon, readonly ProcedureConcept[]>();

/** The services that the book tells by problem and means; few of all, so they are looked for once. */
function treatments(lexicon: Lexicon): readonly ProcedureConcept[] {
  const known = byLexicon.get(lexicon);
  if (known !== undefined) return known;
  const found = [...lexicon.procedures.values()].filter(({ treats }) => treats !== undefined);
  byLexicon.set(lexicon, found);
  return found;
}

/** A service told by the problem it treats and the means, without its own name. */
function treatedIn(annotated: Annotated, lexicon: Lexicon): Found[] {
  if (annotated.hits.concept.length === 0) return [];
  const named = new Set(annotated.hits.procedure.map((hit) => hit.value.of.id));
  return treatments(lexicon).flatMap((of) => {
    const { treats } = of;
    if (treats === undefined || named.has(of.id)) return [];
    const problem = annotated.hits.concept.find((hit) => hit.value.of.id === treats.problem);
    const means = annotated.hits.tag.some((hit) => hit.value.of.id === treats.by);
    return problem && means ? [{ from: problem.from, to: problem.to, value: { layer: 'procedure' as const, of } }] : [];
  });
}

const here =
  /\bin[- ](?:the |our )?(?:office|clinic|house)\b|\bpoc\b|\bpoint[- ]of[- ]care\b|\b(?:done|obtained|performed|run|checked) here\b|\bon (?:our|the) (?:\w+ ){0,2}(?:analy[sz]er|device|instrument|machine|meter)\b|\bour (?:own )?(?:lab|laboratory)\b|\bon site\b|\bbedside\b/i;

/** "A1c in office today: 7.9": a test done here is a service, where the practice has a code for doing it. */
function testedIn(annotated: Annotated, note: string, lexicon: Lexicon): Found[] {
  const { sentence, hits } = annotated;
  if (hits.test.length === 0 || !here.test(note.slice(sentence.start, sentence.end))) return [];
  const named = new Set(hits.procedure.map((hit) => hit.value.of.id));
  // "Fingerstick hemoglobin" is named as a service, and is no blood count.
  const isNamed = (hit: { readonly from: number; readonly to: number }): boolean =>
    hits.procedure.some((other) => other.from < hit.to && other.to > hit.from);
  const found = hits.test.filter((hit) => !isNamed(hit));
  return found.flatMap((hit) =>
    [...lexicon.procedures.values()]
      .filter((of) => of.id !== 'xray-office' && !named.has(of.id) && of.link?.includes(`test:${hit.value.of.id}`))
      .slice(0, 1)
      .map((of) => ({ from: hit.from, to: hit.to, value: { layer: 'procedure' as const, of } })),
  );
}

/** "Cut of 2 cm over the finger" in the examination: the last sentence before that names the thing with a length. */
function measuredBefore(
  all: readonly Annotated[],
  at: number,
  of: ProcedureConcept,
  note: string,
): Annotated | undefined {
  const isSized = of.variants?.some((variant) => variant.if.some((condition) => condition.startsWith('cm')));
  if (isSized !== true) return undefined;
  return all
    .slice(0, at)
    .findLast(
      (one) =>
        one.hits.act.some(({ value }) => value.of === of && value.part === 'on') && sizeCm(textOf(one, note)) !== null,
    );
}

const textOf = ({ sentence }: Annotated, note: string): string => note.slice(sentence.start, sentence.end);

/** Tags of a sentence that it does not deny. */
function toldTags(annotated: Annotated, note: string): string[] {
  const { start, end } = annotated.sentence;
  // "X-ray, 3 views, negative" denies the finding, not the views.
  const isResult = isNegativeResult(note.slice(start, end));
  return annotated.hits.tag
    .filter((tag) => isResult || assertionAt(annotated, tag.from, tag.to) !== 'negated')
    .map((tag) => tag.value.of.id);
}

/** Services named in the note: performed at this visit, planned, or done in the past. */
export function proceduresOf(
  all: readonly Annotated[],
  note: string,
  lexicon: Lexicon,
  hasSections: boolean,
): ProcedureFact[] {
  const facts: ProcedureFact[] = [];
  /** Where each service was told last: a sentence that goes on about it tells no second one. */
  const toldAt = new Map<string, number>();
  for (const [at, annotated] of all.entries()) {
    const { sentence } = annotated;
    const hits: Found[] = [
      ...annotated.hits.procedure,
      ...treatedIn(annotated, lexicon),
      ...testedIn(annotated, note, lexicon),
    ];
    const acts = actsIn(all, at, new Set(hits.map((hit) => hit.value.of.id)));
    const about = new Map<Found, ToldAct>();
    for (const act of acts) {
      if (act.about && at - (toldAt.get(act.of.id) ?? -Infinity) <= SENTENCES_BACK) continue;
      const hit: Found = { from: act.from, to: act.to, value: { layer: 'procedure', of: act.of } };
      hits.push(hit);
      about.set(hit, act);
    }
    const text = note.slice(sentence.start, sentence.end);
    const further = hits.length === 0 ? furtherFilm(annotated, text, facts, lexicon) : null;
    if (further) facts.push(further);
    if (hits.length === 0) continue;
    const ownTags = toldTags(annotated, note);
    for (const hit of hits) {
      const first = sentence.words[hit.from];
      const last = sentence.words[hit.to - 1];
      if (first === undefined || last === undefined) continue;
      const after = sentenceAfter(all, at, hit.value.of);
      const afterText = after ? note.slice(after.sentence.start, after.sentence.end) : '';
      const minutes =
        minutesNear(text, first.start - sentence.start, last.end - sentence.start) ??
        (hit.value.of.timed === undefined ? null : minutesNear(afterText, 0));
      // Where minutes are told, the talk is the service: "advance care planning discussed for 20 minutes".
      const saidOf = hit.value.of.timed !== undefined && minutes !== null ? text.replace(talked, '') : text;
      const act = about.get(hit) ?? null;
      const told = act?.about ?? null;
      const thing = told?.annotated ?? null;
      const thingText = thing ? note.slice(thing.sentence.start, thing.sentence.end) : '';
      const { of } = hit.value;
      const before = of.variants === undefined ? null : sentenceBefore(all, at, of);
      const sized =
        [annotated, thing, after, before].find((one) => one && sizeCm(textOf(one, note)) !== null) ??
        measuredBefore(all, at, of, note) ??
        annotated;
      const ofLesion = isOfLesion(of);
      const sizedText = ofLesion ? withoutClosure(textOf(sized, note)) : textOf(sized, note);
      const isTimed = hit.value.of.timed !== undefined && minutes !== null && isSpent(annotated, saidOf, hit);
      const status = isTimed
        ? 'performed'
        : isDoneElsewhere(annotated, of, note, hit)
          ? 'past'
          : statusOf(annotated, of, saidOf, hit, hasSections);
      if (status === 'performed') toldAt.set(hit.value.of.id, at);
      facts.push({
        procedure: of,
        status,
        tags: [
          ...withImplied(
            [
              ...ownTags,
              ...(thing ? toldTags(thing, note) : []),
              ...viewsIn(text),
              ...detailsBeside(all, at, of, act !== null),
              ...(thing ? [] : siteBefore(all, at, of, (tag) => lexicon.tags.get(tag)?.group === 'site')),
            ],
            lexicon,
          ),
        ],
        start: first.start,
        end: last.end,
        context: contextOf(annotated, hit.from, hit.to),
        sentence: sentence.index,
        section: sentence.section,
        count:
          countAfter(sentence.words, hit.to) ??
          namedIn(of, text) ??
          moreThanOne(countBefore(sentence.words, hit.from, 4)) ??
          (act?.on &&
            (moreThanOne(countBefore(sentence.words, act.on.from, 4)) ?? countSoonAfter(sentence.words, act.on.to))) ??
          countOfThings(sentence.words.slice(Math.max(0, hit.from - 7), hit.to + 5)) ??
          countOfThings(sentence.words) ??
          sitesOf(annotated, text) ??
          (told && countSoonAfter(told.annotated.sentence.words, told.to)) ??
          (thing && (countOfThings(thing.sentence.words) ?? sitesOf(thing, thingText))),
        sizeCm: sizeCm(ofLesion ? sizedText + marginAfter(all, sized, note) : sizedText),
        lengthCm: lengthCm(sizedText),
        pieces: withWider(piecesOf(sized, sizedText), lexicon),
        minutes,
        doses: dosesHere(all, at, of, note, [first.start - sentence.start, last.end - sentence.start]),
      });
    }
  }
  return facts.filter((fact) => !isTitle(fact, facts));
}

function dosesHere(
  all: readonly Annotated[],
  at: number,
  of: ProcedureConcept,
  note: string,
  [from, to]: readonly [number, number],
): ProcedureFact['doses'] {
  const here = all[at];
  const text = here ? textOf(here, note) : '';
  const drugs = new Set(
    here?.hits.procedure.filter((hit) => hit.value.of.dose !== undefined).map((hit) => hit.value.of),
  );
  // "Toradol 60 mg and Zofran 4 mg": to each its own.
  const nearest = of.dose !== undefined && drugs.size > 1 ? doseNear(text, of.dose.of, from, to) : undefined;
  if (of.dose !== undefined && nearest !== undefined) return { [of.dose.of]: nearest };
  const own = dosesOf(text);
  return of.dose === undefined || own[of.dose.of] !== undefined ? own : { ...dosesBeside(all, at, of, note), ...own };
}

/** What a service is counted by, named one by one: "trapezius, rhomboid and levator" are three muscles. */
function namedIn({ counts }: ProcedureConcept, text: string): number | null {
  if (counts === undefined) return null;
  const said = text.toLowerCase();
  const named = counts.names.filter((name) => new RegExp(`\\b${name}`).test(said)).length;
  if (named > 0) return named;
  const pattern = `\\b(\\d+|one|two|three|four|five|six|seven|eight) (?:\\w+ ){0,3}${counts.of}`;
  const number = new RegExp(pattern).exec(said)?.[1];
  return number === undefined ? 1 : wordToNumber(number);
}

/** "Films taken here: right ankle AP, lateral and mortise; right foot AP, lateral and oblique": the second site without the word. */
function furtherFilm(
  { sentence, hits }: Annotated,
  text: string,
  facts: readonly ProcedureFact[],
  lexicon: Lexicon,
): ProcedureFact | null {
  const film = facts.findLast((fact) => fact.sentence === sentence.index - 1 && fact.procedure.films === true);
  const isPlace = (id: string): boolean => ['site', 'side'].includes(lexicon.tags.get(id)?.group ?? '');
  const own = hits.tag.map((hit) => hit.value.of.id);
  const views = viewsIn(`films ${text}`);
  if (film === undefined || !own.some(isPlace)) return null;
  if (views.length === 0 && !own.some((id) => id.endsWith('-views'))) return null;
  const kept = film.tags.filter((id) => !isPlace(id) && !id.endsWith('-views') && !id.endsWith('-site'));
  const range = { start: sentence.start, end: sentence.end };
  return {
    ...film,
    ...range,
    tags: [...withImplied([...kept, ...own, ...views], lexicon)],
    context: range,
    sentence: sentence.index,
  };
}

const withWider = (pieces: readonly Piece[], lexicon: Lexicon): Piece[] =>
  pieces.map((piece) => ({ ...piece, tags: [...withImplied(piece.tags, lexicon)] }));

/** "Laceration repair. A 3 cm laceration … was closed": the first names what the second tells with its size. */
function isTitle(fact: ProcedureFact, all: readonly ProcedureFact[]): boolean {
  const sized = ({ sizeCm, lengthCm }: ProcedureFact): boolean => sizeCm !== null || lengthCm !== null;
  return (
    fact.procedure.sumSizes === true &&
    !sized(fact) &&
    all.some(
      (other) => other !== fact && other.procedure === fact.procedure && other.status === fact.status && sized(other),
    )
  );
}
