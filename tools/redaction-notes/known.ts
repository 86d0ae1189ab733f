import { redact } from '@codeloom/api/redact';
import { knownCases } from './known-variants.ts';

const carriers = [
  (text: string): string => `Seen today, ${text}, in good spirits.`,
  (text: string): string => `Chart notes mention ${text} twice. BP 120/80.`,
  (text: string): string => `Plan reviewed.\n${text}\nReturn in 3 months.`,
];

/** Puts every variant of every known value into a sentence and counts those that are replaced whole. */
export function measureKnown(records: number): {
  total: number;
  missed: { seed: number; class: string; variant: string }[];
} {
  const missed: { seed: number; class: string; variant: string }[] = [];
  let total = 0;
  for (let seed = 1; seed <= records; seed += 1) {
    for (const { known, variants } of knownCases(seed)) {
      for (const [at, variant] of variants.entries()) {
        const text = carriers[(seed + at) % carriers.length]?.(variant) ?? variant;
        const start = text.indexOf(variant);
        const { replacements } = redact(text, { known: [known], shiftDays: 100, referenceYear: 2026 });
        total += 1;
        const isCovered = Array.from({ length: variant.length }, (_slot, at) => variant.charAt(at)).every(
          (character, offset) => {
            if (!/[\p{L}\p{N}]/u.test(character)) return true;
            const place = start + offset;
            return (
              replacements.some((range) => place >= range.start && place < range.end) ||
              /^(?:Mr|mailto|s)$/.test(wordAt(variant, offset))
            );
          },
        );
        if (!isCovered) missed.push({ seed, class: known.class, variant });
      }
    }
  }
  return { total, missed };
}

/** `Mr.`, `mailto:` and the possessive s are no part of the value. */
function wordAt(text: string, offset: number): string {
  let start = offset;
  while (start > 0 && /\p{L}/u.test(text.charAt(start - 1))) start -= 1;
  let end = offset;
  while (end < text.length && /\p{L}/u.test(text.charAt(end))) end += 1;
  return text.slice(start, end);
}
