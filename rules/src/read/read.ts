import { MAX_ENGINE_CHARS } from '@codeloom/contracts/limits';
import { isAssessing } from './addressed.ts';
import { ageOf } from './age.ts';
import { annotate } from './annotate.ts';
import { blocksOf } from './blocks.ts';
import { endExams } from './exam-end.ts';
import { drugsOf } from './drugs.ts';
import type { Facts, Problem } from './facts.ts';
import type { Lexicon } from './lexicon.ts';
import { mentionsOf } from './mentions.ts';
import { plainText } from './plain-text.ts';
import { problemsOf } from './problems.ts';
import { proceduresOf } from './procedures.ts';
import { sectionsOf, withinLimit } from './sections.ts';
import { sentencesOf } from './sentences.ts';
import { patientOf } from './patient-kind.ts';
import { sexOf, statementsOf } from './statements.ts';
import { withImplied } from './tags.ts';
import { withTreated } from './treated.ts';
import { testsOf } from './tests-ordered.ts';
import { timeOf } from './time-spent.ts';
import { unfitOf } from './unfit.ts';
import { readingsOf } from './values.ts';
import { wordingsOf } from './wording.ts';

const assessing = new Set(['assessment', 'assessment-plan']);

/** "#1 Depression - improving" after one of these is the problem list of an assessment that has no heading. */
const unheaded = new Set(['body', 'vitals', 'exam', 'results', 'hpi', 'chief-complaint']);

/** A note without an assessment that is shorter than this many characters is a vignette: every sentence counts. */
const SHORT_NOTE = 700;

/** A problem that the assessment or the plan itself names, and not only a circumstance or the reason for the visit. */
function isNamedInAssessment({ addressed, concept, mentions }: Problem): boolean {
  if (!addressed || concept.course === 'context') return false;
  return mentions.some((mention) => mention.assertion === 'present' && isAssessing(mention));
}

/** Reads a note into facts, each with its place. Says nothing about codes. */
export function readWith(note: string, lexicon: Lexicon): Facts {
  const text = plainText(note);
  const { kept, trimmed } = withinLimit(sectionsOf(text, lexicon.sections), text.length, MAX_ENGINE_CHARS);
  const hasHeading = kept.some((section) => assessing.has(section.name));
  const sentences = sentencesOf(text, kept).map((sentence) =>
    !hasHeading && sentence.marker === 'hash' && unheaded.has(sentence.section)
      ? { ...sentence, section: 'assessment-plan' }
      : sentence,
  );
  const all = endExams(
    sentences.map((sentence) => annotate(sentence, lexicon)),
    text,
  );
  const blocks = blocksOf(all, text);
  const blockOf = new Map<number, number>();
  for (const block of blocks) for (const index of block.sentences) blockOf.set(index, block.index);
  const isAssessed =
    sentences.some((sentence) => sentence.section === 'assessment-plan') ||
    kept.some((section) => assessing.has(section.name) && text.slice(section.from, section.end).trim() !== '') ||
    kept.some((section) => section.name === 'plan');
  const mentions = mentionsOf(all, blocks, lexicon);
  const drugs = drugsOf(all, text, blockOf);
  const readings = readingsOf(text, sentences);
  const input = { all, blocks, mentions, drugs, readings, lexicon };
  const assessedProblems = problemsOf({ ...input, hasAssessment: isAssessed });
  // "Assessment: doing well." names nothing: then the reason for the visit and its story say what was dealt with.
  const hasAssessment = isAssessed && assessedProblems.some(isNamedInAssessment);
  const problems = hasAssessment === isAssessed ? assessedProblems : problemsOf({ ...input, hasAssessment });
  const hasSections = kept.some((section) => section.name !== 'body');
  const procedures = proceduresOf(all, text, lexicon, hasSections);
  const { patient, evidence } = patientOf(text);
  const tags = withImplied(
    all.flatMap((annotated) => annotated.hits.tag.map((hit) => hit.value.of.id)),
    lexicon,
  );
  return {
    note,
    trimmed,
    sections: kept,
    sentences: sentences.map(({ start, end }) => ({ start, end })),
    hasAssessment,
    unfit: unfitOf(text, sentences),
    blocks,
    mentions,
    problems: withTreated(problems, procedures),
    wordings: wordingsOf(all, blocks, !isAssessed && text.length < SHORT_NOTE),
    drugs,
    tests: testsOf(all, text, lexicon),
    procedures,
    statements: statementsOf(all, text, lexicon),
    readings,
    time: timeOf(text, sentences),
    tags,
    ageYears: ageOf(text),
    sex: sexOf(text),
    patient,
    patientEvidence: evidence,
  };
}
