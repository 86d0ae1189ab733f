import { createHash, createHmac } from 'node:crypto';
import { read, type Facts } from '@codeloom/rules';
import {
  chain,
  neutralizeInvisible,
  redact,
  shiftDaysFor,
  type InvisibleKind,
  type KnownValue,
  type OffsetMap,
  type ReplacementCounts,
} from '../redact/index.ts';
import { applyEdits, type Edit } from '../redact/offset-map.ts';

/** A note made ready to leave, with the way back to the text as submitted. */
export interface PreparedNote {
  /** What is sent. */
  readonly text: string;
  readonly map: OffsetMap;
  readonly fence: string;
  readonly replaced: ReplacementCounts;
  readonly invisible: Partial<Record<InvisibleKind, number>>;
  /** What the built-in reader found in the note as submitted. */
  readonly facts: Facts;
}

export interface PrepareOptions {
  readonly known: readonly KnownValue[];
  readonly dateOfService: string;
  /** Keys the shift of dates and the fence: without it, neither can be guessed from the note. */
  readonly secret: Uint8Array;
}

/** Cuts what the engine would not read either: a note over 10,000 characters keeps its assessment and plan first. */
function trimmed(note: string, facts: Facts): { text: string; map: OffsetMap } {
  const edits: Edit[] = [];
  let at = 0;
  if (facts.trimmed) {
    for (const section of [...facts.sections].sort((a, b) => a.start - b.start)) {
      if (section.start > at) edits.push({ start: at, end: section.start, replacement: at === 0 ? '' : '\n' });
      at = Math.max(at, section.end);
    }
    if (at < note.length) edits.push({ start: at, end: note.length, replacement: '' });
  }
  return applyEdits(note, edits);
}

/** Validate and trim, take out invisible characters, replace identifiers: in this order, each step with its way back. */
export function prepareNote(note: string, options: PrepareOptions): PreparedNote {
  const facts = read(note);
  const kept = trimmed(note, facts);
  const visible = neutralizeInvisible(kept.text);
  const keyed = createHmac('sha256', options.secret).update(note).digest();
  const redaction = redact(visible.text, {
    known: options.known,
    shiftDays: shiftDaysFor(keyed.readUInt32BE(0)),
    referenceYear: Number(options.dateOfService.slice(0, 4)),
  });
  return {
    text: redaction.text,
    map: chain(redaction.map, chain(visible.map, kept.map)),
    fence: createHash('sha256').update(keyed).digest('hex').slice(0, 16),
    replaced: redaction.counts,
    invisible: visible.counts,
    facts,
  };
}
