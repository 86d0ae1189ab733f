import type { Annotated } from './annotate.ts';
import type { Block } from './facts.ts';

const assessed = new Set(['assessment', 'assessment-plan', 'plan', 'health-maintenance']);

/** Labels at the front of a bullet that belong to the problem above, not a problem of their own. */
const innerLabels =
  /reasoning|testing|treatment|education|counsel|referral|follow|agreement|plan\b|assessment|status|medication|monitoring|imaging|labs?\b|orders?\b|rationale|discussion|disposition|goals?\b|instructions|comments?|notes?\b|subjective|objective|procedures?\b/;

/** Longest title of a problem in words; longer lines are prose. */
const LONGEST_TITLE = 14;

const verbs = new Set([
  'is',
  'are',
  'was',
  'were',
  'will',
  'has',
  'have',
  'had',
  'continue',
  'continued',
  'continues',
  'start',
  'started',
  'increase',
  'increased',
  'decrease',
  'stop',
  'order',
  'ordered',
  'refer',
  'referred',
  'follow',
  'return',
  'recommend',
  'recommended',
  'advised',
  'discussed',
  'encouraged',
  'prescribed',
  'call',
  'check',
  'repeat',
  'recheck',
  'obtain',
  'take',
  'took',
  'denies',
  'reports',
  'i',
  'we',
  'she',
  'he',
  'they',
  'you',
  'should',
  'would',
  'may',
  'can',
  'reviewed',
  'counseled',
  'schedule',
  'rtc',
  'refill',
  'refilled',
  'given',
  'given',
  'use',
  'avoid',
  'rest',
  'ice',
  'apply',
  'educated',
  'provided',
  'monitor',
  'consider',
  'see',
  'send',
  'sent',
  'go',
  'get',
  'presents',
  'presented',
  'understands',
  'agrees',
  'performed',
  'labs',
  'add',
  'switch',
  'initiate',
  'instructed',
  'try',
  'tylenol',
  'fu',
  'f',
  'begin',
  'taper',
]);

/** Longest title in words among several on one line. */
const LONGEST_INLINE = 6;

/** "Assessment: Well child visit. Diaper rash. Cradle cap." names three problems on one line. */
function isInlineTitle({ sentence, hits }: Annotated): boolean {
  const concept = hits.concept[0];
  return (
    sentence.section === 'assessment' &&
    concept !== undefined &&
    concept.from <= 2 &&
    sentence.words.length <= LONGEST_INLINE &&
    hits.drug.length === 0 &&
    !sentence.words.some((word) => verbs.has(word.norm))
  );
}

/** A line that names a problem and does not tell of an action: "Depression.", "2. Type 2 diabetes", "Knee pain, right". */
function isTitle(annotated: Annotated): boolean {
  const { sentence, hits } = annotated;
  const first = sentence.words[0];
  if (first === undefined) return false;
  if (!sentence.opensLine) return isInlineTitle(annotated);
  if (sentence.label !== '' && innerLabels.test(sentence.label)) return false;
  const concept = hits.concept[0];
  if (sentence.section === 'assessment') return concept !== undefined || sentence.words.length <= LONGEST_TITLE;
  if (concept === undefined)
    return (
      sentence.section !== 'plan' &&
      sentence.words.length <= 5 &&
      sentence.marker !== 'bullet' &&
      !sentence.words.some((word) => verbs.has(word.norm))
    );
  if (sentence.label !== '' && sentence.textStart > (sentence.words[concept.from]?.start ?? 0)) return true;
  if (sentence.marker === 'number' || sentence.marker === 'hash')
    return concept.from <= 4 && !startsWithVerb(annotated, concept.from);
  return sentence.words.length <= LONGEST_TITLE && !sentence.words.some((word) => verbs.has(word.norm));
}

function startsWithVerb(annotated: Annotated, until: number): boolean {
  for (let at = 0; at < until; at += 1) if (verbs.has(annotated.sentence.words[at]?.norm ?? '')) return true;
  return false;
}

/** "Hypertension: continue lisinopril", "HTN - at goal, continue": a title and its text on one line. */
function opensWithProblem(annotated: Annotated, note: string): boolean {
  const { sentence, hits } = annotated;
  if (!sentence.opensLine || (sentence.label !== '' && innerLabels.test(sentence.label))) return false;
  const concept = hits.concept.find((hit) => hit.from <= 4);
  if (concept === undefined || startsWithVerb(annotated, concept.to)) return false;
  const last = sentence.words[concept.to - 1];
  if (last === undefined) return false;
  return /^[^.;\n]{0,40}?(?::|\s[-–—]\s?|\s–|,)/.test(note.slice(last.end, last.end + 44));
}

/** The problems of the assessment, each with the sentences that belong to it. */
export function blocksOf(all: readonly Annotated[], note: string): Block[] {
  const blocks: { titles: Annotated; sentences: number[]; section: number }[] = [];
  let current: { titles: Annotated; sentences: number[]; section: number } | null = null;
  for (const annotated of all) {
    const { sentence } = annotated;
    if (!assessed.has(sentence.section)) {
      current = null;
      continue;
    }
    if (current && current.section !== sentence.sectionIndex) current = null;
    if (isTitle(annotated) || opensWithProblem(annotated, note)) {
      // Bullets under a title that has none are its text, whatever they name.
      const nested = current !== null && sentence.marker === 'bullet' && current.titles.sentence.marker !== 'bullet';
      if (!nested) {
        current = { titles: annotated, sentences: [sentence.index], section: sentence.sectionIndex };
        blocks.push(current);
        continue;
      }
    }
    current?.sentences.push(sentence.index);
  }
  return blocks.map((block, index) => {
    const { sentence } = block.titles;
    return {
      index,
      title: { start: sentence.start, end: sentence.end },
      titleSentence: sentence.index,
      sentences: block.sentences,
      text: note.slice(sentence.start, sentence.end),
    };
  });
}
