import type { Facts } from '../read/facts.ts';
import { gestationOf, trimesterOf } from './pregnancy.ts';
import type { StatusInput } from './status-codes.ts';

/** A condition that a pregnancy makes a complication: the code of chapter 15 without its trimester, and whether the condition is added. */
interface Complication {
  readonly of: RegExp;
  readonly code: string;
  readonly keep: boolean;
}

/** Chapter 15 comes first and holds what complicates a pregnancy (Official Guidelines I.C.15.a.1; I.C.15.g for diabetes). */
const complications: readonly Complication[] = [
  { of: /^I10$/, code: 'O10.01', keep: false },
  { of: /^E10/, code: 'O24.01', keep: true },
  { of: /^E11/, code: 'O24.11', keep: true },
  { of: /^E66/, code: 'O99.21', keep: true },
  { of: /^E0[0-7]/, code: 'O99.28', keep: true },
  { of: /^D(?:5[0-9]|6[0-4])/, code: 'O99.01', keep: true },
  { of: /^F17/, code: 'O99.33', keep: true },
  { of: /^F10/, code: 'O99.31', keep: true },
  { of: /^F1[1-689]/, code: 'O99.32', keep: true },
  { of: /^F(?:0|[2-9])/, code: 'O99.34', keep: true },
  { of: /^G(?:4[037]|25)/, code: 'O99.35', keep: true },
  { of: /^J(?:[013-9]|2)/, code: 'O99.51', keep: true },
  { of: /^N39\.0$/, code: 'O23.4', keep: false },
  { of: /^N30/, code: 'O23.1', keep: true },
  { of: /^N10$/, code: 'O23.0', keep: true },
];

const postpartum =
  /\b(?:postpartum|post-partum|after delivery|weeks? after (?:a |the )?(?:birth|delivery|cesarean))\b/i;
const incidental = /\bpregnan\w+ (?:is |was )?(?:incidental|unaffected)|\bincidental(?:ly)? pregnan/i;

function trimester(facts: Facts): string | null {
  const weeks = gestationOf(facts);
  if (weeks !== undefined) return trimesterOf(weeks.value).slice(-1);
  return ['1', '2', '3'].find((number) => facts.tags.has(`trimester-${number}`)) ?? null;
}

/** Puts the code of chapter 15 before, or in the place of, each condition that complicates the pregnancy. */
export function complicationsOfPregnancy({ facts, drafts, table }: StatusInput): void {
  const third = trimester(facts);
  if (third === null || postpartum.test(facts.note) || incidental.test(facts.note)) return;
  for (const draft of [...drafts]) {
    const found = complications.find(({ of }) => of.test(draft.code));
    if (found === undefined) continue;
    const code = `${found.code}${third}`;
    const at = drafts.indexOf(draft);
    if (drafts.some((other) => other.code === code)) {
      if (!found.keep) drafts.splice(at, 1);
      continue;
    }
    const coded = {
      ...draft,
      code,
      label: table.lookup(code)?.description ?? draft.label,
      confidence: draft.confidence - 0.06,
      ruleIds: ['dx.pregnancy'],
    };
    drafts.splice(at, found.keep ? 0 : 1, coded);
  }
}
