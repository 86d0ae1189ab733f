import type { Facts } from '../read/facts.ts';

const callus = /\bcallus\b/i;
const stitchesOut =
  /\b(?:sutures?|stitches|staples)\b (?:(?:have|has|had|come|came|are|were|was|being|been|all|taken|removed|pulled|out|today|now|here) ){0,4}(?:out|removed|pulled)\b(?! (?:in|at|after|on|when|if)\b)|\b(?:removed|took out|pulled|removal of|here for) (?:the |her |his |all |\d+ )*(?:sutures|stitches|staples)\b/i;
const stitchesLater =
  /\b(?:return (?:in|on|for|to)|come back|will be|to be|plan)\b[^.;]{0,50}\b(?:sutures?|stitches|staples|removal|removed)\b/i;

/** New bone at a fracture, or stitches that come out of a wound: active treatment is over. */
export function isHealing(code: string, { note }: Facts): boolean {
  if (/^S\d2|^M(?:80|84)/.test(code)) return callus.test(note);
  return /^(?:S\d1|T14)/.test(code) && stitchesOut.test(note) && !stitchesLater.test(note);
}
