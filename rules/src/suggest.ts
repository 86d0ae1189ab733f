import { claimLimits } from '@codeloom/contracts/limits';
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import type { CodeSet, Rejected, SuggestionResult } from '@codeloom/contracts';
import type { CodeTable } from './codes/code-table.ts';
import { asConfidence, bucketFor } from './decide/confidence.ts';
import { decide } from './decide/decide.ts';
import type { Decision } from './decide/decide.ts';
import { decideDenialRisk } from './decide/denial.ts';
import { decideHints } from './decide/hints.ts';
import { missingForNext } from './decide/missing.ts';
import { withToldPayer } from './decide/told-payer.ts';
import { pointersOf } from './decide/procedures.ts';
import type { ProcedureDraft } from './decide/procedures.ts';
import { candidateOf, highestOf, mdmOf } from './em-result.ts';
import type { Spans } from './em-result.ts';
import { BOOK_VERSION, ENGINE_VERSION, read } from './engine.ts';
import type { Facts } from './read/facts.ts';
import { check } from './edits/check.ts';
import type { VisitInput } from './visit.ts';

/** Spans are cut out of the note as submitted, so that quote and offsets cannot disagree. */
function spansIn(note: string): Spans {
  return (ranges) => {
    const seen = new Set<number>();
    return ranges
      .filter((range) => range.end > range.start && !seen.has(range.start) && seen.add(range.start))
      .map(({ start, end }) => ({ start, end, quote: note.slice(start, end) }));
  };
}

function procedureOf(
  draft: ProcedureDraft,
  decision: Decision,
  codes: CodeTable,
  spans: Spans,
): SuggestionResult['procedures'][number] {
  const evidence = spans(draft.evidence);
  return {
    code: draft.code,
    description: draft.label,
    modifiers: [...draft.modifiers],
    units: draft.units,
    diagnosisPointers: pointersOf(draft, decision.diagnoses.drafts),
    confidence: asConfidence(draft.confidence),
    bucket: bucketFor(asConfidence(draft.confidence)),
    ruleIds: [...draft.ruleIds],
    noteSnippets: evidence.map((span) => span.quote),
    evidence,
    withinCuratedSet: codes.procedure(draft.code)?.curated === true,
  };
}

function rejectedOf(decision: Decision, spans: Spans): Rejected[] {
  return [...decision.diagnoses.rejected, ...decision.procedures.rejected].map((item) => ({
    text: item.text,
    ...(item.code === undefined ? {} : { code: item.code }),
    reason: item.reason,
    evidence: spans(item.evidence),
  }));
}

/** The suggestion as a set of codes, so that it meets the same edits as a person's. */
function suggestedCodes(
  emCode: string | null,
  decision: Decision,
  diagnoses: readonly { code: string }[],
  procedures: SuggestionResult['procedures'],
): CodeSet {
  return {
    emCode,
    emModifiers: [...decision.emModifiers],
    diagnoses: diagnoses.slice(0, claimLimits.diagnoses).map(({ code }) => ({ code })),
    procedures: procedures.map(({ code, modifiers, units, diagnosisPointers }) => ({
      code,
      modifiers: [...modifiers],
      units,
      pointers: diagnosisPointers
        .filter((position) => position <= claimLimits.diagnoses)
        .slice(0, claimLimits.pointersPerLine),
    })),
  };
}

/** Reads a note, decides on codes, and says on what each rests. */
export function suggest(input: VisitInput, codes: CodeTable): SuggestionResult {
  return suggestFrom(read(input.note), input, codes);
}

/** The same from facts that stand already: what another reader added goes through the same rules. */
export function suggestFrom(facts: Facts, visit: VisitInput, codes: CodeTable): SuggestionResult {
  const input = withToldPayer(visit);
  const { note } = input;
  const decision = decide(facts, input, codes);
  const spans = spansIn(note);
  const { em, emWithheld } = decision;
  const shown = emWithheld === null;
  const { patient } = decision.context;
  const highest = shown ? highestOf(em.candidates) : null;
  const recommended = shown ? em.recommended : null;
  const diagnoses = decision.diagnoses.drafts.map((draft) => {
    const evidence = spans(draft.evidence);
    const confidence = asConfidence(draft.confidence);
    return {
      code: draft.code,
      description: draft.label,
      confidence,
      bucket: bucketFor(confidence),
      ruleIds: [...draft.ruleIds],
      noteSnippets: evidence.map((span) => span.quote),
      evidence,
    };
  });
  const drafts = [...decision.services, ...decision.procedures.drafts].filter((draft) => draft.evidence.length > 0);
  const procedures = drafts.map((draft) => procedureOf(draft, decision, codes, spans));
  const edits = check(suggestedCodes(recommended?.code ?? null, decision, diagnoses, procedures), input, codes);
  const hints = decideHints({
    facts,
    context: decision.context,
    em: shown ? em : { ...em, recommended: null },
    highest,
    diagnoses: decision.diagnoses.drafts,
    missed: decision.procedures.missed,
    procedures: drafts,
  });
  const overall = recommended?.confidence ?? diagnoses[0]?.confidence ?? 0;
  return {
    engine: {
      mode: 'rules',
      version: ENGINE_VERSION,
      bookVersion: BOOK_VERSION,
      codeSet: codes.infoFor(input.dateOfService),
    },
    note: {
      sha256: bytesToHex(sha256(utf8ToBytes(note))),
      lengthChars: note.length,
      trimmed: facts.trimmed,
      sections: facts.sections.map(({ name, start, end }) => ({ name, start, end })),
    },
    patient,
    em: {
      recommended: recommended ? candidateOf(recommended, patient) : null,
      highestSupported: highest ? candidateOf(highest, patient) : null,
      alternatives: shown
        ? em.candidates.map((candidate) => ({
            ...candidateOf(candidate, patient),
            recommended: candidate === recommended,
          }))
        : [],
      basis: recommended ? em.basis : null,
      mdm: mdmOf(em, spans),
      time: em.minutes === null ? null : { minutes: em.minutes, evidence: spans(em.minutesEvidence) },
      missingForNext: shown ? missingForNext(em) : [],
      fragile: shown ? [...em.fragile] : [],
      modifiers: [...decision.emModifiers],
      withheld: recommended === null ? emWithheld : null,
    },
    diagnoses: diagnoses.filter((item) => item.evidence.length > 0),
    procedures,
    edits,
    rejected: rejectedOf(decision, spans),
    denialRisk: decideDenialRisk({
      facts,
      input,
      context: decision.context,
      em: shown ? em : { ...em, recommended: null },
      diagnoses: decision.diagnoses.drafts,
      procedures: drafts,
      edits,
    }),
    hints: hints.map(({ at, ...hint }) => ({ ...hint, ...(at === undefined ? {} : { evidence: spans(at) }) })),
    confidenceBucket: bucketFor(asConfidence(overall)),
  };
}
