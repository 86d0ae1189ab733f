import { numberWords } from './number-words.ts';

const amount =
  /\b(\d{1,3}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty-five|twenty|thirty|forty-five|forty|sixty)\s?-?\s?(minutes?|mins?|min\.?|hours?|hrs?)(?![a-z])(?:\s?(?:and|,)?\s?(\d{1,2})\s?-?\s?(?:minutes?|mins?))?/gi;

const words: Readonly<Record<string, number>> = {
  ...numberWords,
  'twenty-five': 25,
  thirty: 30,
  forty: 40,
  'forty-five': 45,
  sixty: 60,
};

const clock =
  /\b(?:from |between )?(\d{1,2}):(\d{2})\s?(?:[ap]\.?m\.?)?,?\s?(?:-|–|to|until|(?:and |, )?(?:it )?(?:stop(?:ped)?|end(?:ed)?|finished|off)(?: at)?:?|and)\s?(\d{1,2}):(\d{2})\b/i;

/** "From 10:00 to 11:35", "started 10:00, stopped 11:35": the minutes between two times of one half day. */
function minutesByClock(text: string): number | null {
  const match = clock.exec(text);
  if (match === null) return null;
  const [from, to] = [Number(match[1]) * 60 + Number(match[2]), Number(match[3]) * 60 + Number(match[4])];
  return to > from ? to - from : to - from + 12 * 60;
}

/** The minutes of a text nearest to a place in it; null where it gives none. */
export function minutesNear(text: string, at: number, to = at): number | null {
  let best: { readonly minutes: number; readonly distance: number } | null = null;
  amount.lastIndex = 0;
  for (let match = amount.exec(text); match !== null; match = amount.exec(text)) {
    const raw = (match[1] ?? '').toLowerCase();
    const value = words[raw] ?? Number(raw);
    const minutes = /^h/i.test(match[2] ?? '') ? value * 60 + Number(match[3] ?? 0) : value;
    const distance = match.index >= to ? match.index - to : Math.abs(at - match.index - match[0].length);
    if (best === null || distance < best.distance) best = { minutes, distance };
  }
  return best?.minutes ?? minutesByClock(text);
}
