import type { Facts, Mention, Problem } from '../read/facts.ts';
import { firstCode } from '../read/addressed.ts';

/** How a residual is tied to the injury that left it: "a keloid that formed after a burn two years ago". */
const link =
  /\b(?:after|following|from|due to|caused by|secondary to|because of|result of|residual(?:s)? of|sequelae? (?:of|from)|left by|since|related to)\s+(?:(?:an?|the|his|her|that|this|old|prior|previous|remote|past|healed|childhood|[\w-]+-degree|\w+ degree|right|left|severe|deep|closed|open|displaced)\s+){0,5}$/i;
const long =
  /\b(?:years?|months?|decades?) (?:ago|earlier|before|prior)\b|\bold\b|\bprior\b|\bprevious\b|\bremote\b|\bhealed\b|\bin (?:19|20)\d\d\b|\bchildhood\b|\blast year\b/i;

function isTied(mention: Mention, facts: Facts): boolean {
  const sentence = facts.sentences[mention.sentence];
  if (sentence === undefined) return false;
  const text = facts.note.slice(sentence.start, sentence.end);
  return long.test(text) && link.test(facts.note.slice(sentence.start, mention.start));
}

/**
 * A past injury that left something behind which the visit deals with: the residual first, then the injury with S (Official Guidelines
 * I.B.10). Without a residual in the same sentence it is history.
 */
export function residualOf(problem: Problem, addressed: readonly Problem[], facts: Facts): Problem | undefined {
  if (!/^[ST]/.test(firstCode(problem.concept))) return undefined;
  return addressed.find(
    (other) =>
      !/^[STV-Z]/.test(firstCode(other.concept)) &&
      problem.mentions.some(
        (mention) =>
          (mention.assertion === 'historical' || mention.assertion === 'resolved') &&
          isTied(mention, facts) &&
          other.mentions.some(
            (beside) =>
              beside.sentence === mention.sentence && beside.assertion === 'present' && beside.start < mention.start,
          ),
      ),
  );
}
