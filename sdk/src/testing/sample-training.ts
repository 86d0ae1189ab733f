import type { Span, TrainingAnswer, TrainingCase } from '@codeloom/contracts';

const noteText = `S: Nine-year-old boy, two days of pain in the right ear and a cold. No fever today.
O: Right drum red and bulging, left drum normal. Lungs clear.
A: Acute suppurative otitis media, right ear.
P: Amoxicillin twice daily for seven days. Return if pain lasts.`;

function at(quote: string): Span {
  const start = noteText.indexOf(quote);
  return { start, end: start + quote.length, quote };
}

/** A training case for stories and tests. */
export const sampleCase: TrainingCase = {
  id: 'ear-pain',
  title: 'A painful ear',
  specialty: 'pediatrics',
  difficulty: 'easy',
  topic: 'Type and side of an ear infection',
  attempts: 0,
  bestScorePercent: null,
  version: 1,
  noteText,
  patient: 'established',
  visitType: 'office_established',
  payer: 'commercial',
  ageYears: 9,
  sex: 'm',
};

/** Further rows of a list; they hold no note of their own. */
export const sampleCases: readonly TrainingCase[] = [
  sampleCase,
  {
    ...sampleCase,
    id: 'skin-spots',
    title: 'Rough spots of the scalp',
    specialty: 'dermatology',
    difficulty: 'medium',
    topic: 'A base code and its add-on',
    attempts: 2,
    bestScorePercent: 80,
  },
  {
    ...sampleCase,
    id: 'heart-and-kidney',
    title: 'Heart and kidney together',
    specialty: 'internal_medicine',
    difficulty: 'hard',
    topic: 'Combination codes',
    attempts: 1,
    bestScorePercent: 100,
  },
];

export const sampleAnswer: TrainingAnswer = {
  correctEmCode: '99213',
  correctDiagnosisCodes: ['H66.001'],
  correctProcedureCodes: [],
  explanations: [
    {
      kind: 'em',
      code: '99213',
      correct: true,
      text: 'One acute uncomplicated illness is low, a prescription is moderate. Two of three meet low.',
      evidence: [at('Acute suppurative otitis media, right ear'), at('Amoxicillin twice daily for seven days')],
    },
    {
      kind: 'diagnosis',
      code: 'H66.001',
      correct: true,
      text: 'Acute, suppurative and on the right; no rupture of the drum is described.',
      evidence: [at('Acute suppurative otitis media, right ear'), at('Right drum red and bulging')],
    },
    {
      kind: 'diagnosis',
      code: 'H92.01',
      correct: false,
      text: 'Pain belongs to the infection that was found.',
      evidence: [at('pain in the right ear')],
    },
    { kind: 'procedure', code: null, correct: true, text: 'Nothing was done that has a procedure code.', evidence: [] },
  ],
};
