import { MAX_ENGINE_CHARS } from '@codeloom/contracts/limits';
import { annotate } from './annotate.ts';
import { blocksOf } from './blocks.ts';
import { drugsOf } from './drugs.ts';
import type { Facts } from './facts.ts';
import type { Lexicon } from './lexicon.ts';
import { mentionsOf } from './mentions.ts';
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
  const { kept, trimmed } = withinLimit(sectionsOf(note, lexicon.sections), note.length, MAX_ENGINE_CHARS);
  const sentences = sentencesOf(note, kept);
  const all = sentences.map((sentence) => annotate(sentence, lexicon));
  const blocks = blocksOf(all, note);
  const blockOf = new Map<number, number>();
  for (const block of blocks) for (const index of block.sentences) blockOf.set(index, block.index);
  const hasAssessment =
    kept.some((section) => assessing.has(section.name) && note.slice(section.from, section.end).trim() !== '') ||
    kept.some((section) => section.name === 'plan');
  const mentions = mentionsOf(all, blocks, lexicon);
  const drugs = drugsOf(all, note, blockOf);
  const readings = readingsOf(note, sentences);
  const problems = problemsOf({ all, blocks, mentions, drugs, readings, hasAssessment, lexicon });
  const { patient, evidence } = patientOf(note);
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
    tests: testsOf(all, note),
    procedures: proceduresOf(
      all,
      note,
      lexicon,
      kept.some((section) => section.name !== 'body'),
    ),
    statements: statementsOf(all),
    readings,
    time: timeOf(note, sentences),
    tags,
    ageYears: ageOf(note),
    sex: sexOf(note),
    patient,
    patientEvidence: evidence,
  };
}
