import { firstCode } from './addressed.ts';
import type { Annotated } from './annotate.ts';
import type { Concept } from '../book/types.ts';
import type { Assertion, Block, Mention, Range } from './facts.ts';
import { isLater } from './due-later.ts';
import type { Lexicon } from './lexicon.ts';
import { isOfAnother } from './of-others.ts';
import { assertionAt } from './scope.ts';
import { isTalkedOver } from './talked-over.ts';
import { tagsOf } from './tags.ts';
import { Gap } from './words.ts';

/** Longest evidence in characters; longer sentences are cut around the mention. */
const LONGEST_EVIDENCE = 240;

/** The sentence, or what surrounds the words when the sentence is long. Cut at word borders. */
export function contextOf(annotated: Annotated, from: number, to: number): Range {
  const { words } = annotated.sentence;
  let first = 0;
  let last = words.length - 1;
  const length = (): number => (words[last]?.end ?? 0) - (words[first]?.start ?? 0);
  while (length() > LONGEST_EVIDENCE && (first < from || last > to - 1)) {
    if (from - first >= last - (to - 1)) first += 1;
    else last -= 1;
  }
  return { start: words[first]?.start ?? annotated.sentence.start, end: words[last]?.end ?? annotated.sentence.end };
}

/** "Hypertensive CKD" has no code of its own: it is hypertension and kidney disease, each with the tags of the words. */
const isOnlyTogether = (concept: Concept): boolean => concept.names !== undefined && concept.code === undefined;

function namedTogether(concept: Concept, lexicon: Lexicon): Concept[] {
  return (concept.names ?? []).flatMap((id) => lexicon.concepts.get(id) ?? []);
}

const flares = new Set(['exacerbation', 'severe-exacerbation', 'resolved', 'acute']);

/** "COPD exacerbation last month, resolved": the flare is past, the chronic illness stays. */
function isFlareOver(concept: Concept, said: Assertion, tags: readonly string[]): boolean {
  return (
    concept.course === 'chronic' && (said === 'resolved' || said === 'historical') && tags.includes('exacerbation')
  );
}

/** Check-ups of children and of a pregnancy are named with the age: "well child visit at 6 months", "prenatal visit, 20 weeks". */
const byAge = /^Z(?:00|34|39)/;

/** Something that is done, and no illness: services of the book, and Z codes that are told by the words of their table. */
const isErrand = ({ id, course }: Concept): boolean => course === 'service' || id.startsWith('code:Z');

const details = new WeakMap<Concept, ReadonlySet<string>>();

/** The tags by which the codes of a problem differ. */
function detailsOf(concept: Concept): ReadonlySet<string> {
  const known = details.get(concept);
  if (known !== undefined) return known;
  const found = new Set([...(concept.variants ?? []), ...(concept.each ?? [])].flatMap((variant) => variant.if));
  details.set(concept, found);
  return found;
}

/** A complaint or finding, as against a disease. */
const isSign = ({ course }: Concept): boolean => course === 'symptom' || course === 'uncertain';

/** What follows the name of a disease in the name of a test or a vaccine. */
const measures =
  /^(?:prevention|risk|antibod(?:y|ies)|antigens?|titers?|serolog(?:y|ies)|vaccines?|vaccination|immunization|shots?|boosters?|immunity|prophylaxis)$/;

/** "Hepatitis C antibody", "flu shot": the disease is named only for what is measured or given. */
function isNameOfTest({ sentence }: Annotated, to: number, concept: Concept): boolean {
  if (concept.course === 'service' || concept.course === 'status' || concept.course === 'context') return false;
  const [next, second] = [sentence.words[to], sentence.words[to + 1]];
  if (next === undefined || next.gap !== Gap.tight) return false;
  return (
    measures.test(next.norm) ||
    (/^(?:virus|igg|igm|iga|surface|core)$/.test(next.norm) && measures.test(second?.norm ?? ''))
  );
}

/** Abnormal results (R70–R79, R90–R97): "had an elevated titer" tells of a result that stands, not of an illness that is over. */
const isResult = (concept: Concept): boolean => /^R(?:7|9[0-7])/.test(firstCode(concept));

/** "Infection after hernia repair": what was operated on is past. */
const operation = /^(?:repair|surgery|operation|resection|excision|reconstruction)$/;
const afterwards = /^(?:after|following|since|post|postop|postoperative)$/;

const operated = /ectomy$|^(?:surgery|operation|repair|resection|replacement|fusion|ablation|bypass)$/;

/** "Cholecystectomy in 2010 for gallstones": what was operated on in another year is over. */
function isOperatedFor({ sentence: { words } }: Annotated, from: number): boolean {
  const before = words.slice(Math.max(0, from - 8), from).map((word) => word.norm);
  const at = before.findIndex((norm) => operated.test(norm));
  const aim = before.lastIndexOf('for');
  if (at < 0 || aim < at || before.length - aim > 3) return false;
  return before.slice(at, aim).some((norm) => /^(?:(?:19|20)\d\d|ago)$/.test(norm));
}

const warning = /^(?:symptoms?|signs?|warnings?|precautions?)$/;
const taught = /^(?:reviewed|discussed|explained|taught|described|given|provided|outlined)$/;

/** "Preeclampsia symptoms reviewed": what a patient is to watch for. A chronic illness that is talked about is there. */
function isToWatchFor({ sentence: { words } }: Annotated, to: number, { course }: Concept): boolean {
  const next = words[to];
  if (course === 'chronic' || next === undefined || next.gap !== Gap.tight || !warning.test(next.norm)) return false;
  return words.slice(to + 1, to + 5).some((word) => taught.test(word.norm));
}

function isOperated({ sentence: { words } }: Annotated, from: number, to: number): boolean {
  return (
    operation.test(words[to]?.norm ?? '') &&
    words.slice(Math.max(0, from - 4), from).some((word) => afterwards.test(word.norm))
  );
}

/** "The differential includes pneumonia, bronchitis": a list of what it may be, whatever commas it has (Official Guidelines IV.H). */
function isInDifferential({ sentence: { words } }: Annotated, from: number): boolean {
  const at = words.findIndex((word) => word.norm === 'differential');
  if (at < 0 || at >= from || words[at - 1]?.norm === 'with') return false;
  return !words.slice(at, from).some((word) => /^(?:but|favor|favou?red|likely|confirmed|however)$/.test(word.norm));
}

/** "Callus visible in the cast": new bone at a fracture, not a corn of the skin. */
const bone = /^(?:fractures?|x-?rays?|xrays?|films?|radiographs?|cast|union|bony|splint|osteotomy)$/;

const isNewBone = ({ sentence: { words } }: Annotated, concept: Concept): boolean =>
  firstCode(concept) === 'L84' &&
  (words.some((word) => bone.test(word.norm)) ||
    words.some((word, at) => word.norm === 'x' && words[at + 1]?.norm === 'ray'));

function assertionOf(annotated: Annotated, from: number, to: number, concept: Concept): Assertion {
  // What a patient is vaccinated against.
  if (annotated.sentence.section === 'immunizations' && !isErrand(concept) && concept.course !== 'status')
    return 'risk';
  if (isOperated(annotated, from, to)) return 'historical';
  // A friend's cancer is no family history; an infection of a friend may be a contact.
  if (isOfAnother(annotated, from) && !isErrand(concept)) return concept.family === undefined ? 'family' : 'risk';
  if (isOperatedFor(annotated, from)) return 'resolved';
  if (isToWatchFor(annotated, to, concept) && !isErrand(concept)) return 'risk';
  if (isInDifferential(annotated, from) && !isSign(concept) && !isErrand(concept)) return 'uncertain';
  if (isTalkedOver(annotated, from, to) && !isErrand(concept)) return 'risk';
  const said = assertionAt(annotated, from, to, isSign(concept));
  const words = annotated.sentence.words.slice(Math.max(0, from - 5), from);
  const isTold = said === 'historical' && isResult(concept) && words.some((word) => word.norm === 'had');
  return isTold && !annotated.hits.cue.some((hit) => historic.test(hit.value.of.kind) && !isHad(annotated, hit.from))
    ? 'present'
    : said;
}

const historic = /^history-/;
const isHad = ({ sentence }: Annotated, at: number): boolean => sentence.words[at]?.norm === 'had';

/** Every problem named in the note, with assertion and tags. */
export function mentionsOf(all: readonly Annotated[], blocks: readonly Block[], lexicon: Lexicon): Mention[] {
  const blockOf = new Map<number, number>();
  const titles = new Set<number>();
  for (const block of blocks) {
    titles.add(block.titleSentence);
    for (const index of block.sentences) blockOf.set(index, block.index);
  }
  const mentions: Mention[] = [];
  for (const annotated of all) {
    const { sentence } = annotated;
    const hits = annotated.hits.concept;
    if (hits.length === 0) continue;
    const spans = hits.map(({ from, to, value: { of } }) => ({
      from,
      to,
      circumstance: of.course === 'context',
      uses: detailsOf(of),
    }));
    const tags = tagsOf(annotated, spans, lexicon);
    hits.forEach((hit, index) => {
      const first = sentence.words[hit.from];
      const last = sentence.words[hit.to - 1];
      if (first === undefined || last === undefined) return;
      const named = hit.value.of;
      if (isNameOfTest(annotated, hit.to, named) || isNewBone(annotated, named)) return;
      for (const concept of [named, ...namedTogether(named, lexicon)]) {
        if (concept === named && isOnlyTogether(named)) continue;
        const said =
          isErrand(concept) && !byAge.test(firstCode(concept)) && isLater(annotated, hit.to)
            ? 'planned'
            : assertionOf(annotated, hit.from, hit.to, concept);
        const found = [...(tags[index] ?? []), ...(concept.tags ?? [])];
        const flareOver = isFlareOver(concept, said, found);
        mentions.push({
          concept,
          start: first.start,
          end: last.end,
          assertion: flareOver ? 'present' : said,
          tags: flareOver ? found.filter((id) => !flares.has(id)) : found,
          section: sentence.section,
          sentence: sentence.index,
          context: contextOf(annotated, hit.from, hit.to),
          block: blockOf.get(sentence.index) ?? -1,
          title: titles.has(sentence.index) && hit.from <= 14,
        });
      }
    });
  }
  return mentions;
}
