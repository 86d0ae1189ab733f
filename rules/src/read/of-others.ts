import type { Annotated } from './annotate.ts';

const kin =
  'daughter|son|wife|husband|partner|spouse|mother|father|brother|sister|child|caregiver|girlfriend|boyfriend|roommate|housemate|friend|neighbou?r|coworker|colleague|classmate|teammate|pupil|lodger|boss';
/** Who is not brought to the visit by the one who tells: "her son has croup" may be the patient. */
const peer =
  'wife|husband|partner|spouse|girlfriend|boyfriend|roommate|housemate|friend|neighbou?r|coworker|colleague|classmate|teammate|pupil|lodger|boss';
const person = '(?:patient|man|woman|person|boy|girl|child|student|worker|resident|relative|guest|passenger)';
const ill =
  '(?:with|has|had|who has|who had|who was|having|tested positive for|diagnosed with|treated for|sick with|ill with|down with|positive for)';

/** "The daughter of a patient with …", "lives with a man who has …", "her coworker has …": the disease is that other person's. */
const another = new RegExp(
  [
    `(?:^| )(?:${kin}) of (?:a|an|the|another) (?:\\w+ )?${person} (?:\\w+ ){0,2}${ill}(?: \\w+){0,3} $`,
    `(?:^| )(?:live|lives|living|lived|shares?|shared|sharing|sat|works?|worked|working|slept|travell?ed|rode|cares|caring|cared|contact|close|time) (?:\\w+ ){0,4}(?:with|for|to|beside) (?:a|an|another|one|someone|somebody)(?: (?:\\w+ )?(?:${person.slice(3, -1)}|${kin}))? (?:\\w+ )?${ill}(?: \\w+){0,3} $`,
    `(?:^| )(?:her|his|their|my|whose) (?:\\w+ )?(?:${peer}) (?:\\w+ ){0,2}${ill}(?: \\w+){0,2} $`,
    `^(?:an? |one )?(?:${peer}) (?:\\w+ ){0,2}${ill}(?: \\w+){0,2} $`,
  ].join('|'),
);

const anyKin = new RegExp(`^(?:${kin}|someone|somebody|${person.slice(3, -1)})$`);

/** Longest way back in words. */
const REACH = 14;

/** Is the phrase that begins at word `from` said of another person than the patient? */
export function isOfAnother({ sentence: { words } }: Annotated, from: number): boolean {
  const before = words.slice(Math.max(0, from - REACH), from).map((word) => word.norm);
  return before.some((norm) => anyKin.test(norm)) && another.test(`${before.join(' ')} `);
}
