/** One line of the note as drawn; offsets are UTF-16 positions in the note as submitted. */
export interface NoteLine {
  start: number;
  /** Without its line break. */
  text: string;
  /** The line opens a section and is short enough to be its heading. */
  heading: boolean;
  /** Name of the section that starts here. */
  section: string | null;
}

export interface NoteSection {
  name: string;
  start: number;
  end: number;
}

/** A heading stands alone on its line; a longer first line is text that happens to start the section. */
const LONGEST_HEADING_CHARS = 48;

/** Cuts a note into lines without losing an offset: CRLF, CR and LF all end a line. */
export function linesOf(note: string, sections: readonly NoteSection[]): NoteLine[] {
  const lines: NoteLine[] = [];
  const breaks = /\r\n|\r|\n/g;
  let start = 0;
  for (;;) {
    const found = breaks.exec(note);
    const end = found?.index ?? note.length;
    lines.push(lineAt(note, start, end, sections));
    if (!found) return lines;
    start = breaks.lastIndex;
  }
}

function lineAt(note: string, start: number, end: number, sections: readonly NoteSection[]): NoteLine {
  const text = note.slice(start, end);
  const section = sections.find((candidate) => candidate.start >= start && candidate.start <= end && text !== '');
  const bare = text.trim();
  const heading = section !== undefined && bare.length <= LONGEST_HEADING_CHARS && !/[.;,]$/.test(bare);
  return { start, text, heading, section: section?.name ?? null };
}

/** The line that holds an offset. */
export function lineIndexAt(lines: readonly NoteLine[], offset: number): number {
  let low = 0;
  let high = lines.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((lines[middle]?.start ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}
