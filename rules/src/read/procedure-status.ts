import type { ProcedureConcept } from '../book/types.ts';
import type { Annotated } from './annotate.ts';
import type { ProcedureFact } from './facts.ts';
import { assertionAt } from './scope.ts';

const backdrop = new Set(['pmh', 'psh', 'family-history', 'social-history', 'allergies', 'ros', 'medications']);
const planning = new Set(['plan', 'instructions', 'assessment-plan', 'assessment', 'orders', 'health-maintenance']);
const performed =
  /\b(?:performed|aspirated|instilled|infiltrated|stitched|avulsed|stapled|glued|snipped off|pared|lanced|reduced|taped|manipulated|transmitted|dispensed|supplied|completed and scored|done|removed|injected|administered|given|completed|excised|drained|obtained|applied|placed|treated|repaired|closed|sutured|tolerated|underwent|received|receives|gets|excises|removes|performs|applies|injects|is removed|is excised|is performed|inserted|irrigated|destroyed|frozen|shaved|biopsied|provided|reviewed|took|taken|counseled|counsel(?:s|led)|scored?|sprayed|snipping|snipped|cleaned|prepped|lavage|you do|i did|we did|was (?:cut|burned)|incised|debrided|trimmed|screened|fitted|dispensed|using|via|interpretation|today|in[- ](?:the |our )?(?:office|clinic|house)|(?:taken|obtained|done|shot|attached) here|attached|downloaded|recorded|sampled|measured|snared|placed|spent \d+ min|positive|negative|nitrites?|leukocyte esterase|poc|point of care)\b/i;
const futureWords =
  /\b(?:will|schedules?|(?<!as |was |were |visit |been )scheduled(?! (?:\w+ )?(?:visit|appointment|treatment|procedure|session|removal|injection))|scheduling|refer(?:red|ral)?|recommend(?:ed|s|ing)?|consider(?:ing)?|plan(?:s|ned)? (?:to|for|on)|planning|discuss(?:ed|ing)?|talk(?:ed|ing)? (?:about|over)|spoke (?:of|about)|asked about|order(?:ed|s)?(?! by)|next visit|follow[- ]up visit|would|may|might|could|if|needs?|due for|candidate|going to|proceed with|proceed|offered|option(?:s)?|elect(?:s|ed)?|declin(?:es|ed)|future|return for|come back|tomorrow|next (?:week|month)|interested in|return|wants?|would like)\b/i;
const pastWords =
  /\b(?:history of|h\/o|s\/p|status post|previous(?:ly)?|prior|last (?:year|month|week|visit)|(?:years?|months?|weeks?) ago|in the past|since (?:her|his|the) (?:last )?|(?:in|given|done|received|last|since) (?:19|20)\d\d|up[- ]to[- ]date|had (?:a|an) .{0,30}(?:in|last)|healing well|emergency room|in the er|at the hospital|yesterday|post[- ]?op)\b/i;

/** "Continue testosterone 200 mg IM every 2 weeks": a drug the patient has at home is not given here. */
const atHome =
  /\b(?:continues?|continued|takes?|taking|refill(?:ed|s)?|prescri(?:bed|be|ption)|at home|self[- ](?:inject|administer)\w*|every (?:\d+|two|three|four|other) (?:days?|weeks?|months?)|weekly|monthly|daily|bid|tid|start(?:ed|ing)? on|switch(?:ed)? to|tolerat(?:es|ing))\b/i;
const givenHere =
  /\b(?:given|administered|injected|received|in (?:the )?(?:office|clinic)|in-office|today|here|x ?1|by the nurse|nurse visit|(?:clinic|office|practice|our)(?:'s)?(?: own)? (?:stock|supply)|from stock|supplied by the (?:clinic|office|practice)|(?:left|right) (?:deltoid|glut\w+|ventrogluteal|arm|thigh|buttock|hip))\b/i;

function isOwnUse(annotated: Annotated, text: string): boolean {
  const isDrug = annotated.hits.procedure.some(
    (hit) => hit.value.of.dose !== undefined || hit.value.of.administration !== undefined,
  );
  return isDrug && atHome.test(text) && !givenHere.test(text);
}

/** "Rapid strep performed, negative": the result is negative, the test was done. */
export function isNegativeResult(text: string): boolean {
  return /\bnegative\b/i.test(text) && !/\b(?:not|no|without|never|declin\w+|defer\w+|refus\w+)\b/i.test(text);
}

/** "Given per standing order": who ordered it says nothing of when it is done. */
const byOrder =
  /\b(?:standing|per|on|by|verbal|written|doctor'?s?|physician'?s?|provider'?s?)\s+(?:\w+\s+)?orders?\b|\bordered by\b/gi;

const breaks = /[,;:]\s|\s[-–—]\s/;
const firstWord = ({ sentence }: Annotated, from: number): string => sentence.words[from]?.norm ?? '';

/** What stands between commas, semicolons and dashes around a word: "counseled on quitting for 6 minutes, will try patches". */
function clauseAt(annotated: Annotated, text: string, from: number): string {
  const at = (annotated.sentence.words[from]?.start ?? annotated.sentence.start) - annotated.sentence.start;
  const before = text.slice(0, at).split(breaks).at(-1) ?? '';
  const after = text.slice(at).split(breaks)[0] ?? '';
  return before + after;
}

/** Of "back for the dose ordered yesterday: … given by the nurse" the part on the side of the colon where the service stands. */
function colonPartAt(annotated: Annotated, text: string, from: number): string {
  const at = (annotated.sentence.words[from]?.start ?? annotated.sentence.start) - annotated.sentence.start;
  return (text.slice(0, at).split(/:\s/).at(-1) ?? '') + (text.slice(at).split(/:\s/)[0] ?? '');
}

/** Somebody else runs it. */
const sentAway =
  /\b(?:sent|send|goes|go|went)(?: \w+){0,2} (?:out|to)\b|\b(?:reference|outside|hospital|send-out) lab/i;
const isTest = ({ link }: ProcedureConcept): boolean => link?.some((id) => id.startsWith('test:')) ?? false;
const beforeIt = /\bbefore (?:a|an|the|his|her|their|any|starting)?\s*(?:\w+\s){0,1}$/i;

/** Was a service done at this visit, is it planned, or past? */
export function statusOf(
  annotated: Annotated,
  of: ProcedureConcept,
  said: string,
  { from, to }: { readonly from: number; readonly to: number },
  hasSections: boolean,
): ProcedureFact['status'] {
  const { section } = annotated.sentence;
  const text = said
    .replace(byOrder, '')
    // "Given after the doctor discussed each vaccine": what was said before it was done.
    .replace(/\b(?:after|once|when|since|as)\b[^,;.]{0,80}?\bdiscuss\w*/gi, '')
    .replace(/\b(?:care|treatment) plans?\b/gi, '');
  const assertion = assertionAt(annotated, from, to);
  if (assertion === 'negated' && !isNegativeResult(text)) return 'negated';
  // "MMR titer" is a test for immunity, not the vaccine.
  if (annotated.sentence.words[to]?.stem === 'titer') return 'past';
  if (backdrop.has(section) || assertion === 'historical' || assertion === 'family') return 'past';
  if (section === 'procedures' || section === 'immunizations')
    return futureWords.test(text) && !performed.test(text) ? 'planned' : 'performed';
  const done = performed.test(text);
  if (assertion === 'planned' && !/\b(?:was|were|performed|tolerated|administered|given today)\b/i.test(text))
    return 'planned';
  const clause = clauseAt(annotated, text, from);
  if (isTest(of) && sentAway.test(clause)) return 'planned';
  const part = colonPartAt(annotated, text, from);
  const isDone = (words: string): boolean =>
    performed.test(words) && !futureWords.test(words) && !pastWords.test(words);
  const isDoneInClause = isDone(clause) || (part !== text && isDone(part));
  // "Screening breast examination done": to screen for a disease is to do it.
  if (assertion === 'conditional' || assertion === 'uncertain' || (assertion === 'risk' && !isDoneInClause))
    return 'planned';
  if (beforeIt.test(clause.slice(0, Math.max(0, clause.toLowerCase().indexOf(firstWord(annotated, from))))))
    return 'planned';
  if (
    futureWords.test(text) &&
    !isDoneInClause &&
    !/\b(?:was|were|has been|have been) (?:performed|done|removed|injected|administered|given|completed|excised|drained|obtained|applied|placed|repaired)\b|\btolerated\b|\bperformed (?:today|in)/i.test(
      text,
    )
  )
    return 'planned';
  if (pastWords.test(text) && !isDoneInClause) return 'past';
  if (isOwnUse(annotated, text)) return 'past';
  if (done) return 'performed';
  if (!hasSections || section === 'body') return 'performed';
  if (planning.has(section)) return 'planned';
  return 'past';
}

/** Minutes that are told were spent, unless the sentence speaks of later or of somebody else's. */
export function isSpent(
  annotated: Annotated,
  text: string,
  { from, to }: { readonly from: number; readonly to: number },
): boolean {
  const assertion = assertionAt(annotated, from, to);
  if (assertion !== 'present' && assertion !== 'planned' && assertion !== 'risk') return false;
  const { section } = annotated.sentence;
  // "Tobacco use: spent 11 minutes on counselling" stands where the habit stands.
  const isBackdrop = backdrop.has(section) && section !== 'social-history';
  return !isBackdrop && !futureWords.test(text) && !pastWords.test(text);
}
