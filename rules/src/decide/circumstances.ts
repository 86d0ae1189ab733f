import type { Facts, Mention } from '../read/facts.ts';
import { firstCode } from '../read/addressed.ts';
import type { DiagnosisDraft, RejectedDraft } from './diagnoses.ts';

/** How, where and while doing what: V00–Y09, Y92, Y93, Y99. Complications of care and alcohol levels (Y70–Y90) have rules of their own. */
export const circumstance = /^(?:[VWX]|Y0|Y9[239])/;
const placeOrActivity = /^Y9[239]/;
/** Injuries and other harm from outside; T36–T50 are drugs, whose own codes tell the cause. */
const harm = /^(?:S|T(?:[012]|3[0-5]|5[1-9]|6|7[0159]|14))/;
const isInitial = (code: string): boolean => !/[DGKPS]$/.test(code);

/** Words that tell of an accident without naming it: "twisted his ankle while running". */
const accident =
  /\b(?:fell|fall|falling|slip\w*|trip\w*|twist\w*|hit|struck|cut|burn\w*|bit|bitten|crush\w*|injur\w*|accident|roll\w* (?:his|her|the)|land\w*|collid\w*|stepp\w*|kick\w*|jamm\w*|slamm\w*|bump\w*|sprain\w*|strain\w*|lift\w*|felt (?:a|something) \w+|broke|hurt|sustain\w*)\b/i;

/** "Parked at the curb" is no fall. */
const falling = /\b(?:fell|fall|falls|falling|trip(?:ped|s)?|stumbled?|stepp\w+|slipped|missed)\b/i;

function isTold(mention: Mention, facts: Facts): boolean {
  const sentence = facts.sentences[mention.sentence];
  if (sentence !== undefined && accident.test(facts.note.slice(sentence.start, sentence.end))) return true;
  return facts.mentions.some(
    (other) =>
      other.sentence === mention.sentence &&
      other.assertion === 'present' &&
      /^(?:[ST]|[VWX]|Y0)/.test(firstCode(other.concept)),
  );
}

/**
 * External causes stand only beside an injury (Official Guidelines I.C.20.a); place, activity and status are coded once, at the initial
 * encounter (I.C.20.b, I.C.20.c, I.C.20.k), and only where the accident itself is told: "ice at home" is advice.
 */
export function keepCircumstances(drafts: DiagnosisDraft[], rejected: RejectedDraft[], facts: Facts): void {
  const injuries = drafts.filter((draft) => harm.test(draft.code));
  const initial = injuries.some((draft) => isInitial(draft.code));
  const kinds = new Set<string>();
  for (const draft of drafts.filter(({ code }) => circumstance.test(code))) {
    const reason = whyNot(draft);
    if (reason === null) continue;
    drafts.splice(drafts.indexOf(draft), 1);
    if (reason !== '')
      rejected.push({ text: draft.label, code: draft.code, reason, evidence: draft.evidence.slice(0, 2) });
  }

  function whyNot({ code, conceptId }: DiagnosisDraft): string | null {
    if (injuries.length === 0)
      return placeOrActivity.test(code) ? '' : 'No injury that it belongs to is coded (Official Guidelines I.C.20).';
    if (code.startsWith('W10.1') && !falling.test(facts.note)) return '';
    if (code.startsWith('W01') && drafts.some((other) => other.code.startsWith('W10.1'))) return '';
    // A fall told twice, once with its kind: the unspecified one says nothing more.
    if (code.startsWith('W19') && drafts.some((other) => /^(?:W0|W1[0-8]|V00)/.test(other.code))) return '';
    if (code.startsWith('W18.3') && drafts.some((other) => /^(?:W0|W1[0-7]|W18\.[12]|V00)/.test(other.code))) return '';
    if (code.startsWith('V89') && drafts.some((other) => /^V[0-7]/.test(other.code))) return '';
    if (!placeOrActivity.test(code)) return null;
    if (!initial) return 'Place and activity are coded at the initial encounter only (Official Guidelines I.C.20.b).';
    const mentions = facts.mentions.filter(
      (mention) => mention.concept.id === conceptId && mention.assertion === 'present',
    );
    if (!mentions.some((mention) => isTold(mention, facts))) return '';
    const kind = code.slice(0, 3);
    // One place and one activity (I.C.20.b, I.C.20.c): the first told, or the one that says more.
    const better = drafts.some(
      (other) => other.code !== code && other.code.startsWith(kind) && /^Y92\.009$/.test(code),
    );
    if (better || kinds.has(kind)) return '';
    kinds.add(kind);
    return null;
  }
}
