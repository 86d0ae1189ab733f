import type { StatusInput } from './status-codes.ts';

const returning =
  /\b(?:follow[- ]?up|surveillance|yearly|annual|every (?:six|6|12|twelve) months|returns?|check(?:s|ed)?|monitoring|visit|exam(?:ination)?|recheck)\b/i;
const none =
  /\b(?:no|without) (?:\w+ ){0,3}(?:recurrence|recurrent disease|disease|relapse)|\b(?:disease|cancer)[- ]free|\bNED\b|\b(?:treatment|therapy) (?:is |was |has been )?(?:complete[d]?|finished)|\bcompleted (?:\w+ ){0,3}(?:treatment|therapy|chemotherapy|radiation)\b/i;

/** A visit only to see that a treated malignancy has not come back: Z08 first, then the history (Official Guidelines I.C.21.c.8). */
export function followUpDraft({ facts, drafts, table }: StatusInput): void {
  const history = drafts.find((draft) => /^Z85/.test(draft.code));
  if (history === undefined || drafts.some((draft) => /^(?:[A-Y]|Z0[0-8]|Z1[12]|Z51)/.test(draft.code))) return;
  if (!returning.test(facts.note) || !none.test(facts.note)) return;
  drafts.unshift({
    ...history,
    code: 'Z08',
    label: table.lookup('Z08')?.description ?? 'Follow-up examination after completed treatment for malignant neoplasm',
    confidence: 0.66,
    ruleIds: ['dx.follow-up'],
    conceptId: 'cancer-follow-up',
    first: true,
  });
}
