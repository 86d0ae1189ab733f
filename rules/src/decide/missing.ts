import type { EmDecision } from './em.ts';
import type { Grade } from './items.ts';

const problemTexts: Readonly<Record<number, string>> = {
  2: 'one stable chronic illness, or one acute uncomplicated illness or injury, addressed at this visit',
  3: 'a chronic illness not at its treatment goal, two stable chronic illnesses, or a new problem with uncertain prognosis',
  4: 'a chronic illness with severe exacerbation, or an illness or injury that threatens life or bodily function',
};
const dataTexts: Readonly<Record<number, string>> = {
  2: 'two of: unique tests ordered or reviewed, notes of an external source; or an independent historian',
  3: 'three of: unique tests, external notes, an independent historian; or an independent interpretation; or a discussion with an external professional',
  4: 'two of: three items of tests, notes and historian; an independent interpretation; a discussion with an external professional',
};
const riskTexts: Readonly<Record<number, string>> = {
  2: 'a management decision of low risk, such as over-the-counter drugs or therapy',
  3: 'prescription drug management, a decision about surgery, or treatment limited by social determinants',
  4: 'drug therapy with intensive monitoring for toxicity, a decision about hospitalization, or a decision for major surgery with risk factors',
};

/** What the next level rests on and the note does not show. It states what is not documented; it never asks anybody to write or do it. */
export function missingForNext(decision: EmDecision): string[] {
  const { grades, family, recommended, basis } = decision;
  if (recommended === null || recommended.grade >= 4 || basis === 'time') return [];
  const next = (recommended.grade + 1) as Grade;
  const code = family[next - 1];
  if (code === undefined) return [];
  const lines: string[] = [];
  if (grades.problems < next) lines.push(`Not documented for ${code}, problems: ${problemTexts[next] ?? ''}.`);
  if (grades.data < next) lines.push(`Not documented for ${code}, data: ${dataTexts[next] ?? ''}.`);
  if (grades.risk < next) lines.push(`Not documented for ${code}, risk of management: ${riskTexts[next] ?? ''}.`);
  const short = [grades.problems, grades.data, grades.risk].filter((grade) => grade < next).length;
  lines.push(
    short === 2
      ? 'One of these elements is enough, with the one already met.'
      : `Two of these elements are needed for ${code}.`,
  );
  return lines;
}
