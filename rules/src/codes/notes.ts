import type { CodeNote } from './code-table.ts';
import { isNoteKind } from './table-text.ts';

/** `E08-E13` holds E11.22 and so does `E11-E11`: blocks and chapters are compared by their first three characters. */
function rangeHolds(range: string, code: string): boolean {
  const [from = '', to = ''] = range.split('-');
  const category = code.slice(0, 3);
  return category >= from && category <= to;
}

/** Indexes note lines (`code TAB kind TAB text`) and answers them for a code with everything it inherits, nearest first. */
export function indexNotes(text: string): (code: string) => readonly CodeNote[] {
  const byCode = new Map<string, CodeNote[]>();
  const ranges = new Map<string, CodeNote[]>();
  for (const line of text.split('\n')) {
    const [code, kind, note] = line.split('\t');
    if (code === undefined || kind === undefined || note === undefined || !isNoteKind(kind)) continue;
    const into = code.includes('-') ? ranges : byCode;
    const held = into.get(code) ?? [];
    held.push({ kind, text: note, heldBy: code });
    into.set(code, held);
  }
  return (code) => {
    const found: CodeNote[] = [];
    for (let length = code.length; length >= 3; length -= 1) {
      const at = code.slice(0, length);
      if (!at.endsWith('.')) found.push(...(byCode.get(at) ?? []));
    }
    // Narrow blocks before wide chapters: the shorter distance stands nearer.
    const blocks = [...ranges.keys()].filter((range) => rangeHolds(range, code));
    blocks.sort((a, b) => (a.slice(0, 3) < b.slice(0, 3) ? 1 : -1));
    for (const block of blocks) found.push(...(ranges.get(block) ?? []));
    return found;
  };
}

/** Targets named in parentheses by a note: `E08.-`, `O24.4-`, `K50-K51`, `Z79.4`. */
export function noteTargets(text: string): readonly string[] {
  const targets: string[] = [];
  for (const [, inside = ''] of text.matchAll(/\(([^()]*)\)/g)) {
    for (const part of inside.split(',')) {
      const word = part.trim();
      if (/^[A-Z][0-9A][0-9A-Z](\.?[0-9A-Z]*-?)(\s*-\s*[A-Z][0-9A][0-9A-Z](\.[0-9A-Z]+)?-?)?$/.test(word))
        targets.push(word);
    }
  }
  return targets;
}

/** True when a code lies within a target of a note: `E08.-` holds E08.65, `K50-K51` holds K51.90. */
export function targetHolds(target: string, code: string): boolean {
  const range = /^([A-Z][0-9A][0-9A-Z][0-9A-Z.]*)\s*-\s*([A-Z][0-9A][0-9A-Z][0-9A-Z.]*)-?$/.exec(target);
  if (range !== null) {
    const [, from = '', to = ''] = range;
    return code >= from && (code <= to || code.startsWith(to));
  }
  return code.startsWith(target.replace(/\.?-$/, ''));
}
