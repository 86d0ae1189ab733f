/** A synthetic visit, written for stories and tests. */
export const sampleNote = `Subjective
58-year-old man here for diabetes follow-up and right knee pain. He missed evening doses of metformin since changing shifts. Burning in both feet is unchanged. No chest pain, no shortness of breath. Father had a stroke at 70.

Objective
BP 126/78, HR 72, weight 94 kg. Monofilament sensation is reduced at the toes of both feet. Right knee: crepitus and a small effusion, no warmth.

Results
A1c 8.4%, up from 7.6% in November. Lipid panel: LDL 92. Urine albumin is normal.

Assessment and plan
1. Type 2 diabetes with polyneuropathy, not at goal. Increase metformin to 1000 mg twice daily, with breakfast and before work. Repeat A1c in three months.

2. Hypertension, at goal. Home readings average 126/78. Continue losartan 50 mg daily.

3. Right knee osteoarthritis. After consent, the right knee was injected with 40 mg triamcinolone under sterile technique. He tolerated it well. Possible meniscal tear; MRI only if pain persists.`;
