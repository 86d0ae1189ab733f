import type { CodeHit, CodeSystem, Encounter, MdmItem, Span, SuggestionResult } from '@codeloom/contracts';
import { buildEncounter } from './encounter-builder.ts';
import { sampleNote } from './sample-note.ts';

/** Where a quote stands in a note; the quote must be there. */
export function spanOf(note: string, quote: string): Span {
  const start = note.indexOf(quote);
  if (start < 0) throw new Error(`The sample note lacks the quote of ${quote.length} characters.`);
  return { start, end: start + quote.length, quote };
}

export function sampleEncounter(patch: Partial<Encounter> = {}): Encounter {
  return buildEncounter({
    noteText: sampleNote,
    patientPseudoId: 'PT-20418',
    externalId: 'V-20418',
    ageYears: 58,
    sex: 'm',
    payer: 'commercial',
    providerName: 'Dr. Amara Osei',
    ...patch,
  });
}

/** A result with nothing in it: what an engine says of a note without findings. */
export function blankSuggestion(note: string): SuggestionResult {
  return {
    engine: {
      mode: 'rules',
      version: '1.0.0',
      bookVersion: 'sample',
      codeSet: { id: 'curated', from: '2025-10-01', to: null, stale: false, complete: false },
    },
    note: { sha256: '0'.repeat(64), lengthChars: note.length, trimmed: note.length > 10_000, sections: [] },
    patient: 'established',
    em: {
      recommended: null,
      highestSupported: null,
      alternatives: [],
      basis: null,
      mdm: {
        level: 'straightforward',
        problems: { level: 'minimal', items: [] },
        data: { level: 'minimal', items: [] },
        risk: { level: 'minimal', items: [] },
      },
      time: null,
      missingForNext: [],
      fragile: [],
      modifiers: [],
    },
    diagnoses: [],
    procedures: [],
    edits: [],
    rejected: [],
    denialRisk: { level: 'low', reasons: [] },
    hints: [],
    confidenceBucket: 'low',
  };
}

/** Answers the sample note as the engine would; any other note gets a blank result. */
export function sampleEngine({ noteText: note }: Encounter): SuggestionResult {
  if (!note.includes('Type 2 diabetes with polyneuropathy')) return blankSuggestion(note);
  const at = (...quotes: string[]): Span[] =>
    quotes.filter((quote) => note.includes(quote)).map((quote) => spanOf(note, quote));
  const item = (kind: string, text: string, quote: string, whyNot?: string): MdmItem => ({
    kind,
    text,
    counted: whyNot === undefined,
    ...(whyNot === undefined ? {} : { whyNot }),
    ruleId: `sample.${kind}`,
    evidence: at(quote),
  });
  const code = (value: string, description: string, confidence: number, quotes: string[]) => ({
    code: value,
    description,
    confidence,
    bucket: confidence < 0.6 ? ('low' as const) : confidence < 0.8 ? ('medium' as const) : ('high' as const),
    ruleIds: ['sample.lexicon'],
    noteSnippets: quotes,
    evidence: at(...quotes),
  });
  return {
    ...blankSuggestion(note),
    note: {
      sha256: '0'.repeat(64),
      lengthChars: note.length,
      trimmed: false,
      sections: sectionsOf(note, ['Subjective', 'Objective', 'Results', 'Assessment and plan']),
    },
    em: {
      recommended: { code: '99213', label: 'Established patient, low', level: 3, confidence: 0.71 },
      highestSupported: { code: '99214', label: 'Established patient, moderate', level: 4, confidence: 0.66 },
      alternatives: [
        { code: '99213', label: 'Established patient, low', level: 3, confidence: 0.71, recommended: true },
        { code: '99214', label: 'Established patient, moderate', level: 4, confidence: 0.66, recommended: false },
      ],
      basis: 'mdm',
      mdm: {
        level: 'low',
        problems: {
          level: 'moderate',
          items: [
            item('chronic-not-at-goal', 'Diabetes not at goal', '1. Type 2 diabetes with polyneuropathy, not at goal.'),
            item('chronic-stable', 'hypertension stable', '2. Hypertension, at goal.'),
          ],
        },
        data: {
          level: 'limited',
          items: [
            item('test-reviewed', 'A1c reviewed', 'A1c 8.4%, up from 7.6% in November.'),
            item('test-reviewed', 'lipids reviewed', 'Lipid panel: LDL 92.'),
            item('test-ordered', 'repeat A1c', 'Repeat A1c in three months.', 'Ordered for a later visit.'),
          ],
        },
        risk: {
          level: 'moderate',
          items: [
            item('prescription', 'Metformin increased', 'Increase metformin to 1000 mg twice daily'),
            item('prescription', 'losartan continued', 'Continue losartan 50 mg daily.'),
          ],
        },
      },
      time: null,
      missingForNext: ['Data: a third test, document or historian is not documented.'],
      fragile: ['Metformin: without the dose change, the risk is low.'],
      modifiers: ['25'],
    },
    diagnoses: [
      code('E11.42', 'Type 2 diabetes mellitus with diabetic polyneuropathy', 0.91, [
        '1. Type 2 diabetes with polyneuropathy, not at goal.',
        'Monofilament sensation is reduced at the toes of both feet.',
      ]),
      code('I10', 'Essential (primary) hypertension', 0.88, ['2. Hypertension, at goal.']),
      code('M17.11', 'Unilateral primary osteoarthritis, right knee', 0.83, ['3. Right knee osteoarthritis.']),
      code('Z79.84', 'Long term (current) use of oral hypoglycemic drugs', 0.57, ['Increase metformin to 1000 mg']),
    ],
    procedures: [
      {
        ...code('20610', 'Large joint injection', 0.86, [
          'the right knee was injected with 40 mg triamcinolone under sterile technique',
        ]),
        modifiers: ['RT'],
        units: 1,
        diagnosisPointers: [3],
        withinCuratedSet: true,
      },
    ],
    rejected: [
      { text: 'Chest pain', code: 'R07.9', reason: 'Denied in the note.', evidence: at('No chest pain') },
      { text: 'Stroke', reason: 'Family history: the father, not the patient.', evidence: at('Father had a stroke') },
      {
        text: 'Meniscal tear',
        reason: 'Uncertain: an outpatient claim codes what is established.',
        evidence: at('Possible meniscal tear'),
      },
    ],
    denialRisk: {
      level: 'medium',
      reasons: [
        {
          id: 'modifier-25',
          severity: 'medium',
          message: 'A visit and a procedure on one day need a separate reason for the visit.',
          source: 'NCCI policy manual, chapter 1',
        },
      ],
    },
    hints: [
      {
        type: 'UNDERCODING',
        severity: 'info',
        message: 'Documentation may support 99214 (higher level) as well as 99213. Review before finalizing.',
        evidence: at('Increase metformin to 1000 mg twice daily'),
      },
    ],
    confidenceBucket: 'medium',
  };
}

function sectionsOf(note: string, names: string[]): SuggestionResult['note']['sections'] {
  const starts = names.map((name) => ({ name, start: note.indexOf(`${name}\n`) })).filter(({ start }) => start >= 0);
  return starts.map(({ name, start }, index) => ({ name, start, end: starts[index + 1]?.start ?? note.length }));
}

/** A few codes for search; the procedure labels are our own. */
export const sampleTable: Record<CodeSystem, CodeHit[]> = {
  icd10cm: [
    { code: 'E11', description: 'Type 2 diabetes mellitus', billable: false },
    { code: 'E11.9', description: 'Type 2 diabetes mellitus without complications', billable: true },
    { code: 'E11.42', description: 'Type 2 diabetes mellitus with diabetic polyneuropathy', billable: true },
    { code: 'E11.65', description: 'Type 2 diabetes mellitus with hyperglycemia', billable: true },
    { code: 'E78.5', description: 'Hyperlipidemia, unspecified', billable: true },
    { code: 'I10', description: 'Essential (primary) hypertension', billable: true },
    { code: 'M17.11', description: 'Unilateral primary osteoarthritis, right knee', billable: true },
    { code: 'M25.561', description: 'Pain in right knee', billable: true },
    { code: 'Z79.84', description: 'Long term (current) use of oral hypoglycemic drugs', billable: true },
    { code: 'Z91.148', description: "Patient's other noncompliance with medication regimen", billable: true },
  ],
  procedure: [
    { code: '20610', description: 'Large joint injection', billable: true },
    { code: '83036', description: 'A1c test', billable: true },
    { code: '93000', description: 'Electrocardiogram with report', billable: true },
    { code: 'G0439', description: 'Medicare wellness visit, later', billable: true },
  ],
};
