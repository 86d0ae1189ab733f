import type { SeedTrainingCase } from './types.ts';

// Levels: AMA office E/M guidelines 2023 (decision making, two of three). Diagnoses: ICD-10-CM Official Guidelines FY2026, sections as named.
export const easyCases: readonly SeedTrainingCase[] = [
  {
    id: 'strep-throat',
    version: 1,
    title: 'Sore throat with a positive rapid test',
    specialty: 'family_medicine',
    difficulty: 'easy',
    topic: 'An acute illness, a prescription and a test done in the office',
    patient: 'established',
    visitType: 'office_established',
    payer: 'commercial',
    ageYears: 11,
    sex: 'f',
    noteText: `S: An 11-year-old girl comes with two days of sore throat and fever up to 101 at home. No cough, no runny nose, no rash. She drinks well.
O: T 100.8, pulse 92. Tonsils red with white patches. Nodes at the front of the neck are swollen and tender. Ears and lungs clear. Rapid strep test in the office today: positive.
A: Strep pharyngitis.
P: Amoxicillin 500 mg twice daily for 10 days. Back to school after 24 hours of treatment. Return if swallowing gets harder or fever lasts beyond three days.`,
    answer: [
      {
        kind: 'em',
        code: '99213',
        correct: true,
        text: 'One acute uncomplicated illness is low; a prescription is moderate risk; the rapid test is billed by the practice and does not count as data. Two of three meet low.',
        quotes: ['Strep pharyngitis', 'Amoxicillin 500 mg twice daily for 10 days'],
      },
      {
        kind: 'em',
        code: '99214',
        correct: false,
        text: 'Risk alone is moderate. A second element at moderate is not documented.',
        quotes: ['Amoxicillin 500 mg twice daily for 10 days'],
      },
      {
        kind: 'diagnosis',
        code: 'J02.0',
        correct: true,
        text: 'The organism is named and the test confirms it, so the specific code applies.',
        quotes: ['Strep pharyngitis', 'Rapid strep test in the office today: positive'],
      },
      {
        kind: 'diagnosis',
        code: 'R50.9',
        correct: false,
        text: 'Fever belongs to the illness that was found (Official Guidelines I.B.5).',
        quotes: ['fever up to 101'],
      },
      {
        kind: 'procedure',
        code: '87880',
        correct: true,
        text: 'The rapid strep test was done and read in the office.',
        quotes: ['Rapid strep test in the office today: positive'],
      },
    ],
  },
  {
    id: 'ankle-sprain',
    version: 1,
    title: 'A twisted ankle',
    specialty: 'urgent_care',
    difficulty: 'easy',
    topic: 'Ligament, side and encounter in an injury code',
    patient: 'established',
    visitType: 'office_established',
    payer: 'commercial',
    ageYears: 24,
    sex: 'm',
    noteText: `A 24-year-old man turned his left ankle inward this morning. The outer side swelled within an hour. He can walk with a limp.
Exam: Tender over the anterior talofibular ligament of the left ankle. No tenderness over the malleoli or the midfoot. The joint is stable.
X-ray of the left ankle, three views, taken and read here: no fracture.
Assessment: Sprain of the anterior talofibular ligament, left ankle.
Plan: Elastic wrap, ice, ibuprofen from the pharmacy as needed. Walk as tolerated. Recheck in two weeks if it still hurts.`,
    answer: [
      {
        kind: 'em',
        code: '99213',
        correct: true,
        text: 'One acute uncomplicated injury is low, over-the-counter treatment is low by custom. The film is billed by the practice and does not count as data.',
        quotes: ['Sprain of the anterior talofibular ligament, left ankle', 'ibuprofen from the pharmacy as needed'],
      },
      {
        kind: 'diagnosis',
        code: 'S93.492A',
        correct: true,
        text: 'The talofibular ligament is classified to other ligament of the ankle; the side is left and care is active, so the seventh character is A (I.C.19.a).',
        quotes: ['Sprain of the anterior talofibular ligament, left ankle'],
      },
      {
        kind: 'diagnosis',
        code: 'S93.402A',
        correct: false,
        text: 'The unspecified ligament applies only where the note names none.',
        quotes: ['anterior talofibular ligament'],
      },
      {
        kind: 'procedure',
        code: '73610',
        correct: true,
        text: 'Three views of the ankle; add LT for the side.',
        quotes: ['X-ray of the left ankle, three views, taken and read here'],
      },
    ],
  },
  {
    id: 'plantar-warts',
    version: 1,
    title: 'Warts of the foot, frozen',
    specialty: 'dermatology',
    difficulty: 'easy',
    topic: 'A planned minor procedure and the visit around it',
    patient: 'established',
    visitType: 'office_established',
    payer: 'commercial',
    ageYears: 19,
    sex: 'f',
    noteText: `She comes for her warts on the right sole. Salicylic acid at home for two months changed little.
Exam: Three plantar warts on the right forefoot, 4 to 6 mm.
Procedure: After she agreed, all three were pared and frozen with liquid nitrogen, two cycles each. She bore it well.
Plan: Keep dry tonight. Return in three weeks if any remain.`,
    answer: [
      {
        kind: 'em',
        code: null,
        correct: true,
        text: 'The look at the warts and the decision to freeze them are part of the procedure. Nothing separate was evaluated (NCCI Policy Manual, chapter I).',
        quotes: ['She comes for her warts on the right sole'],
      },
      {
        kind: 'em',
        code: '99212',
        correct: false,
        text: 'With modifier 25 a visit needs work beyond the procedure; none is documented.',
        quotes: ['Three plantar warts on the right forefoot'],
      },
      {
        kind: 'diagnosis',
        code: 'B07.0',
        correct: true,
        text: 'Plantar wart has its own code.',
        quotes: ['Three plantar warts on the right forefoot'],
      },
      {
        kind: 'procedure',
        code: '17110',
        correct: true,
        text: 'Destruction of up to 14 benign lesions is one unit, whatever their number.',
        quotes: ['all three were pared and frozen with liquid nitrogen'],
      },
      {
        kind: 'procedure',
        code: '11055',
        correct: false,
        text: 'Paring in order to freeze the same wart is part of the destruction.',
        quotes: ['pared and frozen'],
      },
    ],
  },
  {
    id: 'blocked-ear',
    version: 1,
    title: 'A blocked ear',
    specialty: 'family_medicine',
    difficulty: 'easy',
    topic: 'What makes removal of wax a procedure of its own',
    patient: 'established',
    visitType: 'office_established',
    payer: 'medicare',
    ageYears: 70,
    sex: 'm',
    noteText: `His left ear has felt blocked for a week and he hears less on that side. No pain, no discharge.
Exam: The left canal is fully blocked by hard, impacted cerumen; the drum cannot be seen. Right ear normal.
I removed the wax with curette and forceps under the otoscope. Afterwards canal and drum look normal and he hears as before.
Assessment: Impacted cerumen, left ear.`,
    answer: [
      {
        kind: 'em',
        code: null,
        correct: true,
        text: 'The visit was about the ear that was treated; no other problem was evaluated.',
        quotes: ['His left ear has felt blocked for a week'],
      },
      {
        kind: 'diagnosis',
        code: 'H61.22',
        correct: true,
        text: 'Impaction is stated, and so is the side.',
        quotes: ['Impacted cerumen, left ear'],
      },
      {
        kind: 'diagnosis',
        code: 'H91.92',
        correct: false,
        text: 'Hearing less is a symptom of the impaction that was found (I.B.5).',
        quotes: ['he hears less on that side'],
      },
      {
        kind: 'procedure',
        code: '69210',
        correct: true,
        text: 'Impacted, and removed with instruments by the physician; add LT.',
        quotes: ['I removed the wax with curette and forceps under the otoscope'],
      },
      {
        kind: 'procedure',
        code: '69209',
        correct: false,
        text: 'That code is for removal by lavage.',
        quotes: ['with curette and forceps'],
      },
    ],
  },
  {
    id: 'bladder-infection',
    version: 1,
    title: 'Burning when passing water',
    specialty: 'family_medicine',
    difficulty: 'easy',
    topic: 'A symptom that its diagnosis explains',
    patient: 'established',
    visitType: 'office_established',
    payer: 'commercial',
    ageYears: 31,
    sex: 'f',
    noteText: `CC: Burning with urination.
HPI: Two days of burning and going often. No fever, no back pain, no blood seen.
Exam: T 98.4. No flank tenderness, abdomen soft.
Urine dipstick in the office, read by eye: leukocytes and nitrite positive, blood negative.
Assessment: Acute cystitis without hematuria.
Plan: Nitrofurantoin 100 mg twice daily for five days. Urine culture sent to the outside laboratory. Call if fever or back pain begins.`,
    answer: [
      {
        kind: 'em',
        code: '99213',
        correct: true,
        text: 'One acute uncomplicated illness is low, a prescription is moderate, one ordered culture is less than limited data. Two of three meet low.',
        quotes: ['Acute cystitis without hematuria', 'Nitrofurantoin 100 mg twice daily for five days'],
      },
      {
        kind: 'diagnosis',
        code: 'N30.00',
        correct: true,
        text: 'Acute cystitis, and the note says that there is no blood.',
        quotes: ['Acute cystitis without hematuria'],
      },
      {
        kind: 'diagnosis',
        code: 'R30.0',
        correct: false,
        text: 'Burning is integral to cystitis (I.B.5).',
        quotes: ['Burning with urination'],
      },
      {
        kind: 'procedure',
        code: '81002',
        correct: true,
        text: 'A dipstick read by eye, without microscope.',
        quotes: ['Urine dipstick in the office, read by eye'],
      },
      {
        kind: 'procedure',
        code: '87086',
        correct: false,
        text: 'The culture was sent out; the laboratory that does it bills it.',
        quotes: ['Urine culture sent to the outside laboratory'],
      },
    ],
  },
];
