import type { MdmItem, Span, SuggestionResult } from '@codeloom/contracts';

const place = ({ start, end }: Span): Span => ({ start, end, quote: '' });
const places = (evidence: readonly Span[]): Span[] => evidence.map(place);

const item = ({ kind, counted, ruleId, evidence }: MdmItem): MdmItem => ({
  kind,
  text: '',
  counted,
  ruleId,
  evidence: places(evidence),
});

/**
 * What a run keeps where the practice keeps no notes: codes, levels, rule ids, hashes and offsets (DESIGN section 5). Built field by
 * field from what may stay, so that a field added to the result later stays out until somebody decides about it. Sentences are left
 * out too, because they name problems in the note's own words.
 */
export function withoutQuotes(result: SuggestionResult): SuggestionResult {
  const { engine, note, patient, em, denialRisk, confidenceBucket } = result;
  const { mdm, time } = em;
  return {
    engine,
    note: { sha256: note.sha256, lengthChars: note.lengthChars, trimmed: note.trimmed, sections: [] },
    patient,
    em: {
      recommended: em.recommended,
      highestSupported: em.highestSupported,
      alternatives: em.alternatives,
      basis: em.basis,
      mdm: {
        level: mdm.level,
        problems: { level: mdm.problems.level, items: mdm.problems.items.map(item) },
        data: { level: mdm.data.level, items: mdm.data.items.map(item) },
        risk: { level: mdm.risk.level, items: mdm.risk.items.map(item) },
      },
      time: time && { minutes: time.minutes, evidence: places(time.evidence) },
      missingForNext: [],
      fragile: [],
      modifiers: em.modifiers,
    },
    diagnoses: result.diagnoses.map(({ code, description, confidence, bucket, ruleIds, evidence }) => ({
      code,
      description,
      confidence,
      bucket,
      ruleIds,
      noteSnippets: [],
      evidence: places(evidence),
    })),
    procedures: result.procedures.map((line) => ({
      code: line.code,
      description: line.description,
      confidence: line.confidence,
      bucket: line.bucket,
      ruleIds: line.ruleIds,
      noteSnippets: [],
      evidence: places(line.evidence),
      modifiers: line.modifiers,
      units: line.units,
      diagnosisPointers: line.diagnosisPointers,
      withinCuratedSet: line.withinCuratedSet,
    })),
    // Edits speak of codes, dates and the visit's facts only.
    edits: result.edits,
    rejected: [],
    denialRisk: {
      level: denialRisk.level,
      reasons: denialRisk.reasons.map(({ id, severity, source }) => ({ id, severity, message: '', source })),
    },
    hints: result.hints.map(({ type, severity, evidence }) => ({
      type,
      severity,
      message: '',
      ...(evidence === undefined ? {} : { evidence: places(evidence) }),
    })),
    confidenceBucket,
  };
}
