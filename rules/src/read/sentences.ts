import type { Section } from './sections.ts';
import { isAbbreviation, isSoftWrap, wordsOf } from './words.ts';
import type { Word } from './words.ts';

/** One sentence or list item, with its place in the note. */
export interface Sentence {
  readonly index: number;
  readonly section: string;
  readonly sectionIndex: number;
  readonly start: number;
  readonly end: number;
  readonly words: readonly Word[];
  /** Number of the line it begins on, counted within the note. */
  readonly line: number;
  /** True for the first sentence of its line. */
  readonly opensLine: boolean;
  /** The line begins with a bullet, a dash or a number. */
  readonly marker: 'none' | 'bullet' | 'number' | 'hash';
  /** Characters of white space before the text: deeper items belong to the item above. */
  readonly indent: number;
  /** A label at the front of a bullet, in small letters: "medical treatment". Empty when there is none. */
  readonly label: string;
  /** Where the text after marker and label begins. */
  readonly textStart: number;
}

interface Line {
  readonly start: number;
  readonly end: number;
}

function linesOf(note: string, from: number, to: number): Line[] {
  const lines: Line[] = [];
  let start = from;
  for (let at = from; at < to; at += 1) {
    if (note.charAt(at) !== '\n' || isSoftWrap(note, at)) continue;
    lines.push({ start, end: at });
    start = at + 1;
  }
  lines.push({ start, end: to });
  return lines;
}

const markers = /^(\s*)(?:([•*\-–—>▪●·◦‣+]+\s*)|(\(?\d{1,2}[.):]\s+|\d{1,2}\)\s*)|(#\s*\d{0,2}[.:)]?\s*))?/;
const labels = /^([A-Za-z][A-Za-z/&, ]{2,48}):(?:\s|$)/;

function isEnd(note: string, at: number, end: number): boolean {
  const character = note.charAt(at);
  if (character === ';') return true;
  if (character !== '.' && character !== '!' && character !== '?') return false;
  if (at + 1 >= end) return true;
  const next = note.charAt(at + 1);
  if (next !== ' ' && next !== '\r' && next !== '\n' && next !== '\t' && next !== '"' && next !== '”' && next !== ')')
    return false;
  return !(character === '.' && isAbbreviation(note, at));
}

/** Splits the kept sections into sentences. */
export function sentencesOf(note: string, sections: readonly Section[]): Sentence[] {
  const sentences: Sentence[] = [];
  let lineNumber = 0;
  sections.forEach((section, sectionIndex) => {
    for (const line of linesOf(note, section.from, section.end)) {
      lineNumber += 1;
      const text = note.slice(line.start, line.end);
      const found = markers.exec(text);
      const lead = found?.[0].length ?? 0;
      const marker = found?.[2] ? 'bullet' : found?.[3] ? 'number' : found?.[4] ? 'hash' : 'none';
      const labelled = labels.exec(text.slice(lead));
      const label = labelled?.[1]?.toLowerCase() ?? '';
      let start = line.start + lead;
      let opens = true;
      const push = (end: number): void => {
        const words = wordsOf(note, start, end);
        const first = words[0];
        const last = words[words.length - 1];
        if (first === undefined || last === undefined) return;
        sentences.push({
          index: sentences.length,
          section: section.name,
          sectionIndex,
          start: first.start,
          end: last.end,
          words,
          line: lineNumber,
          opensLine: opens,
          marker,
          indent: found?.[1]?.length ?? 0,
          label,
          textStart: opens && labelled ? line.start + lead + labelled[0].length : first.start,
        });
        opens = false;
      };
      for (let at = start; at < line.end; at += 1) {
        if (!isEnd(note, at, line.end)) continue;
        push(at + 1);
        start = at + 1;
      }
      push(line.end);
    }
  });
  return sentences;
}
