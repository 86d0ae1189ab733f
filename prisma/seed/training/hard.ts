import type { SeedTrainingCase } from './types.ts';

export const hardCases: readonly SeedTrainingCase[] = [
  {
    id: 'chest-pain-to-hospital',
    version: 1,
    title: 'Chest pain on exertion, sent to the hospital',
    specialty: 'cardiology',
    difficulty: 'hard',
    topic: 'A suspected diagnosis, and what makes a level high',
    patient: 'established',
    visitType: 'office_established',
    payer: 'commercial',
    ageYears: 58,
    sex: 'm',
    noteText: `For three weeks chest pain when he climbs stairs, since yesterday also at rest for ten minutes. He smokes a pack of cigarettes a day.
Exam: BP 148/88, pulse 88, no murmur, lungs clear.
ECG done and read here: sinus rhythm, no changes.
Assessment: Chest pain, suspected unstable angina. Hypertension, above goal. Nicotine dependence, cigarettes.
Plan: To the emergency department by ambulance for admission. I spoke with Dr. Ferro, the hospital cardiologist, who takes over. Aspirin 325 mg given. Hypertension to be treated in the hospital.`,
    answer: [
      {
        kind: 'em',
        code: '99215',
        correct: true,
        text: 'A possible threat to life is high, the decision to hospitalize is high. The talk with the hospital cardiologist is data at moderate. Two of three meet high.',
        quotes: [
          'since yesterday also at rest for ten minutes',
          'To the emergency department by ambulance for admission',
          'I spoke with Dr. Ferro, the hospital cardiologist',
        ],
      },
      {
        kind: 'em',
        code: '99214',
        correct: false,
        text: 'Two elements at high are documented.',
        quotes: ['for admission'],
      },
      {
        kind: 'diagnosis',
        code: 'R07.9',
        correct: true,
        text: 'What is suspected is not coded outpatient; the symptom is (IV.H).',
        quotes: ['Chest pain, suspected unstable angina'],
      },
      {
        kind: 'diagnosis',
        code: 'I20.0',
        correct: false,
        text: 'Unstable angina is only suspected.',
        quotes: ['suspected unstable angina'],
      },
      {
        kind: 'diagnosis',
        code: 'I10',
        correct: true,
        text: 'Evaluated and part of the plan.',
        quotes: ['Hypertension, above goal'],
      },
      {
        kind: 'diagnosis',
        code: 'F17.210',
        correct: true,
        text: 'Nicotine dependence with its product.',
        quotes: ['Nicotine dependence, cigarettes'],
      },
      {
        kind: 'procedure',
        code: '93000',
        correct: true,
        text: 'Tracing, interpretation and report in the office. It is billed here and is no data item.',
        quotes: ['ECG done and read here: sinus rhythm, no changes'],
      },
    ],
  },
  {
    id: 'heart-kidney-diabetes',
    version: 1,
    title: 'Heart, kidney and diabetes together',
    specialty: 'internal_medicine',
    difficulty: 'hard',
    topic: 'Combination codes and the word with',
    patient: 'established',
    visitType: 'office_established',
    payer: 'medicare',
    ageYears: 76,
    sex: 'f',
    noteText: `Follow-up. Her ankles are fuller and she gained 5 pounds in two weeks. She sleeps on two pillows as before.
Known: hypertension, chronic systolic heart failure, chronic kidney disease stage 3b, type 2 diabetes on insulin glargine.
Reviewed: basic metabolic panel of last week (GFR 38), BNP, and the echo report from the heart center.
Exam: BP 128/70, lungs clear, pitting edema to mid-shin.
Assessment and plan:
1. Chronic systolic heart failure, more fluid than at the last visit: furosemide from 20 to 40 mg. Basic metabolic panel in one week.
2. Hypertension, controlled: continue lisinopril.
3. Chronic kidney disease stage 3b, stable.
4. Type 2 diabetes, sugars at goal: continue insulin glargine.`,
    answer: [
      {
        kind: 'em',
        code: '99214',
        correct: true,
        text: 'A chronic illness that progresses is moderate, tests and an outside report are moderate, the changed dose is moderate.',
        quotes: [
          'more fluid than at the last visit',
          'basic metabolic panel of last week (GFR 38), BNP, and the echo report from the heart center',
          'furosemide from 20 to 40 mg',
        ],
      },
      {
        kind: 'em',
        code: '99215',
        correct: false,
        text: 'Severe exacerbation or a threat to life is not documented.',
        quotes: ['lungs clear'],
      },
      {
        kind: 'diagnosis',
        code: 'I13.0',
        correct: true,
        text: 'Hypertension with heart failure and kidney disease is one code; the link is presumed (I.C.9.a).',
        quotes: ['Hypertension, controlled', 'Chronic systolic heart failure', 'Chronic kidney disease stage 3b'],
      },
      {
        kind: 'diagnosis',
        code: 'I10',
        correct: false,
        text: 'Never beside I13.',
        quotes: ['Hypertension, controlled'],
      },
      {
        kind: 'diagnosis',
        code: 'I50.22',
        correct: true,
        text: 'The type of heart failure follows I13.',
        quotes: ['Chronic systolic heart failure'],
      },
      {
        kind: 'diagnosis',
        code: 'N18.32',
        correct: true,
        text: 'The stage of the kidney disease, for I13.0 and E11.22 alike.',
        quotes: ['Chronic kidney disease stage 3b'],
      },
      {
        kind: 'diagnosis',
        code: 'E11.22',
        correct: true,
        text: 'Diabetes with chronic kidney disease is presumed to be linked (I.A.15).',
        quotes: ['Type 2 diabetes', 'Chronic kidney disease stage 3b'],
      },
      {
        kind: 'diagnosis',
        code: 'Z79.4',
        correct: true,
        text: 'Long-term insulin.',
        quotes: ['continue insulin glargine'],
      },
      {
        kind: 'procedure',
        code: null,
        correct: true,
        text: 'Nothing was done that has a procedure code; the panel in one week is an order.',
        quotes: ['Basic metabolic panel in one week'],
      },
    ],
  },
  {
    id: 'long-visit',
    version: 1,
    title: 'A long visit by time',
    specialty: 'rheumatology',
    difficulty: 'hard',
    topic: 'Total time beyond the highest level',
    patient: 'established',
    visitType: 'office_established',
    payer: 'commercial',
    ageYears: 45,
    sex: 'f',
    noteText: `She asked for a long appointment to understand her illness.
Fibromyalgia: pain all over as before, on duloxetine 60 mg. Generalized anxiety disorder: worry unchanged. Insomnia: falls asleep after two hours.
Assessment and plan:
1. Fibromyalgia, stable. Continue duloxetine. Pacing and graded activity explained at length.
2. Generalized anxiety disorder, stable on duloxetine.
3. Insomnia. Sleep schedule written down together.
Total time by me on this date: 58 minutes, for reading her records, the conversation and documentation. No separately billed service is inside it.`,
    answer: [
      {
        kind: 'em',
        code: '99215',
        correct: true,
        text: 'Total time of 40 minutes is reached. Decision making would be moderate: the higher of both may be reported.',
        quotes: ['Total time by me on this date: 58 minutes'],
      },
      {
        kind: 'em',
        code: '99214',
        correct: false,
        text: 'Right by decision making alone; documented time supports more.',
        quotes: ['Fibromyalgia, stable. Continue duloxetine'],
      },
      {
        kind: 'diagnosis',
        code: 'M79.7',
        correct: true,
        text: 'Treated at this visit.',
        quotes: ['Fibromyalgia, stable'],
      },
      {
        kind: 'diagnosis',
        code: 'F41.1',
        correct: true,
        text: 'Treated at this visit.',
        quotes: ['Generalized anxiety disorder, stable on duloxetine'],
      },
      {
        kind: 'diagnosis',
        code: 'G47.00',
        correct: true,
        text: 'Insomnia without a stated cause or type.',
        quotes: ['Insomnia. Sleep schedule written down together'],
      },
      {
        kind: 'procedure',
        code: '99417',
        correct: true,
        text: 'CPT counts from 55 minutes, 15 past the minimum of 99215: one unit. Medicare uses G2212 with a later start.',
        quotes: ['58 minutes'],
      },
      {
        kind: 'procedure',
        code: 'G2212',
        correct: false,
        text: 'Medicare only, and from 69 minutes.',
        quotes: ['58 minutes'],
      },
    ],
  },
  {
    id: 'gout-and-old-problems',
    version: 1,
    title: 'A red toe and a long history',
    specialty: 'family_medicine',
    difficulty: 'hard',
    topic: 'What is treated, what is history, what is only listed',
    patient: 'established',
    visitType: 'office_established',
    payer: 'medicare',
    ageYears: 72,
    sex: 'f',
    noteText: `Past history: breast cancer 2009, treated and free of disease; deep vein thrombosis 2015; cataract surgery; migraine in youth.
Today: The left big toe is red and hot since yesterday. Two such attacks last year.
Medications: warfarin since the thrombosis.
Exam: First joint of the left foot swollen, red, very tender.
Assessment: Acute attack of idiopathic gout, left foot. History of deep vein thrombosis on long-term warfarin.
Plan: Colchicine 0.6 mg twice daily for five days. No anti-inflammatory tablets because of the warfarin; INR in three days. Uric acid in four weeks.`,
    answer: [
      {
        kind: 'em',
        code: '99214',
        correct: true,
        text: 'A flare of a chronic illness is moderate, a prescription weighed against warfarin is moderate risk; two ordered tests are limited data.',
        quotes: ['Acute attack of idiopathic gout, left foot', 'Colchicine 0.6 mg twice daily for five days'],
      },
      {
        kind: 'diagnosis',
        code: 'M10.072',
        correct: true,
        text: 'Idiopathic gout with site and side.',
        quotes: ['idiopathic gout, left foot'],
      },
      {
        kind: 'diagnosis',
        code: 'M10.9',
        correct: false,
        text: 'Type, site and side are documented.',
        quotes: ['idiopathic gout, left foot'],
      },
      {
        kind: 'diagnosis',
        code: 'Z86.718',
        correct: true,
        text: 'The thrombosis is past, and it is why she takes the drug that shaped the plan (IV.J).',
        quotes: ['History of deep vein thrombosis'],
      },
      {
        kind: 'diagnosis',
        code: 'Z79.01',
        correct: true,
        text: 'Long-term anticoagulant, considered in the plan.',
        quotes: ['on long-term warfarin'],
      },
      {
        kind: 'diagnosis',
        code: 'C50.919',
        correct: false,
        text: 'Treated and gone: never coded as active (I.C.2.m). Its history code is not needed for this visit.',
        quotes: ['breast cancer 2009, treated and free of disease'],
      },
      {
        kind: 'procedure',
        code: null,
        correct: true,
        text: 'INR and uric acid are orders for later days.',
        quotes: ['INR in three days'],
      },
    ],
  },
];
