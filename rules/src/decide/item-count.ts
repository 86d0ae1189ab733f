import type { ProcedureFact } from '../read/facts.ts';
import { wordToNumber } from '../read/number-words.ts';
import type { ProcedureInput } from './procedure-draft.ts';

/** Items of a service in all its sentences. */
export function countOf(group: readonly ProcedureFact[]): number {
  const counts = group.map((fact) => fact.count).filter((count): count is number => count !== null);
  if (counts.length === 0) return 1;
  // Each sentence that gives a number of its own adds to the total: "11 tags … and seven more".
  const bySentence = new Map<number, number>();
  for (const fact of group)
    if (fact.count !== null) bySentence.set(fact.sentence, Math.max(bySentence.get(fact.sentence) ?? 0, fact.count));
  return Math.max(...bySentence.values());
}

/** "and seven more", "plus two others": items added to the count in the same or the next sentence. */
export function moreItems(note: string, group: readonly ProcedureFact[]): number {
  const beyond = group[0]?.procedure.repeat === undefined ? 0 : 160;
  const text = group.map((fact) => note.slice(fact.context.start, fact.context.end + beyond)).join(' ');
  const match =
    /\b(\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve) (?:more|others?|additional|further)\b/i.exec(
      text,
    );
  if (match) return wordToNumber(match[1] ?? '');
  // "Repeated once", "repeated after 20 minutes"; "to be repeated" is for later.
  const again = /(?<!\bbe )\brepeated (?:(once|twice|again)\b|(?:after|at|in) [\w-]+ min)/i.exec(text);
  if (beyond > 0 && again) return again[1]?.toLowerCase() === 'twice' ? 2 : 1;
  if (group[0]?.procedure.id === 'nebulizer' && /\btwice\b(?! (?:a|per|daily|each|weekly))/i.test(text)) return 1;
  // "The family came back and a second identical treatment was given".
  return /\b(?:second|a repeat|another|repeated|2nd) (?:\w+ )?(?:treatment|neb|nebulizer|dose|tracing)\b/i.test(text)
    ? 1
    : 0;
}

/** How often a drug was given by nebulizer: as often as the treatment beside it. */
export function treatmentsOf(group: readonly ProcedureFact[], { facts }: ProcedureInput): number {
  if (!group.some(({ tags }) => tags.includes('nebulizer-tag'))) return 1;
  const treatments = facts.procedures.filter(
    (fact) =>
      fact.procedure.id === 'nebulizer' &&
      fact.status === 'performed' &&
      group.some(({ sentence }) => Math.abs(sentence - fact.sentence) <= 1),
  );
  return treatments.length === 0 ? 1 : countOf(treatments) + moreItems(facts.note, treatments);
}
