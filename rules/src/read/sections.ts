/** A part of the note. `name` is one of the section names of the book, or `body` where the note has no heading. */
export interface Section {
  readonly name: string;
  /** Where the heading begins. */
  readonly start: number;
  /** Where the text after the heading begins. */
  readonly from: number;
  readonly end: number;
}

interface Heading {
  readonly name: string;
  readonly start: number;
  readonly from: number;
}

/** Longest heading in characters; what is longer is a sentence. */
const LONGEST_HEADING = 48;

const decoration = /^[\s#*•\-–—=_>.\d)(]*/;

function keyOf(text: string): string {
  return text
    .toLowerCase()
    .replace(/[’']/g, '')
    .replace(/[*_#=:]/g, ' ')
    .replace(/\s+/g, ' ')
    .replace(/\s*([/&])\s*/g, '$1')
    .trim()
    .replace(/\.$/, '');
}

/** Short forms such as "P" or "A" are headings only when a colon follows. */
const needsColon = (key: string): boolean => key.length < 3 && key !== 'cc' && key !== 'pe' && key !== 'ap';

/** Words that are a heading on a line of their own, but ordinary words before a colon inside an examination or a bullet. */
const ambiguousInline = new Set([
  'medical',
  'surgical',
  'family',
  'social',
  'physical',
  'treatment',
  'management',
  'history',
  'patient',
  'data',
  'medication',
  'discussion',
  'return',
  'time',
  'course',
  'education',
  'patient education',
  'screening',
  'family history',
  'follow up',
  'follow-up',
  'examination',
  'exam',
  'x-ray',
  'x-rays',
  'ekg',
  'ecg',
  'labs',
  'imaging',
  'lab',
  'tobacco use',
  'diagnosis',
  'services',
  'service',
  'diagnostics',
  'orders',
  'procedure',
  'medications',
  'recommendations',
  'disposition',
  'instructions',
  'rx',
  'coding',
]);

function lineHeading(line: string, at: number, names: ReadonlyMap<string, string>): Heading | null {
  const lead = decoration.exec(line)?.[0].length ?? 0;
  const bulleted = /[•\-–>\d]/.test(line.slice(0, lead));
  const rest = line.slice(lead);
  const colon = rest.indexOf(':');
  const whole = rest.trim();
  if (whole.length <= LONGEST_HEADING) {
    const key = keyOf(whole);
    const name = names.get(key) ?? names.get(key.replace(/\s*\(.*\)$/, ''));
    if (name !== undefined && !(bulleted && ambiguousInline.has(key)) && (!needsColon(key) || whole.endsWith(':'))) {
      return { name, start: at, from: at + line.length };
    }
  }
  if (colon > 0 && colon <= LONGEST_HEADING) {
    const key = keyOf(rest.slice(0, colon));
    const name = names.get(key);
    if (name !== undefined && !(bulleted && ambiguousInline.has(key)))
      return { name, start: at, from: at + lead + colon + 1 };
  }
  return null;
}

const inlineHeading = /(?:^|[.!?;]\s{1,3}|\s{3,})([A-Z][A-Za-z/& ]{1,40}?):\s/g;
const inlineBare = /[.!?]\s{1,3}(ROS|PMH|HPI|PE|A\/P|A&P|Exam|Assessment|Impression|Plan|Labs|Meds)\s(?=[a-zA-Z])/g;

/** Headings in the middle of a paragraph: "HPI: … ROS negative. PMH: …". */
function inlineHeadings(line: string, at: number, names: ReadonlyMap<string, string>): Heading[] {
  const found: Heading[] = [];
  const bulleted = /^\s*[•\-–*]/.test(line);
  if (bulleted) return found;
  for (const pattern of [inlineHeading, inlineBare]) {
    pattern.lastIndex = 0;
    for (let match = pattern.exec(line); match !== null; match = pattern.exec(line)) {
      const text = match[1] ?? '';
      const name = names.get(keyOf(text));
      if (name === undefined) continue;
      const start = match.index + match[0].indexOf(text);
      if (start === 0) continue;
      const from = pattern === inlineBare ? start : match.index + match[0].length;
      found.push({ name, start: at + start, from: at + from });
    }
  }
  return found;
}

/** Relatives and what runs in a family. */
const kin =
  /\b(?:mother|father|mom|dad|parents?|sister|brother|siblings?|aunt|uncle|cousin|grand\w+|maternal|paternal|son|daughter|family|relatives?|deceased|died)\b/i;

/** "FH: mother, colon cancer. One polyp was removed.": within a paragraph a family history ends where a sentence names no relative. */
function resumed(note: string, headings: readonly Heading[]): Heading[] {
  return headings.flatMap((heading, index) => {
    if (heading.name !== 'family-history') return [];
    const lineStart = note.lastIndexOf('\n', heading.start - 1) + 1;
    const before = headings[index - 1]?.name ?? 'body';
    if (note.slice(lineStart, heading.start).trim() === '') return [];
    const lineEnd = note.indexOf('\n', heading.from);
    const end = Math.min(headings[index + 1]?.start ?? note.length, lineEnd < 0 ? note.length : lineEnd);
    const first = /[.;]\s+(?=[A-Z])/.exec(note.slice(heading.from, end));
    if (first === null) return [];
    const at = heading.from + first.index + first[0].length;
    const next = note.slice(at, end).split(/[.;]\s/)[0] ?? '';
    return kin.test(next) || next.trim() === '' ? [] : [{ name: before, start: at, from: at }];
  });
}

/** Cuts the note at its headings. Text before the first one is `body`. */
export function sectionsOf(note: string, names: ReadonlyMap<string, string>): Section[] {
  const headings: Heading[] = [];
  let at = 0;
  while (at < note.length) {
    let end = note.indexOf('\n', at);
    if (end < 0) end = note.length;
    const line = note.slice(at, end).replace(/\r$/, '');
    if (line.trim() !== '') {
      const heading = lineHeading(line, at, names);
      if (heading) headings.push(heading);
      headings.push(...inlineHeadings(line, at, names));
    }
    at = end + 1;
  }
  headings.sort((a, b) => a.start - b.start);
  headings.push(...resumed(note, headings));
  headings.sort((a, b) => a.start - b.start);
  const sections: Section[] = [];
  const first = headings[0]?.start ?? note.length;
  if (note.slice(0, first).trim() !== '') sections.push({ name: 'body', start: 0, from: 0, end: first });
  headings.forEach((heading, index) => {
    sections.push({ ...heading, end: headings[index + 1]?.start ?? note.length });
  });
  return sections;
}

const preferred = new Set(['assessment', 'assessment-plan', 'plan', 'procedures', 'time', 'orders', 'immunizations']);

/** The parts that are read when the note is longer than the limit: assessment and plan first, then from the beginning. */
export function withinLimit(
  sections: readonly Section[],
  length: number,
  limit: number,
): { readonly kept: Section[]; readonly trimmed: boolean } {
  if (length <= limit) return { kept: [...sections], trimmed: false };
  let left = limit;
  const kept: Section[] = [];
  const take = (section: Section): void => {
    if (left <= 0) return;
    const end = Math.min(section.end, section.start + left);
    kept.push({ ...section, from: Math.min(section.from, end), end });
    left -= end - section.start;
  };
  for (const section of sections) if (preferred.has(section.name)) take(section);
  for (const section of sections) if (!preferred.has(section.name)) take(section);
  return { kept: kept.sort((a, b) => a.start - b.start), trimmed: true };
}
