import type { SeedTrainingCase } from './types.ts';

export const visitCases: readonly SeedTrainingCase[] = [
  {
    id: 'diabetes-not-at-goal',
    version: 1,
    title: 'Diabetes with complications, not at goal',
    specialty: 'family_medicine',
    difficulty: 'medium',
    topic: 'As many diabetes codes as the note describes',
    patient: 'established',
    visitType: 'office_established',
    payer: 'commercial',
    ageYears: 58,
    sex: 'f',
    noteText: `Follow-up of type 2 diabetes and high blood pressure. Sugars at home run from 180 to 240. Her feet tingle as before. No low sugars.
Medications: metformin 1000 mg twice daily, losartan 50 mg daily.
A1c by fingerstick in the office today 8.9 %, six months ago 7.9 %.
Exam: BP 124/76. Feet without wounds; she does not feel the monofilament at both great toes.
Assessment and plan:
1. Type 2 diabetes with hyperglycemia and with polyneuropathy, not at goal. Start empagliflozin 10 mg in the morning, continue metformin.
2. Hypertension, at goal. Continue losartan.
Return in three months.`,
    answer: [
      {
        kind: 'em',
        code: '99214',
        correct: true,
        text: 'A chronic illness not at goal is moderate, and starting a drug is moderate risk. The A1c is billed here and does not count as data; it is not needed.',
        quotes: [
          'Type 2 diabetes with hyperglycemia and with polyneuropathy, not at goal',
          'Start empagliflozin 10 mg in the morning',
        ],
      },
      {
        kind: 'diagnosis',
        code: 'E11.65',
        correct: true,
        text: 'Hyperglycemia is stated (I.C.4.a).',
        quotes: ['Type 2 diabetes with hyperglycemia'],
      },
      {
        kind: 'diagnosis',
        code: 'E11.42',
        correct: true,
        text: 'Polyneuropathy with diabetes is one combination code; as many codes as describe the disease are used (I.C.4.a).',
        quotes: ['with polyneuropathy'],
      },
      {
        kind: 'diagnosis',
        code: 'I10',
        correct: true,
        text: 'Evaluated and continued on treatment (IV.I).',
        quotes: ['Hypertension, at goal'],
      },
      {
        kind: 'diagnosis',
        code: 'Z79.84',
        correct: true,
        text: 'Long-term oral drugs against diabetes are coded beside it (I.C.4.a.3).',
        quotes: ['metformin 1000 mg twice daily'],
      },
      {
        kind: 'diagnosis',
        code: 'E11.9',
        correct: false,
        text: 'Without complications never stands beside a complication.',
        quotes: ['with polyneuropathy'],
      },
      {
        kind: 'procedure',
        code: '83036',
        correct: true,
        text: 'A1c measured in the office. Payers that follow CLIA ask for QW.',
        quotes: ['A1c by fingerstick in the office today 8.9 %'],
      },
    ],
  },
  {
    id: 'video-depression',
    version: 1,
    title: 'Depression follow-up by video',
    specialty: 'psychiatry',
    difficulty: 'medium',
    topic: 'A level by total time, and the severity in the diagnosis',
    patient: 'established',
    visitType: 'telehealth',
    payer: 'medicare',
    ageYears: 67,
    sex: 'm',
    noteText: `Video visit; the patient is at home and agreed to it.
He has recurrent major depression of moderate severity. Mirtazapine 15 mg since August helps his sleep, but mornings stay heavy and he sees few people. PHQ-9 completed and scored today: 13. He has no thoughts of dying.
Assessment: Major depressive disorder, recurrent, moderate, partial response.
Plan: Raise mirtazapine to 30 mg at bedtime. His daughter will walk with him twice a week. Video again in four weeks.
Total time on the day of the visit, with preparation and documentation: 33 minutes.`,
    answer: [
      {
        kind: 'em',
        code: '99214',
        correct: true,
        text: '30 minutes are reached by total time. Decision making leads to the same level: a chronic illness not at goal and a changed prescription.',
        quotes: ['Total time on the day of the visit, with preparation and documentation: 33 minutes'],
      },
      {
        kind: 'em',
        code: '99215',
        correct: false,
        text: 'By time this level begins at 40 minutes.',
        quotes: ['33 minutes'],
      },
      {
        kind: 'diagnosis',
        code: 'F33.1',
        correct: true,
        text: 'Recurrent and moderate are both documented.',
        quotes: ['Major depressive disorder, recurrent, moderate'],
      },
      {
        kind: 'diagnosis',
        code: 'F32.A',
        correct: false,
        text: 'Depression without more detail is for notes that give none.',
        quotes: ['recurrent, moderate'],
      },
      {
        kind: 'procedure',
        code: '96127',
        correct: true,
        text: 'A standard questionnaire, scored and documented.',
        quotes: ['PHQ-9 completed and scored today: 13'],
      },
    ],
  },
  {
    id: 'shoulder-injection',
    version: 1,
    title: 'A new patient with a painful shoulder',
    specialty: 'orthopedics',
    difficulty: 'medium',
    topic: 'A visit and an injection on one day',
    patient: 'new',
    visitType: 'office_new',
    payer: 'commercial',
    ageYears: 52,
    sex: 'f',
    noteText: `New patient. Four months of pain in the left shoulder when she lifts the arm, without injury. Naproxen from the pharmacy helps a little.
Exam: Painful arc on the left, Neer and Hawkins positive. Full strength. Neck moves freely.
X-ray of the left shoulder, three views, taken and read here: no fracture, mild wear of the joint at the collarbone.
Assessment: Impingement syndrome of the left shoulder.
Plan: We went through exercise, therapy and injection. She chose to have both. After consent the left subacromial bursa was injected with 40 mg triamcinolone acetonide and 4 mL lidocaine, without problems. Physical therapy twice a week. Return in six weeks.`,
    answer: [
      {
        kind: 'em',
        code: '99203',
        correct: true,
        text: 'A first evaluation with a choice among treatments stands beside the injection with modifier 25. One problem at low, therapy and over-the-counter drugs at low risk.',
        quotes: ['New patient', 'We went through exercise, therapy and injection'],
      },
      {
        kind: 'em',
        code: '99204',
        correct: false,
        text: 'Moderate is not documented in two elements: the injected drug belongs to the procedure, and the film is billed here.',
        quotes: ['Physical therapy twice a week'],
      },
      {
        kind: 'diagnosis',
        code: 'M75.42',
        correct: true,
        text: 'Impingement syndrome with its side.',
        quotes: ['Impingement syndrome of the left shoulder'],
      },
      {
        kind: 'diagnosis',
        code: 'M25.512',
        correct: false,
        text: 'Pain belongs to the syndrome that was diagnosed (I.B.5).',
        quotes: ['pain in the left shoulder'],
      },
      {
        kind: 'procedure',
        code: '20610',
        correct: true,
        text: 'Injection of a major joint or bursa without ultrasound; add LT.',
        quotes: ['the left subacromial bursa was injected'],
      },
      {
        kind: 'procedure',
        code: 'J3301',
        correct: true,
        text: 'Triamcinolone acetonide counts per 10 mg: 40 mg are 4 units.',
        quotes: ['40 mg triamcinolone acetonide'],
      },
      {
        kind: 'procedure',
        code: '73030',
        correct: true,
        text: 'Two or more views of the shoulder; add LT.',
        quotes: ['X-ray of the left shoulder, three views, taken and read here'],
      },
    ],
  },
];
