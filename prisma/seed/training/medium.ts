import type { SeedTrainingCase } from './types.ts';

export const mediumCases: readonly SeedTrainingCase[] = [
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
  {
    id: 'four-year-check',
    version: 1,
    title: 'Check-up at four years with vaccines',
    specialty: 'pediatrics',
    difficulty: 'medium',
    topic: 'Age bands, and counting vaccine components',
    patient: 'established',
    visitType: 'preventive_established',
    payer: 'commercial',
    ageYears: 4,
    sex: 'm',
    noteText: `Well child visit, 4 years old. No concerns. Growth along his curves, speech clear, rides a tricycle. Vision and hearing fine in daily life by report.
Exam: Normal throughout.
Guidance on sleep, screens, car seat and teeth was given to his mother.
Vaccines: I talked with his mother about benefits and effects of each component. Given today: DTaP-IPV in the left thigh and MMRV in the right arm.
Assessment: Routine child health examination, normal findings. Return in one year.`,
    answer: [
      {
        kind: 'em',
        code: null,
        correct: true,
        text: 'The visit is preventive and no separate problem was treated; its code is among the procedures.',
        quotes: ['Well child visit, 4 years old. No concerns'],
      },
      {
        kind: 'diagnosis',
        code: 'Z00.129',
        correct: true,
        text: 'Routine child examination without abnormal findings (I.C.21.c.13).',
        quotes: ['Routine child health examination, normal findings'],
      },
      {
        kind: 'diagnosis',
        code: 'Z23',
        correct: true,
        text: 'May follow where vaccines are part of the routine visit (I.C.21.c.10).',
        quotes: ['Given today: DTaP-IPV in the left thigh and MMRV in the right arm'],
      },
      {
        kind: 'procedure',
        code: '99392',
        correct: true,
        text: 'Established patient from 1 to 4 years.',
        quotes: ['Well child visit, 4 years old'],
      },
      {
        kind: 'procedure',
        code: '99393',
        correct: false,
        text: 'That band begins at 5 years.',
        quotes: ['4 years old'],
      },
      {
        kind: 'procedure',
        code: '90460',
        correct: true,
        text: 'Counselled by the physician up to 18 years: first component of each vaccine, 2 units.',
        quotes: ['I talked with his mother about benefits and effects of each component'],
      },
      {
        kind: 'procedure',
        code: '90461',
        correct: true,
        text: 'Further components: three in DTaP-IPV and three in MMRV, 6 units.',
        quotes: ['DTaP-IPV in the left thigh and MMRV in the right arm'],
      },
      {
        kind: 'procedure',
        code: '90696',
        correct: true,
        text: 'The combined product DTaP-IPV, for 4 to 6 years.',
        quotes: ['DTaP-IPV in the left thigh'],
      },
      {
        kind: 'procedure',
        code: '90710',
        correct: true,
        text: 'The combined product MMRV.',
        quotes: ['MMRV in the right arm'],
      },
      {
        kind: 'procedure',
        code: '90471',
        correct: false,
        text: 'Administration without counselling by the physician, or above 18 years.',
        quotes: ['I talked with his mother'],
      },
    ],
  },
  {
    id: 'finger-cut',
    version: 1,
    title: 'A cut finger',
    specialty: 'urgent_care',
    difficulty: 'medium',
    topic: 'Repair by length and site, with its vaccine and external cause',
    patient: 'established',
    visitType: 'office_established',
    payer: 'commercial',
    ageYears: 28,
    sex: 'm',
    noteText: `He cut his left index finger with a kitchen knife an hour ago. Last tetanus shot 12 years ago.
Exam: Straight cut of 2 cm over the back of the left index finger, no foreign body. Tendons work, feeling is normal, the nail is unharmed.
Procedure: Lidocaine at the base of the finger, rinsed with saline, closed in one layer with four nylon stitches.
Tdap given in the right arm.
Assessment: Laceration of the left index finger without foreign body, nail not damaged.
Stitches out in ten days.`,
    answer: [
      {
        kind: 'em',
        code: null,
        correct: true,
        text: 'Looking at the wound and deciding to close it is part of the repair.',
        quotes: ['closed in one layer with four nylon stitches'],
      },
      {
        kind: 'diagnosis',
        code: 'S61.211A',
        correct: true,
        text: 'Left index finger, no foreign body, nail spared, active treatment.',
        quotes: ['Laceration of the left index finger without foreign body, nail not damaged'],
      },
      {
        kind: 'diagnosis',
        code: 'Z23',
        correct: true,
        text: 'The reason for the vaccine.',
        quotes: ['Tdap given in the right arm'],
      },
      {
        kind: 'diagnosis',
        code: 'W26.0XXA',
        correct: true,
        text: 'How it happened: contact with a knife. External causes are never first (I.C.20).',
        quotes: ['with a kitchen knife'],
      },
      {
        kind: 'procedure',
        code: '12001',
        correct: true,
        text: 'Simple repair of a hand or finger up to 2.5 cm; add F1.',
        quotes: ['Straight cut of 2 cm', 'closed in one layer with four nylon stitches'],
      },
      {
        kind: 'procedure',
        code: '64450',
        correct: false,
        text: 'Local anesthesia by the one who operates is part of the repair.',
        quotes: ['Lidocaine at the base of the finger'],
      },
      {
        kind: 'procedure',
        code: '90715',
        correct: true,
        text: 'The product Tdap, from 7 years.',
        quotes: ['Tdap given in the right arm'],
      },
      {
        kind: 'procedure',
        code: '90471',
        correct: true,
        text: 'One injected vaccine of an adult.',
        quotes: ['Tdap given in the right arm'],
      },
    ],
  },
  {
    id: 'seven-keratoses',
    version: 1,
    title: 'Seven keratoses of the scalp',
    specialty: 'dermatology',
    difficulty: 'medium',
    topic: 'A base code and its add-on',
    patient: 'established',
    visitType: 'office_established',
    payer: 'medicare',
    ageYears: 73,
    sex: 'm',
    noteText: `Seen for rough spots of the scalp that came back since spring.
Exam: Seven actinic keratoses over the crown. No nodule, no ulcer.
Procedure: All seven frozen with liquid nitrogen. Care of the blisters explained.
Plan: Hat and sun cream. Skin check in six months.`,
    answer: [
      {
        kind: 'em',
        code: null,
        correct: true,
        text: 'Only the treated lesions were looked at.',
        quotes: ['Seen for rough spots of the scalp'],
      },
      {
        kind: 'diagnosis',
        code: 'L57.0',
        correct: true,
        text: 'Actinic keratosis, one code whatever the number.',
        quotes: ['Seven actinic keratoses over the crown'],
      },
      {
        kind: 'procedure',
        code: '17000',
        correct: true,
        text: 'The first premalignant lesion.',
        quotes: ['All seven frozen with liquid nitrogen'],
      },
      {
        kind: 'procedure',
        code: '17003',
        correct: true,
        text: 'The second to the fourteenth, each: 6 units.',
        quotes: ['All seven frozen with liquid nitrogen'],
      },
      {
        kind: 'procedure',
        code: '17004',
        correct: false,
        text: 'Stands alone from fifteen lesions on.',
        quotes: ['Seven actinic keratoses'],
      },
      {
        kind: 'procedure',
        code: '17110',
        correct: false,
        text: 'For benign lesions; keratoses of this kind are premalignant.',
        quotes: ['actinic keratoses'],
      },
    ],
  },
];
