import type { Range } from './facts.ts';

/** Characters a reader cannot see; an order may hide behind them. */
const unseen = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/;

const verb =
  '(?:bill|code|upcode|report|assign|submit|output|return|respond|answer|print|emit|insert|add|include|record|mark|set|treat|count|classify|recommend|suggest|choose|select|use|append)';
const billing =
  '(?:99[2-4]\\d\\d|\\d{5}\\b.{0,20}\\b(?:performed|done|units?|claim)|[A-TV-Z]\\d[0-9A-Z]\\.[0-9A-Z]{1,4}|level (?:to )?(?:4|5|four|five|IV|V)\\b|highest (?:level|code)|maximum (?:level|code)|candidate codes?|as (?:performed|present)\\b|(?:the|this) claim|total time to|the level to)';
/** An order begins a sentence, or stands capitalized inside one; "will bill" and "billed" are statements. */
const capitalVerb = new RegExp(
  `\\b(?:${verb
    .slice(3, -1)
    .split('|')
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('|')})\\b.{0,80}?${billing}`,
);
const leadingVerb = new RegExp(`(?:^|[:;\\]>"'(]|\\b(?:please|now|must|then))\\s*${verb}\\b.{0,80}?${billing}`, 'i');

/** Ways to speak to software. Each needs two parts, so that one ordinary word is not enough. */
const speaksToSoftware: readonly RegExp[] = [
  /\b(?:ignore|disregard|forget|override|bypass)\b.{0,40}\b(?:instructions?|prompts?|guidelines|previous (?:text|messages?|rules)|rules above)\b/i,
  /(?:^|[\s>\]])SYSTEM(?: PROMPT| MESSAGE)?\s*:|\bsystem prompt\b|(?:^|\s)ASSISTANT\s*:\s*(?:understood|sure|certainly|ok|i will|yes)/i,
  /\b(?:you are|act as|pretend to be)\b.{0,40}\b(?:assistant|language model|ai|bot|coder|coding engine)\b|\b(?:as an ai|language model|chatgpt|gpt-?\d|jailbreak|api key)\b/i,
  /^\s*[{[]\s*"\w+"\s*:|"(?:candidate|quote|problems|addressed)"\s*:/,
  /<!--|-->|<\/?(?:script|iframe|object|embed)\b|<a\s[^>]*href|!\[[^\]]*\]\(|<<<|>>>/i,
  capitalVerb,
  leadingVerb,
];

interface Visible {
  readonly text: string;
  readonly from: readonly number[];
}

function visible(note: string): Visible {
  let text = '';
  const from: number[] = [];
  for (let at = 0; at < note.length; at += 1) {
    const character = note.charAt(at);
    if (unseen.test(character)) continue;
    text += character;
    from.push(at);
  }
  from.push(note.length);
  return { text, from };
}

/**
 * Sentences that speak to software about the answer it should give instead of about the patient.
 * Not modelled: orders in other languages, or in words that a note may hold as well; those meet the same rules as any other text.
 */
export function ordersIn(note: string): Range[] {
  const { text, from } = visible(note);
  const ranges: Range[] = [];
  for (const match of text.matchAll(/[^\n]+/g)) {
    let at = 0;
    for (const sentence of match[0].split(/(?<=[.!?])(?=\s)/)) {
      const start = match.index + at;
      at += sentence.length;
      if (!speaksToSoftware.some((pattern) => pattern.test(sentence.trim()))) continue;
      ranges.push({ start: from[start] ?? 0, end: from[start + sentence.length] ?? note.length });
    }
  }
  return ranges;
}

/** The note with those sentences blanked, every other character in its place. */
export function withoutOrders(note: string): string {
  let result = note;
  for (const { start, end } of ordersIn(note))
    result = result.slice(0, start) + ' '.repeat(end - start) + result.slice(end);
  return result;
}
