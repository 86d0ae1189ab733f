import type { Annotated } from './annotate.ts';
import { assertionAt } from './scope.ts';

const looking = new Set(['exam', 'vitals']);
const concluding = new Set(['assessment', 'assessment-plan', 'plan']);

/** A sentence that names a disease, a drug or a decision belongs to what the visit made of the findings. */
function concludes(annotated: Annotated): boolean {
  const { concept, drug, statement } = annotated.hits;
  if (
    drug.length > 0 ||
    statement.some(({ value }) => value.of.kind !== 'interpretation' && value.of.kind !== 'therapy')
  )
    return true;
  return concept.some(
    ({ value, from, to }) =>
      !['symptom', 'uncertain', 'status', 'context', 'service'].includes(value.of.course) &&
      assertionAt(annotated, from, to) === 'present' &&
      from === 0,
  );
}

/**
 * "Exam: wheeze in both lungs. COPD exacerbation. Prednisone for five days.": in one running paragraph without a heading for the
 * assessment the examination ends where something is concluded from it.
 */
export function endExams(all: readonly Annotated[], note: string): Annotated[] {
  if (all.some(({ sentence }) => concluding.has(sentence.section))) return [...all];
  let open = false;
  return all.map((annotated, index) => {
    const { sentence } = annotated;
    const before = all[index - 1]?.sentence;
    if (before === undefined || !looking.has(sentence.section)) {
      open = false;
      return annotated;
    }
    const runsOn = looking.has(before.section) && !note.slice(before.end, sentence.start).includes('\n');
    if (!runsOn) open = false;
    else if (concludes(annotated)) open = true;
    return open ? { ...annotated, sentence: { ...sentence, section: 'body' } } : annotated;
  });
}
