import { redact } from '@codeloom/api/redact';
import { generateNote, type GeneratedNote, type Half } from './generate.ts';

export interface ClassFigures {
  found: number;
  total: number;
}

export interface Figures {
  readonly perClass: Map<string, ClassFigures>;
  readonly replaced: number;
  readonly replacedRightly: number;
  readonly misses: { seed: number; class: string; text: string }[];
  readonly needless: { seed: number; class: string; text: string }[];
}

/** Wilson score interval at 95 %. Source: Wilson 1927, doi:10.1080/01621459.1927.10502953. */
export function wilson(hits: number, total: number): { low: number; high: number } {
  if (total === 0) return { low: 0, high: 1 };
  const z = 1.96;
  const share = hits / total;
  const middle = share + (z * z) / (2 * total);
  const spread = z * Math.sqrt((share * (1 - share)) / total + (z * z) / (4 * total * total));
  const scale = 1 + (z * z) / total;
  return { low: (middle - spread) / scale, high: (middle + spread) / scale };
}

/** An identifier counts as found when every letter and digit of it is replaced. */
function isCovered(
  note: GeneratedNote,
  start: number,
  end: number,
  replaced: readonly { start: number; end: number }[],
): boolean {
  for (let at = start; at < end; at += 1) {
    if (!/[\p{L}\p{N}]/u.test(note.text.charAt(at))) continue;
    if (!replaced.some((range) => at >= range.start && at < range.end)) return false;
  }
  return true;
}

/** Recall for each class and precision of the redaction, over `count` generated notes. */
export function measure(half: Half, count: number, firstSeed: number): Figures {
  const perClass = new Map<string, ClassFigures>();
  const misses: Figures['misses'] = [];
  const needless: Figures['needless'] = [];
  let replaced = 0;
  let replacedRightly = 0;
  for (let seed = firstSeed; seed < firstSeed + count; seed += 1) {
    const note = generateNote(seed, half);
    const { replacements } = redact(note.text, { shiftDays: 100, referenceYear: 2026 });
    for (const { class: kind, start, end } of note.identifiers) {
      const figures = perClass.get(kind) ?? { found: 0, total: 0 };
      figures.total += 1;
      if (isCovered(note, start, end, replacements)) figures.found += 1;
      else misses.push({ seed, class: kind, text: note.text.slice(Math.max(0, start - 25), end + 12) });
      perClass.set(kind, figures);
    }
    for (const replacement of replacements) {
      replaced += 1;
      if (note.identifiers.some((true_) => true_.start < replacement.end && replacement.start < true_.end))
        replacedRightly += 1;
      else
        needless.push({
          seed,
          class: replacement.class,
          text: note.text.slice(Math.max(0, replacement.start - 15), replacement.end + 15),
        });
    }
  }
  return { perClass, replaced, replacedRightly, misses, needless };
}
