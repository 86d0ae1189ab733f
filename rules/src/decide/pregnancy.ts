import type { Facts, Reading } from '../read/facts.ts';
import type { StatusInput } from './status-codes.ts';

/** The first trimester ends before 14 weeks 0 days, the second before 28 weeks 0 days (Official Guidelines I.C.15.a.3). */
export function trimesterOf(weeks: number): string {
  if (weeks < 14) return 'trimester-1';
  return weeks < 28 ? 'trimester-2' : 'trimester-3';
}

/** Weeks of gestation that the note gives; the first stands for the visit. */
export function gestationOf(facts: Facts): Reading | undefined {
  return facts.readings.find((reading) => reading.kind === 'gestation');
}

/**
 * Weeks of gestation beside a code of pregnancy (note at chapter 15, Official Guidelines I.C.21.c.11); not with an abortive outcome
 * (O00–O08) or after delivery (O85–O92, Z39).
 */
export function gestationDraft({ facts, drafts, table }: StatusInput): void {
  const weeks = gestationOf(facts);
  const pregnancy = drafts.find((draft) => /^(?:O(?:09|[1-6]|7[0-7]|9[4-9]|98|99|9A)|Z34)/.test(draft.code));
  const over = drafts.some((draft) => /^(?:O0[0-8]|Z39)/.test(draft.code));
  if (weeks === undefined || pregnancy === undefined || over) return;
  const code = weeks.value < 8 ? 'Z3A.01' : weeks.value > 42 ? 'Z3A.49' : `Z3A.${String(weeks.value).padStart(2, '0')}`;
  if (drafts.some((draft) => draft.code.startsWith('Z3A'))) return;
  drafts.push({
    code,
    label: table.lookup(code)?.description ?? 'Weeks of gestation',
    confidence: 0.84,
    ruleIds: ['dx.weeks-of-gestation'],
    evidence: [weeks],
    conceptId: 'gestation',
    order: Number.MAX_SAFE_INTEGER,
    first: false,
    sideMissing: false,
  });
}
