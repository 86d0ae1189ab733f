/* Whether redaction changes the codes that the rules find: `node redaction-notes/codes.ts FILE.jsonl` with lines {id, note}. Prints counts only. */
import { readFileSync } from 'node:fs';
import { redact } from '@codeloom/api/redact';
import { curatedTable, suggest, type VisitInput } from '@codeloom/rules';

const [file = ''] = process.argv.slice(2);
const dateOfService = '2026-03-02';
const lines = readFileSync(file, 'utf8').trim().split('\n');
let sameLevel = 0;
let sameDiagnoses = 0;
let sameProcedures = 0;
let replaced = 0;

const codesOf = (list: readonly { code: string }[]): string =>
  list
    .map(({ code }) => code)
    .sort()
    .join(' ');

for (const line of lines) {
  const { id, note } = JSON.parse(line) as { id: string; note: string };
  const redaction = redact(note, { shiftDays: 97, referenceYear: 2026 });
  replaced += redaction.replacements.length;
  const visit = (text: string): VisitInput => ({ note: text, dateOfService });
  const before = suggest(visit(note), curatedTable);
  const after = suggest(visit(redaction.text), curatedTable);
  const isLevel = before.em.recommended?.code === after.em.recommended?.code;
  const isDiagnoses = codesOf(before.diagnoses) === codesOf(after.diagnoses);
  const isProcedures = codesOf(before.procedures) === codesOf(after.procedures);
  sameLevel += isLevel ? 1 : 0;
  sameDiagnoses += isDiagnoses ? 1 : 0;
  sameProcedures += isProcedures ? 1 : 0;
  if (!isLevel || !isDiagnoses || !isProcedures) console.log(`changed: ${id}`);
}
console.log(
  `${lines.length} notes, ${replaced} replacements: same level ${sameLevel}, same diagnoses ${sameDiagnoses}, same procedures ${sameProcedures}`,
);
