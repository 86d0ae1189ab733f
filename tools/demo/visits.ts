import type { Payer, VisitType } from '@codeloom/contracts';

/** A visit on the sample EMR's schedule. Patients and notes are invented for this page. */
export interface SampleVisit {
  id: string;
  time: string;
  patientName: string;
  patientPseudoId: string;
  ageYears: number;
  sex: 'f' | 'm';
  reason: string;
  clinician: string;
  specialty: string;
  visitType: VisitType;
  payer: Payer;
  note: string;
}

export const sampleVisits: readonly SampleVisit[] = [
  {
    id: 'v1',
    time: '8:40',
    patientName: 'Ortega, Marisol',
    patientPseudoId: 'HB-20418',
    ageYears: 58,
    sex: 'f',
    reason: 'Diabetes follow-up',
    clinician: 'Dr. Amara Osei',
    specialty: 'primary_care',
    visitType: 'office_established',
    payer: 'commercial',
    note: `Reason for visit
Diabetes and blood pressure follow-up.

History of present illness
Ms. Ortega returns three months after her last visit. She changed to evening shifts in September and has missed several evening doses of metformin since. Burning in both feet is unchanged. She checks her pressure at home with readings around 126/78. She denies chest pain, shortness of breath and low-sugar episodes.

Medications
Metformin 500 mg twice daily
Losartan 50 mg daily

Results
A1c 8.4%, up from 7.6% in August. Lipid panel: LDL 92. Urine albumin is normal.

Exam
BP 128/76, pulse 72, BMI 31.2. Heart regular, lungs clear. Monofilament sensation is reduced at the toes of both feet. Skin of the feet intact.

Assessment and plan
1. Type 2 diabetes with diabetic polyneuropathy, not at goal. Increase metformin to 1000 mg twice daily, with breakfast and before work. We talked through low-sugar symptoms. Repeat A1c in three months.
2. Hypertension, at goal. Continue losartan 50 mg daily.
3. No sign of retinopathy at the eye visit last spring; next one is due in April.`,
  },
  {
    id: 'v2',
    time: '9:20',
    patientName: 'Lindqvist, Arne',
    patientPseudoId: 'HB-20436',
    ageYears: 67,
    sex: 'm',
    reason: 'Skin check, spot on the cheek',
    clinician: 'Dr. Priya Raman',
    specialty: 'dermatology',
    visitType: 'office_new',
    payer: 'medicare',
    note: `CC: New patient with a growing spot on the left cheek.

HPI: 67-year-old retired roofer. The spot appeared about five months ago, bleeds when he shaves and has doubled in size. He also has rough patches on the scalp. Years of sun exposure, rarely used sunscreen. His brother had melanoma. No fever or weight loss.

PMH: Hypertension, managed by his internist.

Exam: Left cheek: 8 mm pearly papule with a central crust and fine vessels. Scalp: four gritty erythematous papules, consistent in feel with sun damage. Trunk and limbs without suspicious lesions.

Procedure: After consent, the left cheek lesion was anesthetized with 1% lidocaine and a shave biopsy was taken. Hemostasis with aluminum chloride. Specimen sent to pathology. Four actinic keratoses of the scalp were treated with liquid nitrogen, two cycles each. He tolerated both well.

A/P:
1. Neoplasm of uncertain behavior is possible; basal cell carcinoma suspected, left cheek. Biopsy today, we will call with the result within ten days.
2. Actinic keratoses of the scalp, four, destroyed with cryotherapy today.
3. Sun protection discussed. Return in three months, sooner if pathology calls for it.`,
  },
  {
    id: 'v3',
    time: '10:10',
    patientName: 'Whitfield, Dana',
    patientPseudoId: 'HB-20440',
    ageYears: 61,
    sex: 'f',
    reason: 'Right knee pain',
    clinician: 'Dr. Theo Marchetti',
    specialty: 'orthopedics',
    visitType: 'office_established',
    payer: 'commercial',
    note: `SUBJECTIVE
Right knee pain, worse over the last six weeks after a long hike. Stiff for ten minutes each morning. Ibuprofen helps little. She has no locking, no fever and no new injury. The left knee does not bother her.

OBJECTIVE
BP 132/80. Right knee: mild effusion, medial joint line tenderness, range 5 to 115 degrees, ligaments stable. Left knee normal.
X-ray of the right knee, three views, obtained here and read by me today: medial joint space narrowing with osteophytes, no fracture.

ASSESSMENT
Primary osteoarthritis of the right knee, worsening.

PLAN
We discussed continued tablets, physical therapy and an injection. She chose the injection after hearing the risks, including infection and a temporary rise in blood sugar.
Procedure: Using sterile technique and a lateral approach, the right knee joint was injected with triamcinolone acetonide 40 mg and 4 mL of 1% lidocaine. No complication.
Start meloxicam 15 mg daily with food for three weeks; stop ibuprofen. Referral to physical therapy. Return in six weeks.`,
  },
];
