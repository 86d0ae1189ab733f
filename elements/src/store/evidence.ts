import type { SeenFact, Span, SuggestionResult } from '@codeloom/contracts';
import { msg } from '../internal/localize.ts';

/** The five kinds of fact, each with one colour of its own. */
export const threads = ['problems', 'data', 'risk', 'diagnosis', 'procedure'] as const;
export type Thread = (typeof threads)[number];

/** Something with places in the note: what a row on one element lights up in another. */
export interface Evidence {
  /** `diagnosis:I10`, `problems`, `problems:0`, `rejected:2`, `hint:0`, `time`. */
  key: string;
  thread: Thread;
  label: string;
  spans: readonly Span[];
  /** Drawn in the note without being asked; what was not counted appears only when its row is chosen. */
  shown: boolean;
}

const seenThreads = {
  problem: 'problems',
  data: 'data',
  management: 'risk',
  procedure: 'procedure',
  time: 'data',
} as const satisfies Record<string, Thread>;

/** What only one of two readers saw: lit when its row is chosen. */
function seenOf({ reading }: SuggestionResult): Evidence[] {
  const of = (by: 'model' | 'rules', facts: readonly SeenFact[] = []): Evidence[] =>
    facts.map(({ kind, text, evidence }, index) => ({
      key: `seen:${by}:${index}`,
      thread: seenThreads[kind],
      label: text,
      spans: evidence,
      shown: false,
    }));
  return [...of('model', reading?.modelOnly), ...of('rules', reading?.rulesOnly)];
}

/** All places of a result, in the order in which they are drawn: later ones lie on top. */
export function evidenceOf(result: SuggestionResult | null): Evidence[] {
  if (!result) return [];
  const { mdm, time } = result.em;
  const elements = (['problems', 'data', 'risk'] as const).flatMap((thread): Evidence[] => {
    const { items } = mdm[thread];
    const counted = items.filter((item) => item.counted).flatMap((item) => item.evidence);
    return [
      { key: thread, thread, label: thread, spans: counted, shown: false },
      ...items.map((item, index) => ({
        key: `${thread}:${index}`,
        thread,
        label: item.text,
        spans: item.evidence,
        shown: item.counted,
      })),
    ];
  });
  return [
    ...result.diagnoses.map(({ code, evidence }) => ({
      key: `diagnosis:${code}`,
      thread: 'diagnosis' as const,
      label: code,
      spans: evidence,
      shown: true,
    })),
    ...result.procedures.map(({ code, evidence }) => ({
      key: `procedure:${code}`,
      thread: 'procedure' as const,
      label: code,
      spans: evidence,
      shown: true,
    })),
    ...elements,
    ...(time ? [{ key: 'time', thread: 'data' as const, label: msg('time'), spans: time.evidence, shown: true }] : []),
    ...result.rejected.map(({ text, evidence }, index) => ({
      key: `rejected:${index}`,
      thread: 'diagnosis' as const,
      label: text,
      spans: evidence,
      shown: false,
    })),
    ...seenOf(result),
    ...result.hints.map(({ message, evidence }, index) => ({
      key: `hint:${index}`,
      thread: 'problems' as const,
      label: message,
      spans: evidence ?? [],
      shown: false,
    })),
  ];
}
