import type { StatusInput } from './status-codes.ts';

/** Less of a drug than was prescribed, and why (Official Guidelines I.C.19.e.5.c). */
const less =
  /\b(?:(?:stopped|quit) (?:filling|taking|refilling|using)|not (?:been )?(?:taking|filling|using)|ran out of|run out of|skip(?:s|ped|ping)|miss(?:es|ed|ing) (?:\w+ ){0,3}doses?|rationing|stretching|halving|takes? (?:only )?half|taking (?:only )?half|taking it only|cut(?:ting)? (?:his|her|their|the) (?:\w+ ){0,2}(?:in half|back)|underdos\w+|forg(?:ets|ot|etting) to take)\b/i;
const reasons: readonly (readonly [RegExp, string])[] = [
  [/\b(?:cost|afford|expens\w+|pay for|money|insurance|financial|price|copay)\b/i, 'Z91.120'],
  [/\b(?:forg[eo]t\w*|forgetful\w*|memory|confus\w+|remember)\b/i, 'Z91.138'],
  [
    /\b(?:felt (?:better|well|fine)|side effects?|did(?: not|n't) (?:like|want|think)|does(?: not|n't) (?:like|want|think)|makes? (?:him|her) feel|on (?:his|her) own|by choice|chose|afraid|worried)\b/i,
    'Z91.128',
  ],
];

/** The drug with 6, after the condition that it is for, and the reason for taking less. Underdosing is never first. */
export function underdosingDrafts({ facts, drafts, table }: StatusInput): void {
  if (drafts.length === 0) return;
  for (const fact of facts.drugs) {
    const adverse = fact.drug?.adverse;
    const sentence = facts.sentences[fact.sentence];
    if (adverse === undefined || sentence === undefined || fact.action === 'considered') continue;
    const text = facts.note.slice(sentence.start, sentence.end);
    const reason = less.test(text) ? reasons.find(([pattern]) => pattern.test(text)) : undefined;
    if (reason === undefined) continue;
    for (const code of [`${adverse.slice(0, -2)}6A`, reason[1]]) {
      if (drafts.some((draft) => draft.code === code)) continue;
      drafts.push({
        code,
        label: table.lookup(code)?.description ?? 'Underdosing of a drug',
        confidence: 0.62,
        ruleIds: ['dx.underdosing'],
        evidence: [fact.context],
        conceptId: 'underdosing',
        order: Number.MAX_SAFE_INTEGER,
        first: false,
        sideMissing: false,
      });
    }
  }
}
