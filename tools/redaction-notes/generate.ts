import { clinicalSentences, identifierSentences, type Sentence } from './sentences.ts';
import { values, type Values } from './values.ts';

/** Where a true identifier stands in a generated note. */
export interface TrueIdentifier {
  readonly class: string;
  readonly start: number;
  readonly end: number;
}

export interface GeneratedNote {
  readonly seed: number;
  readonly text: string;
  readonly identifiers: readonly TrueIdentifier[];
}

/** `seen` = shapes the rules' author may look at while working; `unseen` = the other half, for measuring only. */
export type Half = 'seen' | 'unseen';

function shapesOf(half: Half): Sentence[] {
  return Object.values(identifierSentences).flatMap((shapes) =>
    shapes.filter((_shape, at) => (at % 2 === 0) === (half === 'seen')),
  );
}

function assembled(marked: string, seed: number): GeneratedNote {
  const identifiers: TrueIdentifier[] = [];
  let text = '';
  let at = 0;
  for (const match of marked.matchAll(/\{([a-z]+)\|([^}]*)\}/g)) {
    text += marked.slice(at, match.index);
    const value = match[2] ?? '';
    identifiers.push({ class: match[1] ?? '', start: text.length, end: text.length + value.length });
    text += value;
    at = match.index + match[0].length;
  }
  return { seed, text: text + marked.slice(at), identifiers };
}

function layout(v: Values, lines: readonly string[]): string {
  const cut = Math.ceil(lines.length / 3);
  const [first, second, third] = [lines.slice(0, cut), lines.slice(cut, 2 * cut), lines.slice(2 * cut)];
  switch (v.pick(['headed', 'prose', 'lines', 'crlf'])) {
    case 'headed':
      return `${first.join('\n')}\n\nHISTORY OF PRESENT ILLNESS\n${second.join(' ')}\n\nASSESSMENT AND PLAN\n- ${third.join('\n- ')}`;
    case 'prose':
      return lines.join(' ');
    case 'lines':
      return lines.join('\n');
    default:
      return lines.join('\r\n');
  }
}

/** One synthetic note: 8 to 14 identifier sentences among 10 clinical ones. The same seed gives the same note. */
export function generateNote(seed: number, half: Half): GeneratedNote {
  const v = values(seed);
  const count = 8 + (seed % 7);
  const lines = v
    .shuffle([...v.some(shapesOf(half), count), ...v.some(clinicalSentences, 10)])
    .map((sentence) => sentence(v));
  return assembled(layout(v, lines), seed);
}
