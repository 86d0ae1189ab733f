import type { Facts, Problem } from '../read/facts.ts';
import { treats } from '../read/treated.ts';
import type { Item } from './items.ts';

const managing = new Set(['start', 'stop', 'change', 'continue']);

/** Something was decided about the problem apart from the procedure: a drug, a test, therapy in its own sentences. */
function isManaged(problem: Problem, facts: Facts): boolean {
  const sentences = new Set(problem.mentions.map((mention) => mention.sentence));
  const blocks = new Set(problem.mentions.filter((mention) => mention.title).map((mention) => mention.block));
  for (const block of facts.blocks)
    if (blocks.has(block.index)) for (const sentence of block.sentences) sentences.add(sentence);
  return (
    facts.drugs.some(
      ({ action, section, sentence }) => managing.has(action) && section !== 'procedures' && sentences.has(sentence),
    ) ||
    facts.tests.some(({ status, sentence }) => status === 'ordered' && sentences.has(sentence)) ||
    facts.statements.some(({ statement, sentence }) => statement.kind === 'therapy' && sentences.has(sentence))
  );
}

/** An injury or illness whose care goes on is more than its splint or its drops. */
const lesions = /biops|destruct|excis|shav|paring|remov|tags|inject|drain|aspirat|cryo/i;

/** Problems that a minor procedure of today took care of, and about which nothing else was decided (NCCI Policy Manual, chapter I). */
export function isTreatedByProcedure(problem: Problem, facts: Facts): boolean {
  const done = facts.procedures.filter(
    ({ status, procedure }) =>
      status === 'performed' && procedure.minor === true && lesions.test(`${procedure.id} ${procedure.label}`),
  );
  return done.some((fact) => treats(fact, problem)) && !isManaged(problem, facts);
}

/** Was a lesion taken or sampled today? */
export const isSampledToday = (facts: Facts): boolean =>
  facts.procedures.some(
    ({ status, procedure }) => status === 'performed' && /biops|excis|shav/i.test(`${procedure.id} ${procedure.label}`),
  );

/** Leaves out what a procedure of today took care of, where another problem was dealt with as well. */
export function besideProcedure(items: readonly Item[], treated: ReadonlySet<Item>): Item[] {
  const apart = items.some((item) => item.hold !== 'no' && !treated.has(item));
  if (!apart) return [...items];
  return items.map((item) =>
    treated.has(item) && item.hold !== 'no'
      ? {
          ...item,
          hold: 'no',
          whyNot: 'Evaluated and treated by the procedure of today; that work is part of the procedure.',
        }
      : item,
  );
}
