import { MAX_ENGINE_CHARS } from '@codeloom/contracts/limits';
import { annotate } from './annotate.ts';
import { blocksOf } from './blocks.ts';
import { drugsOf } from './drugs.ts';
import type { Facts } from './facts.ts';
import type { Lexicon } from './lexicon.ts';
import { mentionsOf } from './mentions.ts';
import { plainText } from './plain-text.ts';
import { problemsOf } from './problems.ts';
import { proceduresOf } from './procedures.ts';
import { sectionsOf, withinLimit } from './sections.ts';
import { sentencesOf } from './sentences.ts';
import { ageOf, patientOf, sexOf, statementsOf } from './statements.ts';
import { withImplied } from './tags.ts';
import { testsOf } from './tests-ordered.ts';
import { timeOf } from './time-spent.ts';
import { readingsOf } from './values.ts';

const assessing = new Set(['assessment', 'assessment-plan']);

/** Reads a note into facts, each with its place. Says nothing about codes. */
export function readWith(note: string, lexicon: Lexicon): Facts {
  const text = plainText(note);
  const { kept, trimmed } = withinLimit(sectionsOf(text, lexicon.sections), text.length, MAX_ENGINE_CHARS);
  const sentences = sentencesOf(text, kept);
  const all = sentences.map((sentence) => annotate(sentence, lexicon));
  const blocks = blocksOf(all, text);
  const blockOf = new Map<number, number>();
  for (const block of blocks) for (const index of block.sentences) blockOf.set(index, block.index);
  const hasAssessment =
    kept.some((section) => assessing.has(section.name) && text.slice(section.from, section.end).trim() !== '') ||
    kept.some((section) => section.name === 'plan');
  const mentions = mentionsOf(all, blocks, lexicon);
  const drugs = drugsOf(all, text, blockOf);
  const readings = readingsOf(text, sentences);
  const problems = problemsOf({ all, blocks, mentions, drugs, readings, hasAssessment, lexicon });
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
    blocks,
    mentions,
    problems,
    drugs,
    tests: testsOf(all, text),
    procedures: proceduresOf(
      all,
      text,
      lexicon,
      kept.some((section) => section.name !== 'body'),
    ),
    statements: statementsOf(all),
    readings,
    time: timeOf(text, sentences),
    tags,
    ageYears: ageOf(text),
    sex: sexOf(text),
    patient,
    patientEvidence: evidence,
  };
}
