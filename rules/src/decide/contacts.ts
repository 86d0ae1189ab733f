import { firstCode } from '../read/addressed.ts';
import type { StatusInput } from './status-codes.ts';

/** Contact with an infection by the infection (category Z20). */
const contacts: readonly (readonly [disease: RegExp, code: string])[] = [
  [/^U07\.1/, 'Z20.822'],
  [/^A1[5-9]/, 'Z20.1'],
  [/^A5|^A6[0-4]|^A74/, 'Z20.2'],
  [/^A82/, 'Z20.3'],
  [/^B1[5-9]/, 'Z20.5'],
  [/^B20|^Z21/, 'Z20.6'],
  [/^B8[5-8]/, 'Z20.7'],
  [/^A39/, 'Z20.811'],
  [/^B01/, 'Z20.820'],
  [/^(?:A37|J02\.0|A38|A49|J15)/, 'Z20.818'],
  [/^(?:J09|J1[01]|B0[2568]|B2[67]|B34)/, 'Z20.828'],
];

/** How an account says that the patient was near the one who is ill, or came to be tested for it. */
const near =
  /\b(?:expos\w+|contacts?|shar(?:e|es|ed|ing)|liv(?:e|es|ed|ing) with|same (?:room|house\w*|car|bed|class\w*)|household|beside|next to|slept|kiss\w*|intercourse|sexual|caring for|cares for|cared for|close to|spent|wants? (?:\w+ ){0,3}test\w*|for (?:\w+ ){0,2}test\w*|asks? (?:for|to be) (?:\w+ ){0,2}test\w*|(?:test|swab|pcr|antigen|screen\w*) (?:\w+ ){0,4}negative)\b/i;

/** An infection of a person near the patient, who does not have it: contact is coded, not the disease (Official Guidelines I.C.21.c.1). */
export function contactDrafts({ facts, drafts, table }: StatusInput): void {
  if (!near.test(facts.note) || drafts.some((draft) => draft.code.startsWith('Z20'))) return;
  for (const mention of facts.mentions) {
    if (mention.assertion !== 'family' || mention.section === 'family-history') continue;
    const disease = firstCode(mention.concept);
    const code = contacts.find(([infection]) => infection.test(disease))?.[1];
    if (code === undefined || drafts.some((draft) => draft.code.slice(0, 3) === disease.slice(0, 3))) continue;
    drafts.push({
      code,
      label: table.lookup(code)?.description ?? 'Contact with a communicable disease',
      confidence: 0.66,
      ruleIds: ['dx.contact'],
      evidence: [mention.context],
      conceptId: 'contact',
      order: mention.start,
      first: false,
      sideMissing: false,
    });
    return;
  }
}
