/** Numbers that notes write as words. Every reader of numbers takes them from here. */
export const numberWords: Readonly<Record<string, number>> = {
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  eleven: 11,
  twelve: 12,
  thirteen: 13,
  fourteen: 14,
  fifteen: 15,
  sixteen: 16,
  seventeen: 17,
  eighteen: 18,
  nineteen: 19,
  twenty: 20,
};

/** The number of a word or of digits; not a number for anything else. */
export function wordToNumber(text: string): number {
  return numberWords[text.toLowerCase()] ?? Number(text);
}
