import type { Facts } from '../read/facts.ts';

const talk =
  /\b(?:talked|spoke|discuss(?:ed|ion)|explained|went over|reviewed|answered|counsel\w*|addressed|educated)\b/i;
const partner =
  /\b(?:mother|father|mom|dad|parents?|guardian|grand(?:mother|father|parents?)|family|caregiver|foster|aunt|uncle|patient|he[rm]|him|teen)\b/i;
const about = /\b(?:vaccin\w*|shots?|immuni[sz]\w*|benefits?|side effects?|reactions?|components?|injections?)\b/i;
const notDone = /\b(?:not|no|without|never|neither|declined)\b[^.]{0,40}\bcounsel/i;
/** Sheets handed over by staff are no counselling. */
const byStaff =
  /\b(?:nurse|medical assistant|ma|staff)\b[^.]{0,30}\b(?:talked|explained|discussed|counsel\w*|went over|reviewed)\b/i;

/** Was the parent or patient counselled on the vaccines: in one word of the book, or told in others: "talked with his mother about … side effects". */
export function isCounselled(facts: Facts): boolean {
  const sentences = facts.sentences.map(({ start, end }) => facts.note.slice(start, end));
  if (sentences.some((text) => notDone.test(text))) return false;
  if (sentences.some((text) => byStaff.test(text) && about.test(text))) return false;
  return (
    facts.tags.has('counseled') || sentences.some((text) => talk.test(text) && partner.test(text) && about.test(text))
  );
}
