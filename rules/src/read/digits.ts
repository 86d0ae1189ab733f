/** A finger, toe or eyelid with its side, as HCPCS modifiers tell them apart: "left thumb", "right great-toe", "left upper-lid". */
export type Place = `${'left' | 'right'} ${Finger | Toe | Lid}`;
type Finger = 'thumb' | 'index-finger' | 'middle-finger' | 'ring-finger' | 'little-finger';
type Toe = 'great-toe' | 'second-toe' | 'third-toe' | 'fourth-toe' | 'fifth-toe';
type Lid = 'upper-lid' | 'lower-lid';

const fingers: Readonly<Record<string, Finger>> = {
  index: 'index-finger',
  pointer: 'index-finger',
  second: 'index-finger',
  '2nd': 'index-finger',
  middle: 'middle-finger',
  long: 'middle-finger',
  third: 'middle-finger',
  '3rd': 'middle-finger',
  ring: 'ring-finger',
  fourth: 'ring-finger',
  '4th': 'ring-finger',
  little: 'little-finger',
  small: 'little-finger',
  pinky: 'little-finger',
  pinkie: 'little-finger',
  fifth: 'little-finger',
  '5th': 'little-finger',
};

const toes: Readonly<Record<string, Toe>> = {
  great: 'great-toe',
  big: 'great-toe',
  first: 'great-toe',
  '1st': 'great-toe',
  second: 'second-toe',
  '2nd': 'second-toe',
  third: 'third-toe',
  '3rd': 'third-toe',
  middle: 'third-toe',
  fourth: 'fourth-toe',
  '4th': 'fourth-toe',
  fifth: 'fifth-toe',
  '5th': 'fifth-toe',
  little: 'fifth-toe',
  small: 'fifth-toe',
  pinky: 'fifth-toe',
  pinkie: 'fifth-toe',
};

const lids: Readonly<Record<string, Lid>> = { upper: 'upper-lid', lower: 'lower-lid' };

/** Words that say a digit or lid on their own. */
const alone: Readonly<Record<string, Finger | Toe>> = {
  thumb: 'thumb',
  thumbs: 'thumb',
  thumbnail: 'thumb',
  pinky: 'little-finger',
  pinkie: 'little-finger',
  hallux: 'great-toe',
  halluces: 'great-toe',
};

const sides: Readonly<Record<string, readonly ('left' | 'right')[]>> = {
  left: ['left'],
  lt: ['left'],
  l: ['left'],
  right: ['right'],
  rt: ['right'],
  r: ['right'],
  both: ['left', 'right'],
  bilateral: ['left', 'right'],
  bilaterally: ['left', 'right'],
};

const abbreviations: Readonly<Record<string, Place>> = {
  rul: 'right upper-lid',
  lul: 'left upper-lid',
  rll: 'right lower-lid',
  lll: 'left lower-lid',
};

const nouns: readonly (readonly [RegExp, Readonly<Record<string, Finger | Toe | Lid>>])[] = [
  [/^(?:fingers?|fingernails?|fingertips?)$/, fingers],
  [/^(?:toes?|toenails?)$/, toes],
  [/^(?:eyelids?|lids?|lashes|eyelashes|punctum|puncta|canaliculus)$/, lids],
];

const digitNoun = /^(?:digits?|nails?|nailbeds?)$/;
/** Words between the name of a digit and its noun: "ring and little fingers", "index (right) finger", "second through fourth toes". */
const link = /^(?:and|or|in|on|through|to|the|nail|distal|medial|lateral|border|of|left|right|trigger|ingrown)$/;

/** The noun that a word like "ring" or "second" belongs to. */
function nounAfter(words: readonly string[], at: number, foot: boolean): Readonly<Record<string, string>> | null {
  for (let next = at + 1; next < words.length && next <= at + 6; next += 1) {
    const word = words[next] ?? '';
    for (const [noun, kinds] of nouns) if (noun.test(word)) return kinds;
    if (digitNoun.test(word)) return foot ? toes : fingers;
    if (!link.test(word) && !(word in fingers) && !(word in toes) && !(word in lids)) return null;
  }
  return null;
}

/** "Trigger finger, right middle": the noun stands before. */
function nounBefore(words: readonly string[], at: number): Readonly<Record<string, string>> | null {
  for (let before = at - 1; before >= 0 && before >= at - 3; before -= 1) {
    const word = words[before] ?? '';
    for (const [noun, kinds] of nouns) if (noun.test(word)) return kinds;
    if (!link.test(word)) return null;
  }
  return null;
}

/** "Second through fourth toes": those between as well. */
function between(from: string, to: string): string[] {
  for (const order of [Object.values(toes), Object.values(fingers)].map((all) => [...new Set<string>(all)])) {
    const [a, b] = [order.indexOf(from), order.indexOf(to)];
    if (a >= 0 && b > a) return order.slice(a + 1, b);
  }
  return [];
}

/** Fingers, toes and lids that a text names with a side, in its order. A digit without a side anywhere is not told. */
export function placesIn(text: string): Place[] {
  const words = text.toLowerCase().match(/[a-z0-9]+|[.;:]/g) ?? [];
  const foot = words.some((word) => /^(?:toes?|foot|feet|toenails?)$/.test(word));
  const found: { readonly what: string; readonly at: number }[] = [];
  const places = new Set<string>();
  words.forEach((word, at) => {
    const known = abbreviations[word];
    if (known !== undefined) places.add(known);
    if (word in alone && !(word in fingers && nounAfter(words, at, foot) === toes)) {
      found.push({ what: alone[word] ?? '', at });
      return;
    }
    if (!(word in fingers) && !(word in toes) && !(word in lids)) return;
    const what = (nounAfter(words, at, foot) ?? nounBefore(words, at))?.[word];
    if (what === undefined) return;
    const last = found.at(-1);
    if (last && /^(?:through|to|thru)$/.test(words[at - 1] ?? ''))
      for (const middle of between(last.what, what)) found.push({ what: middle, at });
    found.push({ what, at });
  });
  for (const { what, at } of found) for (const side of sideOf(words, at)) places.add(`${side} ${what}`);
  return [...places] as Place[];
}

/** The last side before the word, else the first after it. */
function sideOf(words: readonly string[], at: number): readonly ('left' | 'right')[] {
  for (let before = at - 1; before >= 0; before -= 1) {
    const side = sides[words[before] ?? ''];
    if (side) return side;
  }
  for (let after = at + 1; after < words.length; after += 1) {
    const side = sides[words[after] ?? ''];
    if (side) return side;
  }
  return [];
}
