import { testWordsOf } from './actions.ts';
import type { Annotated } from './annotate.ts';
import { isLater } from './due-later.ts';
import type { TestFact } from './facts.ts';
import type { Lexicon } from './lexicon.ts';
import { contextOf } from './mentions.ts';
import { assertionAt } from './scope.ts';

const planned = new Set(['plan', 'assessment-plan', 'orders', 'instructions', 'assessment', 'health-maintenance']);
const backdrop = new Set(['pmh', 'psh', 'family-history', 'social-history', 'allergies', 'medications', 'ros']);
const ownReading =
  /\b(?:(?:personally|independently) (?:reviewed|interpreted|viewed|read|visualized)|independent(?:ly)? interpret\w*|my (?:own )?(?:interpretation|read)\b|i (?:personally )?(?:reviewed|viewed|interpreted) the (?:images|films?|tracing|scan|x-rays?|ct|mri)|images (?:were )?(?:personally |independently )reviewed|reviewed (?:the )?(?:actual )?images|interpreted by me|read by me)/i;

/** "Specimen sent to pathology": the result is still to come. */
const sentOff =
  /\b(?:sent|submitted|forwarded|going|go|goes) (?:off )?(?:to|for) (?:(?:the|an?|our|her|his) )?(?:(?:outside|hospital|reference|commercial|regional|county|state) ){0,2}(?:pathology|histology|cytology|dermatopathology|culture|lab(?:oratory)?)\b/i;

function statusOf(annotated: Annotated, text: string, from: number, to: number): TestFact['status'] {
  const { section, label } = annotated.sentence;
  const assertion = assertionAt(annotated, from, to);
  if (assertion === 'conditional' || /\bif (?:he|she|they|symptoms|no |not|there|this|it|pain|needed|the)/i.test(text))
    return 'conditional';
  if (assertion === 'negated' && !/\b(?:no|without) (?:fracture|acute|abnormal|contrast)/i.test(text)) {
    return /(?:not|n't) (?:need|require|want|feel)|declin|no need|do not think|don't think|no further|deferred/i.test(
      text,
    )
      ? 'declined'
      : 'reviewed';
  }
  if (/\bdeclin(?:ed|es)\b|\bdeferred\b/i.test(text)) return 'declined';
  if (
    /\b(?:may|might|could|would|consider|considering|possibly|in the future|next visit|at that time)\b/i.test(text) &&
    planned.has(section)
  )
    return 'conditional';
  if (backdrop.has(section)) return 'past';
  if (sentOff.test(text) && section !== 'results') return 'ordered';
  const words = testWordsOf(annotated, text);
  if (words.inOffice) return 'in-office';
  if (section === 'results') return 'reviewed';
  if (section === 'orders') return 'ordered';
  if (planned.has(section)) {
    if (isLater(annotated, to)) return 'ordered';
    if (words.strongOrder || /testing|orders?|labs|imaging/.test(label)) return 'ordered';
    if (words.review) return 'reviewed';
    return words.order ? 'ordered' : 'reviewed';
  }
  if (section === 'exam' && words.strongOrder) return 'ordered';
  if (section === 'exam' || section === 'vitals' || section === 'procedures') return 'in-office';
  if (/\bordered by (?:the |his |her |their |patient)/i.test(text)) return 'reviewed';
  if (words.strongOrder && !/\b(?:result|showed|reviewed|reveal)/i.test(text)) return 'ordered';
  return words.review ? 'reviewed' : 'past';
}

/** "Labs: within normal limits" among the results: tests without a name, under their label. */
function unnamedIn(annotated: Annotated, lexicon: Lexicon): TestFact[] {
  const { sentence } = annotated;
  const test = lexicon.tests.get('labs-unspecified');
  if (test === undefined || sentence.section !== 'results' || annotated.hits.test.length > 0) return [];
  if (
    !/^(?:labs?|laborator(?:y|ies)|lab(?:oratory)? (?:results?|tests?|studies|work)|blood ?work)$/.test(sentence.label)
  )
    return [];
  const range = { start: sentence.start, end: sentence.end };
  return [
    {
      test,
      status: 'reviewed',
      ...range,
      context: range,
      section: sentence.section,
      sentence: sentence.index,
      interpreted: false,
    },
  ];
}

/** "Billed by us" names no ultrasound. */
const isPronoun = (text: string): boolean => text === 'us';

/** Tests named in the note: ordered, reviewed, done in the office, or only talked about. */
export function testsOf(all: readonly Annotated[], note: string, lexicon: Lexicon): TestFact[] {
  const facts: TestFact[] = [];
  for (const annotated of all) {
    const { sentence } = annotated;
    const text = note.slice(sentence.start, sentence.end);
    facts.push(...unnamedIn(annotated, lexicon));
    for (const hit of annotated.hits.test) {
      const first = sentence.words[hit.from];
      const last = sentence.words[hit.to - 1];
      if (first === undefined || last === undefined || isPronoun(note.slice(first.start, last.end))) continue;
      facts.push({
        test: hit.value.of,
        status: statusOf(annotated, text, hit.from, hit.to),
        start: first.start,
        end: last.end,
        context: contextOf(annotated, hit.from, hit.to),
        section: sentence.section,
        sentence: sentence.index,
        interpreted: ownReading.test(text),
      });
    }
  }
  return facts;
}
