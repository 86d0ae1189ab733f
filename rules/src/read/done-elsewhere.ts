import type { ProcedureConcept } from '../book/types.ts';
import type { Annotated } from './annotate.ts';

/** "Worse despite three injections", "after a year of injections": what was tried, not what is done now. */
const tried =
  /\b(?:(?:despite|in spite of|failed|failing|exhausted|unresponsive to|(?:relief|help|benefit|response) (?:from|with|after|to)) (?:[\w-]+ ){0,4}|(?:after|through|for|despite) (?:[\w-]+ ){0,3}(?:years?|months?|weeks?|courses?|rounds?|series) of (?:[\w-]+ ){0,4})$/i;
const now = /\b(?:today|now|here|performed|given|injected|administered|in (?:the |our )?office)\b/i;

/** "The outside ECG tracing", "ECG of the emergency department": run and billed by others. */
const outsideBefore = /\b(?:outside|external)(?: \w+)? $/i;
const outsideAfter =
  /^(?: (?:tracing|tracings|strip|films?|images?|pictures))? (?:of|from) (?:the |an? )?(?:outside|other|another|hospital|emergency|er|ed|urgent care|imaging center)\b/i;
const isTest = ({ link }: ProcedureConcept): boolean => link?.some((id) => id.startsWith('test:')) ?? false;

/** The service was tried before, or somebody else did it: its name alone is no service of this visit. */
export function isDoneElsewhere(
  { sentence }: Annotated,
  of: ProcedureConcept,
  note: string,
  { from, to }: { readonly from: number; readonly to: number },
): boolean {
  const start = sentence.words[from]?.start ?? sentence.start;
  const end = sentence.words[to - 1]?.end ?? sentence.end;
  const before = note.slice(sentence.start, start);
  const after = note.slice(end, sentence.end);
  if (isTest(of) && (outsideBefore.test(before) || outsideAfter.test(after))) return true;
  return tried.test(before) && !now.test(after);
}
