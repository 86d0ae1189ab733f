import assert from 'node:assert/strict';
import { test } from 'node:test';
import { curatedTable, suggest } from '../index.ts';

const resultOf = (note: string) => suggest({ note, dateOfService: '2026-02-02', patient: 'established' }, curatedTable);

function isEmpty(note: string, reason: RegExp): void {
  const result = resultOf(note);
  assert.deepEqual([result.diagnoses.length, result.procedures.length, result.em.recommended], [0, 0, null]);
  assert.match(result.em.withheld ?? '', reason);
  assert.ok(result.hints.some((hint) => reason.test(hint.message)));
}

test('A note in another language is not checked, and nothing is guessed from words that look alike', () => {
  isEmpty(
    'Paciente con diabetes mellitus tipo 2 y hipertensión, sin dolor de pecho. Se aumenta la metformina y se continúa con el losartan por la presión.',
    /not in English/,
  );
  isEmpty(
    'Пациентка с болью в горле и температурой. Диагноз: острый фарингит. Назначен амоксициллин.',
    /not in English/,
  );
});

test('A terse English note and one with a foreign name are read', () => {
  assert.ok(
    resultOf('HTN stable. Cont lisinopril 10 mg daily. DM2 A1c 6.8 cont metformin. RTC 3 mo. BP 128/76.').diagnoses
      .length > 1,
  );
  assert.ok(
    resultOf('Mrs. de la Cruz presents with a sore throat. Assessment: Acute pharyngitis. Plan: fluids.').diagnoses
      .length > 0,
  );
});

test('A note about two patients is not checked', () => {
  isEmpty('Patient: A. Hill\nAssessment: Gout.\n\nPatient: B. Moss\nAssessment: Asthma.', /more than one patient/);
  isEmpty(
    'Ann Hill is a 54-year-old woman with asthma.\nBob Moss is a 31-year-old man with gout.',
    /more than one patient/,
  );
  isEmpty(
    'Hypertension above goal, losartan raised to 100 mg. Next patient: migraine, sumatriptan renewed.',
    /more than one patient/,
  );
  isEmpty(
    'Patient is Ann Hill, 54, with asthma, controlled. Continue her inhaler. Patient is Bob Moss, 31, with gout.',
    /more than one patient/,
  );
  isEmpty(
    'Ann Hill, 54 F, seen for asthma, stable. Continue fluticasone. Bob Moss, 31 M, seen for gout. Start colchicine.',
    /more than one patient/,
  );
});

test('A family member with an age of their own is no second patient', () => {
  const result = resultOf(
    'Ann Hill is a 54-year-old woman with asthma, stable. Her mother is a 80-year-old with gout. Ann Hill, 54 F, was seen with Dr. Bob Moss.',
  );
  assert.ok(result.diagnoses.some((item) => item.code.startsWith('J45')));
});

test('A disease that is stated and denied is coded by the assessment and pointed out', () => {
  const result = resultOf(
    'HPI: She does not have diabetes.\nAssessment:\n1. Type 2 diabetes, stable. Continue metformin.',
  );
  assert.ok(result.diagnoses.some((item) => item.code === 'E11.9'));
  const hint = result.hints.find((item) => item.message.includes('both states and denies'));
  assert.equal(hint?.evidence?.length, 2);
});

test('A side that differs between story and assessment is pointed out', () => {
  const result = resultOf(
    'HPI: Left knee pain for a week.\nExam: Left knee pain with flexion.\nAssessment:\n1. Right knee pain. Rest.',
  );
  assert.ok(result.hints.some((item) => item.message.includes('differs within the note')));
});
