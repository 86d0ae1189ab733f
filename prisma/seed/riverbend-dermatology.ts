import type { SeedPractice } from './types.ts';

// People and notes are invented for this project.
const rashNewPatient = `New patient visit

Chief complaint: itchy rash of the elbows and knees.

History of present illness: The patient is a 41-year-old woman with scaly plaques for about eight months. Over-the-counter hydrocortisone did not help. Stiffness of the hands in the morning for less than ten minutes. Father has psoriasis.

Exam: Well-defined erythematous plaques with silvery scale over both elbows and knees, about 3% of body surface. Nails: pitting of two fingernails. Joints without swelling.

Assessment and plan:
1. Plaque psoriasis, new diagnosis. Betamethasone dipropionate 0.05% ointment twice daily for four weeks, then weekends. Calcipotriene cream on weekdays afterwards.
2. Morning stiffness: no sign of arthritis today. She will tell us of swelling.
Follow-up in six weeks.`;

const keratoses = `Established patient, 72-year-old man, returns for a skin check.

He feels three rough spots on the scalp that sting when combed. No bleeding. History of basal cell carcinoma of the nose, excised in 2021.

Exam: Scalp with three erythematous, gritty papules. Nose scar without recurrence. Back with numerous waxy, stuck-on papules.

Procedure: Actinic keratoses, three on the scalp, treated with liquid nitrogen, one cycle of eight seconds each. The patient tolerated this well and received care instructions.

Impression:
- Actinic keratoses, scalp, three lesions, destroyed today.
- Seborrheic keratoses, no treatment needed.
- Personal history of basal cell carcinoma, no recurrence.

Return in six months.`;

export const riverbendDermatology: SeedPractice = {
  organization: {
    name: 'Riverbend Skin Care',
    billingContactName: 'Jules Amberg',
    billingContactEmail: 'billing@riverbend.example.com',
  },
  name: 'Riverbend Dermatology',
  specialty: 'dermatology',
  timeZone: 'America/Chicago',
  settings: { phiRetentionDays: 2555, providersFinalize: true, storePhi: true },
  users: [
    {
      email: 'provider@riverbend.example.com',
      firstName: 'Imani',
      lastName: 'Laurent',
      role: 'PROVIDER',
      specialty: 'dermatology',
    },
    { email: 'biller@riverbend.example.com', firstName: 'Tomas', lastName: 'Veldt', role: 'BILLER' },
    { email: 'admin@riverbend.example.com', firstName: 'Jules', lastName: 'Amberg', role: 'PRACTICE_ADMIN' },
  ],
  encounters: [
    {
      externalId: 'RBD-2001',
      patientPseudoId: 'R-10882',
      daysAgo: 1,
      visitType: 'office_new',
      specialty: 'dermatology',
      payer: 'commercial',
      placeOfService: '11',
      ageYears: 41,
      sex: 'f',
      provider: 'provider@riverbend.example.com',
      suggest: true,
      noteText: rashNewPatient,
    },
    {
      externalId: 'RBD-2002',
      patientPseudoId: 'R-10914',
      daysAgo: 2,
      visitType: 'office_established',
      specialty: 'dermatology',
      payer: 'medicare',
      placeOfService: '11',
      ageYears: 72,
      sex: 'm',
      provider: 'provider@riverbend.example.com',
      suggest: false,
      noteText: keratoses,
    },
  ],
};
