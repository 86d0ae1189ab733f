import type { SeedPractice } from './types.ts';

// People and notes are invented for this project. The notes differ in form on purpose: headings, SOAP letters, plain prose.
const diabetesFollowUp = `Reason for visit: Diabetes and blood pressure check.

HPI:
Ms. R. is a 57-year-old woman seen for follow-up of type 2 diabetes and hypertension. Since the spring she has been walking most evenings. Morning sugars run from 150 to 190. She forgets the second metformin dose about three times a week. Numbness of the toes has not changed. No chest pain, no low sugars, no visual change.

Current medications: metformin 500 mg twice daily, lisinopril 20 mg daily, atorvastatin 40 mg daily.

Results reviewed: Hemoglobin A1c 8.3%, previously 7.5%. Creatinine 0.9. LDL 84.

Exam: BP 132/78, pulse 70, weight 84 kg. Heart regular without murmur. Lungs clear. Feet: skin intact, monofilament sensation reduced over both great toes.

Assessment and Plan:
1. Type 2 diabetes with polyneuropathy, not at goal. Change metformin to 1000 mg extended release twice daily. Continue foot care. Repeat A1c and basic metabolic panel in three months.
2. Hypertension, controlled. Continue lisinopril 20 mg.
3. Hyperlipidemia, stable on atorvastatin. Continue.

Return in three months.`;

const soreThroat = `S: 24 y/o here for 2 days of sore throat and a low fever at home. Mild headache. No cough, no trouble breathing, keeps fluids down. A roommate had strep last week. No drug allergies.
O: T 38.1, BP 112/70. Throat red with patches of exudate on both tonsils, tender nodes in the front of the neck. Ears normal. Lungs clear. Rapid strep test in the office today: positive.
A: Streptococcal pharyngitis.
P: Amoxicillin 500 mg twice daily for 10 days. Acetaminophen for pain. Return if not better in 3 days or if swallowing becomes hard.`;

const wellnessVisit = `Annual Wellness Visit, subsequent

Health risk assessment completed by the patient today and reviewed. Lives with her husband, independent in all daily activities. One stumble on the stairs in June without injury; the home has rails and good light. Mood: PHQ-2 score 0. Memory: three-word recall 3 of 3, clock drawing normal.

Medication and supplier lists were updated. Other physicians: cardiology, ophthalmology.

Measurements: BP 124/72, BMI 24.8.

Screening schedule for the next five to ten years was written and handed over. Mammogram ordered. Colonoscopy of four years ago was normal. High-dose influenza vaccine given today in the left deltoid.

Advance care planning was offered; she has a directive on file and has no changes.

No new complaints today.`;

const depressionTelehealth = `Video visit. The patient is at home, the clinician in the office. The patient agreed to a visit by video.

He is a 34-year-old man with recurrent major depression, seen six weeks after sertraline was raised to 100 mg. Sleep is better, and he is back at work four days a week. PHQ-9 today 9, six weeks ago 16. He denies thoughts of harming himself or others. Some nausea in the first week, gone now. Alcohol: two beers on weekends.

Mental status: calm, full affect, thoughts in order.

Assessment: Major depressive disorder, recurrent, moderate, improving on treatment.
Plan: Continue sertraline 100 mg daily. Continue weekly counseling with his therapist. We went over what to do should low mood return. Follow-up in eight weeks by video.

Total time on the day of the visit, including chart review and documentation: 32 minutes.`;

const copdWorse = `CHIEF COMPLAINT: Cough and shortness of breath.

HISTORY: 68-year-old man with COPD, former smoker (quit in 2015). For four days more cough, yellow sputum and breathlessness on one flight of stairs. He used his albuterol inhaler six times yesterday. No chest pain, no leg swelling. His daughter, who lives with him, reports that he was confused about his inhalers last night and gives most of the history. Discharge summary of the January hospital stay was reviewed: exacerbation treated with steroids, no ventilation.

PHYSICAL EXAM: BP 138/80, pulse 96, respirations 22, oxygen saturation 91% on room air. Diffuse wheezes, no crackles. No edema.

DATA: Chest X-ray of today viewed by me: hyperinflation, no infiltrate. 

ASSESSMENT/PLAN:
COPD with acute exacerbation. Prednisone 40 mg daily for five days, doxycycline 100 mg twice daily for five days. Nebulized albuterol given in the office with relief; saturation afterwards 94%. We spoke about hospital admission; he prefers home care with his daughter and will go to the emergency department if breathlessness grows. Call tomorrow morning, visit in three days.
Hypertension, stable on amlodipine 5 mg, continue.`;

export const sampleFamilyPractice: SeedPractice = {
  organization: {
    name: 'Sample Health Group',
    billingContactName: 'Robin Hale',
    billingContactEmail: 'billing@example.com',
  },
  name: 'Sample Family Practice',
  specialty: 'family_medicine',
  timeZone: 'America/New_York',
  settings: { phiRetentionDays: 2555, providersFinalize: false, storePhi: true },
  users: [
    {
      email: 'provider@example.com',
      firstName: 'Dana',
      lastName: 'Whitlock',
      role: 'PROVIDER',
      specialty: 'family_medicine',
    },
    { email: 'biller@example.com', firstName: 'Noor', lastName: 'Castellan', role: 'BILLER' },
    { email: 'admin@example.com', firstName: 'Robin', lastName: 'Hale', role: 'PRACTICE_ADMIN' },
  ],
  encounters: [
    {
      externalId: 'SFP-1001',
      patientPseudoId: 'P-48213',
      daysAgo: 1,
      visitType: 'office_established',
      specialty: 'family_medicine',
      payer: 'commercial',
      placeOfService: '11',
      ageYears: 57,
      sex: 'f',
      provider: 'provider@example.com',
      suggest: true,
      noteText: diabetesFollowUp,
    },
    {
      externalId: 'SFP-1002',
      patientPseudoId: 'P-50977',
      daysAgo: 1,
      visitType: 'office_established',
      specialty: 'family_medicine',
      payer: 'commercial',
      placeOfService: '11',
      ageYears: 24,
      sex: 'm',
      provider: 'provider@example.com',
      suggest: false,
      noteText: soreThroat,
    },
    {
      externalId: 'SFP-1003',
      patientPseudoId: 'P-31145',
      daysAgo: 2,
      visitType: 'wellness_medicare',
      specialty: 'family_medicine',
      payer: 'medicare',
      placeOfService: '11',
      ageYears: 71,
      sex: 'f',
      provider: 'provider@example.com',
      suggest: false,
      noteText: wellnessVisit,
    },
    {
      externalId: 'SFP-1004',
      patientPseudoId: 'P-60321',
      daysAgo: 3,
      visitType: 'telehealth',
      specialty: 'family_medicine',
      payer: 'commercial',
      placeOfService: '10',
      ageYears: 34,
      sex: 'm',
      provider: 'provider@example.com',
      suggest: true,
      noteText: depressionTelehealth,
    },
    {
      externalId: 'SFP-1005',
      patientPseudoId: 'P-22790',
      daysAgo: 0,
      visitType: 'office_established',
      specialty: 'family_medicine',
      payer: 'medicare',
      placeOfService: '11',
      ageYears: 68,
      sex: 'm',
      provider: 'provider@example.com',
      suggest: false,
      noteText: copdWorse,
    },
  ],
  apiKey: { name: 'Sample EMR page', secret: 'cl_0de5a3b1c702_sample-emr-page-key-for-development-only-00' },
};
