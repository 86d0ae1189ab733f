import type { DrugFact, Facts } from '../read/facts.ts';
import type { StatusInput } from './status-codes.ts';

/** A drug taken wrongly. The ordinary dose of one's own drug with an ill effect is an adverse effect and stands elsewhere. */
const taken =
  /\b(?:accidental(?:ly)? (?:ingest\w*|overdos\w*|poison\w*|swallow\w*|took|taking|exposure)|overdos\w*|poisoning|(?:swallowed|ingested|ate|took) (?:\w+ ){0,4}(?:tablets?|pills?|capsules?) (?:of|from|that|belonging)|(?:swallowed|ingested|ate) (?:\w+ ){0,3}of (?:her|his|the|a) \w+ \w+ (?:tablets?|pills?|capsules?)|(?:swallowed|ingested|ate) (?:[\w'’-]+ ){1,7}(?:tablets?|pills?|capsules?)|took (?:too (?:much|many)|twice|double|extra|someone else|(?:his|her) (?:wife|husband|mother|father|sister|brother|grandmother|grandfather)(?:'s)?)|wrong (?:dose|drug|medication|medicine|pill)|(?:by|in) (?:mistake|error)|mistakenly)\b/i;
const intended = /\b(?:intentional(?:ly)?|suicid\w*|self[- ]harm|deliberate(?:ly)?|on purpose)\b/i;
const unintended = /\b(?:unintentional(?:ly)?|not intentional|accidental(?:ly)?)\b/i;

/** "Found chewing his mother's tablets": put into the mouth, and the note says that it was an accident. */
const mouthed = /\b(?:chew\w*|swallow\w*|ingest\w*|ate|eating|drank|drinking|suck\w*|gulp\w*|got into)\b/i;
const byAccident =
  /\b(?:accident(?:al|ally)?|poison control|poison cent(?:er|re)|unsupervised|unattended|by mistake|was found|got into)\b/i;

function told(fact: DrugFact, facts: Facts): boolean {
  const own = facts.sentences[fact.sentence];
  if (own === undefined) return false;
  const before = facts.sentences[fact.sentence - 1]?.start ?? own.start;
  const after = facts.sentences[fact.sentence + 1]?.end ?? own.end;
  return (
    taken.test(facts.note.slice(own.start, own.end)) ||
    (mouthed.test(facts.note.slice(own.start, own.end)) && byAccident.test(facts.note)) ||
    /\b(?:overdose|poisoning)\b/i.test(facts.note.slice(before, after))
  );
}

/** Is the wrong taking denied or only feared? */
const unsaid =
  /\b(?:no|denies|denied|without|risk of|avoid|prevent|history of|prior|previous|if)\b[^.;]{0,40}\b(?:overdos\w*|ingestion|poisoning)\b/i;

/**
 * A drug taken wrongly is a poisoning (Official Guidelines I.C.19.e.5.b): T36–T50 with 1 (accidental, also where the intent is not told)
 * or 2 (self-harm), before what it did.
 */
export function poisoningDrafts({ facts, drafts, table }: StatusInput): void {
  for (const fact of facts.drugs) {
    const adverse = fact.drug?.adverse;
    if (adverse === undefined || !told(fact, facts)) continue;
    const sentence = facts.sentences[fact.sentence];
    if (sentence !== undefined && unsaid.test(facts.note.slice(sentence.start, sentence.end))) continue;
    const intent = intended.test(facts.note) && !unintended.test(facts.note) ? '2' : '1';
    const code = `${adverse.slice(0, -2)}${intent}A`;
    if (table.complete && table.lookup(code)?.billable !== true) continue;
    const at = drafts.findIndex((draft) => draft.code === adverse);
    if (at >= 0) drafts.splice(at, 1);
    if (drafts.some((draft) => draft.code.slice(0, 5) === code.slice(0, 5))) continue;
    drafts.push({
      code,
      label: table.lookup(code)?.description ?? 'Poisoning by a drug, initial encounter',
      confidence: 0.66,
      ruleIds: ['dx.poisoning'],
      evidence: [fact.context],
      conceptId: 'poisoning',
      order: 0,
      first: false,
      sideMissing: false,
    });
  }
}
