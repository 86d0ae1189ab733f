import type { SeedTrainingCase } from './types.ts';

export const procedureCases: readonly SeedTrainingCase[] = [
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
