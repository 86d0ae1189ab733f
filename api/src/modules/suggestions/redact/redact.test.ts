import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { neutralizeInvisible } from './invisible.ts';
import { chain } from './offset-map.ts';
import { redact, shiftDaysFor } from './redact.ts';

const options = { shiftDays: 40, referenceYear: 2026 } as const;

test('one person keeps one placeholder in every form of the name', () => {
  const { text } = redact('Patient: Marta Quillfeather. Ms. Quillfeather returned. Dr. Osei Bonsu was told.', options);
  assert.equal(text, 'Patient: [NAME_1]. Ms. [NAME_1] returned. Dr. [NAME_2] was told.');
});

test('dates move by the same number of days in their own way of writing, and ages stay', () => {
  const { text } = redact('A 62-year-old seen 03/05/2024; labs on March 1st, 2024 and 2024-02-28.', options);
  assert.equal(text, 'A 62-year-old seen 04/14/2024; labs on April 10th, 2024 and 2024-04-08.');
});

test('eponyms, doses, scores, vertebrae and codes stay', () => {
  const clinical =
    'Parkinson disease, Bell palsy. BP 120/80, pain 5/10, grade 3/6 murmur, L4-L5. Metformin 1000 mg. E11.65, 99213-25, G2211, A1c 7.2, B12 1000 mcg.';
  assert.equal(redact(clinical, options).text, clinical);
});

test('abbreviations of diseases in a list are not taken for a name turned around', () => {
  const clinical = 'PMH: Hypothyroidism, CAD. HCPCS Level II code.';
  assert.match(redact(clinical, options).text, /Hypothyroidism, CAD\. HCPCS Level II code/);
});

test('a value of the record is found where no rule would see it', () => {
  const known = [{ class: 'name', value: 'Summer Best' }] as const;
  assert.equal(
    redact('summer best walked in; BEST, SUMMER J', { ...options, known }).text,
    '[NAME_1] walked in; [NAME_1]',
  );
});

test('a note in which everything is an identifier becomes placeholders only', () => {
  const { text } = redact('Ana Ruiz, MD\n(555) 201-3344\nana.ruiz@example.com\nSSN 123-45-6789', options);
  assert.equal(text, '[NAME_1], MD\n[PHONE_1]\n[EMAIL_1]\nSSN [SSN_1]');
});

test('invisible characters are taken out, counted by kind, and do not hide an identifier', () => {
  const source = 'Pa\u200btient: Ana R\u202euiz \u{e0041}\u{e0042}';
  const visible = neutralizeInvisible(source);
  assert.deepEqual(visible.counts, { zeroWidth: 1, bidi: 1, tag: 2 });
  const redaction = redact(visible.text, options);
  assert.equal(redaction.text, 'Patient: [NAME_1] ');
  const at = redaction.text.indexOf('[NAME_1]');
  const { start, end } = chain(redaction.map, visible.map).toSource(at, at + '[NAME_1]'.length);
  assert.equal(source.slice(start, end), 'Ana R\u202euiz');
});

test('offsets of copied text lead back to the same characters, whatever was replaced around them', () => {
  const filler = fc.constantFrom(
    'stable angina',
    'Dr. Osei Bonsu',
    '2024-02-28',
    '\u200b',
    '🙂',
    '555-201-3344',
    '\r\n',
    'knee pain',
    'ana@example.com',
  );
  fc.assert(
    fc.property(fc.array(filler, { maxLength: 12 }), (parts) => {
      const source = `${parts.join(' ')} targetword ${[...parts].reverse().join(' ')}`;
      const visible = neutralizeInvisible(source);
      const redaction = redact(visible.text, options);
      const at = redaction.text.indexOf('targetword');
      const { start, end } = chain(redaction.map, visible.map).toSource(at, at + 10);
      assert.equal(source.slice(start, end).replace(/\u200b/g, ''), 'targetword');
    }),
  );
});

test('any text is redacted in time, and twice alike', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (source) => {
      assert.equal(redact(source, options).text, redact(source, options).text);
    }),
  );
  for (const unit of ['1', 'A', 'a ', '1-', 'Aa ', '(', '[', 'Ab, ', '1 Ab ', 'name: ', 'at ', 'a.']) {
    const started = performance.now();
    redact(unit.repeat(10_000 / unit.length), options);
    assert.ok(performance.now() - started < 2_000, `${JSON.stringify(unit)} took ${performance.now() - started} ms`);
  }
});

test('the shift of a note is never small and never zero', () => {
  fc.assert(
    fc.property(fc.nat({ max: 0xffffffff }), (hash) => {
      const days = Math.abs(shiftDaysFor(hash));
      assert.ok(days >= 30 && days <= 330);
    }),
  );
});
