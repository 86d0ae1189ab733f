import type { CodeTable } from '../../codes/code-table.ts';
import type { Facts, Mention, Problem } from '../../read/facts.ts';
import { stemsOf } from '../../read/trie.ts';
import type { DiagnosisDraft, RejectedDraft } from '../diagnoses.ts';
import { descriptionOf, isIdle, officialWords } from './description.ts';
import { phraseOf } from './refine.ts';

/**
 * Codes that another code may already say: signs (I.B.5), and conditions for which a combination code stands alone (I.B.9).
 * Everything else is left: kidney disease stages, heart failure, ulcers and infections are added by "use additional code" (I.A.13).
 */
const sayable = /^(?:R|E16\.[0-2]|F4[0-8]|G43|H3[3-6]|I20|I46|K20|K[56]|L0[23]|N13)/;

function isSaid(mention: Mention, by: Mention, words: ReadonlySet<string>, facts: Facts): boolean {
  if (mention.sentence !== by.sentence) return false;
  const phrase = phraseOf(by, facts);
  if (mention.start < phrase.start || mention.end > phrase.end) return false;
  return stemsOf(facts.note.slice(mention.start, mention.end).toLowerCase()).every(
    (stem) => isIdle(stem) || officialWords(stem).some((word) => words.has(word)),
  );
}

/** Does the description of the code, chosen for one problem, say the other problem in the same phrase? */
function saysAlso(
  code: string,
  problem: Problem,
  other: Problem,
  otherCode: string,
  facts: Facts,
  table: CodeTable,
): boolean {
  if (!sayable.test(otherCode) || code === otherCode) return false;
  const entry = table.lookup(code);
  if (entry === undefined) return false;
  const words = new Set(descriptionOf(code, entry.description).groups.flat());
  const present = other.mentions.filter((mention) => mention.assertion === 'present');
  const named = problem.mentions.filter((mention) => mention.assertion === 'present');
  return (
    present.length > 0 &&
    present.every((mention) => named.some((by) => by !== mention && isSaid(mention, by, words, facts)))
  );
}

/** A combination code says both of its parts: the part is not coded beside it (Official Guidelines I.B.9). */
export function leaveOutSaid(
  drafts: DiagnosisDraft[],
  rejected: RejectedDraft[],
  addressed: readonly Problem[],
  facts: Facts,
  table: CodeTable,
): void {
  const problemOf = (draft: DiagnosisDraft): Problem | undefined =>
    addressed.find((problem) => problem.concept.id === draft.conceptId);
  for (const draft of [...drafts]) {
    const problem = problemOf(draft);
    if (problem === undefined) continue;
    const by = drafts.find((other) => {
      const combined = other === draft ? undefined : problemOf(other);
      return combined !== undefined && saysAlso(other.code, combined, problem, draft.code, facts, table);
    });
    if (by === undefined) continue;
    drafts.splice(drafts.indexOf(draft), 1);
    rejected.push({
      text: problem.concept.label,
      code: draft.code,
      reason: `Included in ${by.code} (Official Guidelines I.B.9).`,
      evidence: draft.evidence.slice(0, 2),
    });
  }
}
