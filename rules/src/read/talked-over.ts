import type { Annotated } from './annotate.ts';
import { Gap } from './words.ts';

/** What a treatment may do to the patient. */
const harms = /^(?:effects?|risks?|complications?|toxicit(?:y|ies)|harms?)$/;
const ofTreatment = /^(?:side|adverse|unwanted|untoward|toxic)$/;
const talked =
  /^(?:discussed|reviewed|explained|mentioned|outlined|covered|named|disclosed|described|listed|counsell?ed|addressed|considered|understood)$/;
/** What leads from "side effects were discussed" to the list of them, where no bracket or colon does. */
const leads = /^(?:including|include|includes|namely|like|especially|such|mainly|particularly|i\.?e|e\.?g|eg)$/;
/** A new clause: what follows is told of the patient. */
const clause =
  /^(?:she|he|they|patient|pt|has|have|had|is|are|for|in|with|who|reports?|presents?|today|now|but|currently|still|continues?)$/;
const auxiliary = /^(?:was|were|are|is|have|has|been|all|also|briefly|both)$/;

/** Words between the harms and the word that they were talked about. */
const REACH = 6;
/** Longest list in words. */
const LONGEST = 30;

/**
 * "Side effects were discussed (kidney stones, rash)", "the risks – bleeding, infection – were reviewed": what is named is what may come.
 * `from` and `to` are word positions of the phrase.
 */
export function isTalkedOver({ sentence: { words } }: Annotated, from: number, to: number): boolean {
  for (let at = Math.max(0, from - LONGEST); at < from; at += 1) {
    const norm = words[at]?.norm ?? '';
    if (!harms.test(norm) || /^factor/.test(words[at + 1]?.norm ?? '')) continue;
    if (norm.startsWith('effect') && !ofTreatment.test(words[at - 1]?.norm ?? '')) continue;
    if (mayCome(words, at, from)) return true;
    const verb = words.findIndex((_, index) => Math.abs(index - at) <= REACH && isTalk(words, index));
    if (verb >= 0 && verb < from && listBegins(words, Math.max(at, verb) + 1, from)) return true;
    if (isToldAfter(words, at + 1, from, to)) return true;
  }
  return false;
}

type Words = Annotated['sentence']['words'];

/** "Reviewed", "went over". */
const isTalk = (words: Words, at: number): boolean =>
  talked.test(words[at]?.norm ?? '') ||
  (/^(?:over|through)$/.test(words[at]?.norm ?? '') &&
    /^(?:went|gone|going|go|talked)$/.test(words[at - 1]?.norm ?? ''));

const untold = /^(?:possible|potential|common|known|rare|expected)$/;
/** Words between the harms and their list: "risks of the injection:". */
const TO_LIST = 4;

/** "Possible side effects: …", "risks of anti-inflammatories (…)": by their name they have not come. */
function mayCome(words: Words, at: number, from: number): boolean {
  const before = words.slice(Math.max(0, at - 2), at);
  const named = words[at]?.norm === 'risks' && !/^(?:health|cardiac|cardiovascular)$/.test(before.at(-1)?.norm ?? '');
  if (!named && !before.some((word) => untold.test(word.norm))) return false;
  const list = words.findIndex((word, index) => index > at && index <= at + TO_LIST && word.gap !== Gap.tight);
  return list > 0 && list <= from && listBegins(words, list, from);
}

function listBegins(words: Words, at: number, from: number): boolean {
  const next = words[at];
  if (next === undefined || (next.gap === Gap.tight && !leads.test(next.norm))) return false;
  return !words.slice(at, from).some((word) => clause.test(word.norm));
}

/** "Risks of bleeding and infection were discussed": the list stands between. */
function isToldAfter(words: Words, at: number, from: number, to: number): boolean {
  const verb = words.findIndex((_, index) => index >= to && index - to <= LONGEST && isTalk(words, index));
  if (verb < 0) return false;
  const between = words.slice(at, verb).filter((_, index) => at + index < from || at + index >= to);
  while (auxiliary.test(between.at(-1)?.norm ?? '')) between.pop();
  return words[at]?.norm !== 'of' && !between.some((word) => clause.test(word.norm));
}
