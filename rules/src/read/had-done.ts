import type { Annotated } from './annotate.ts';
import type { Entry } from './lexicon.ts';
import type { Hit } from './trie.ts';

/** Small things that are done in an office. "Had her gallbladder removed" stays history. */
const office =
  /^(?:tags?|warts?|moles?|lesions?|keratos[ei]s|wax|earwax|cerumen|splinters?|abscess(?:es)?|boils?|blisters?|sutures?|stitches|staples|nails?|toenails?|fingernails?|hematoma|laceration|wound|cut|knee|shoulder|elbow|hip|bursa)$/;
const done =
  /^(?:removed|frozen|drained|excised|biopsied|lanced|irrigated|flushed|shaved|destroyed|injected|aspirated|sutured|stitched|glued|repaired|cleaned|trimmed|treated)$/;
const before = /^(?:ago|yesterday|last|previously|prior|past|history|hospital|surgery|er|ed|(?:19|20)\d\d)$/;

/** What the patient wears or carries, and what is taken out or changed. */
const worn =
  /^(?:iud|mirena|kyleena|liletta|skyla|paragard|implant|nexplanon|device|pessary|catheter|cast|splint|dressing|packing|tube|ring|copper)$/;

/** Words between "had" and what was done. */
const REACH = 8;

/** "Had 12 skin tags removed": told in the past tense, done at the visit, unless the sentence names another time or place. */
export function isDoneNow({ sentence }: Annotated, cue: Hit<Extract<Entry, { layer: 'cue' }>>): boolean {
  // "Old Mirena removed": the device is old, the removal is not.
  if (sentence.words[cue.from]?.norm === 'old' && cue.to === cue.from + 1)
    return worn.test(sentence.words[cue.to]?.norm ?? '');
  if (cue.value.of.kind !== 'history-near' || sentence.words[cue.from]?.norm !== 'had') return false;
  const norms = sentence.words.slice(cue.to).map((word) => word.norm);
  const at = norms.findIndex((norm) => done.test(norm));
  if (at < 1 || at > REACH || !norms.slice(0, at).some((norm) => office.test(norm))) return false;
  return !sentence.words.some((word) => before.test(word.norm));
}
