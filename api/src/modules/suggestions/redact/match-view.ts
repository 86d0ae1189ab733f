/** Characters that mean the same to a reader, each replaced by one of equal length so that offsets hold. */
const sameLength: readonly (readonly [RegExp, string])[] = [
  [/[\u2010-\u2015\u2212\ufe63\uff0d]/g, '-'],
  [/[\u00a0\u2000-\u200a\u202f\u205f\u3000]/g, ' '],
  [/[\u2018\u2019\u02bc\u00b4`]/g, "'"],
  [/[\u201c\u201d]/g, '"'],
];

/** Letters that Unicode does not take apart into a base letter and a mark. */
const undivided: Readonly<Record<string, string>> = {
  đ: 'd',
  Đ: 'D',
  ø: 'o',
  Ø: 'O',
  ł: 'l',
  Ł: 'L',
  ß: 's',
  æ: 'a',
  Æ: 'A',
  œ: 'o',
  ı: 'i',
  ð: 'd',
};

/** One base letter for an accented one; full-width forms become ASCII. */
function baseLetter(character: string): string {
  const known = undivided[character];
  if (known) return known;
  const base = character.normalize('NFKD').charAt(0);
  return base.length === character.length ? base : character;
}

/** The text as rules match it: accents, dashes, spaces, quotes and full-width digits in one spelling, offsets unchanged. */
export function matchView(text: string): string {
  let view = text.replace(/[\u00c0-\u024f\u1e00-\u1eff\uff01-\uff5e]/g, baseLetter);
  for (const [pattern, replacement] of sameLength) view = view.replace(pattern, replacement);
  return view;
}
