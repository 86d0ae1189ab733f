import type { CodeTable } from '../codes/code-table.ts';
import type { DiagnosisDraft, RejectedDraft } from './diagnoses.ts';

/** Codes that do not stand beside others, with the note or guideline that says so. */
const apart: readonly { readonly code: RegExp; readonly beside: RegExp; readonly reason: string }[] = [
  {
    code: /^(?:Z34|Z33\.1)/,
    beside: /^O/,
    reason: 'A complication of the pregnancy is coded instead (Excludes1 at Z34 and Z33.1).',
  },
  { code: /^Z12\.4/, beside: /^Z01\.41/, reason: 'Part of the gynecological examination (Excludes1 at Z12.4).' },
  {
    code: /^Z79\.4$/,
    beside: /^O24\.4/,
    reason: 'Insulin for gestational diabetes is in O24.4 (Official Guidelines I.C.15.i).',
  },
  {
    code: /^M1[67]/,
    beside: /^Z47\.1$/,
    reason: 'The joint has been replaced; the visit is aftercare (Official Guidelines I.C.21.c.7).',
  },
  {
    code: /^Z76\.0$/,
    beside: /^[A-QS]/,
    reason:
      'The condition for which the prescription is renewed is the reason for the visit (Official Guidelines IV.G).',
  },
];

/** Aftercare of an injury is the injury with the character of a subsequent encounter (Official Guidelines I.C.21.c.7). */
const injuryAftercare = /^Z48\.0[0-2]$/;

function healingInjury(draft: DiagnosisDraft, table: CodeTable): DiagnosisDraft {
  if (!/^S.*A$/.test(draft.code)) return draft;
  const code = `${draft.code.slice(0, -1)}D`;
  return { ...draft, code, label: table.lookup(code)?.description ?? draft.label };
}

/** Takes out what other codes of the visit rule out. */
export function keepApart(drafts: DiagnosisDraft[], rejected: RejectedDraft[], table: CodeTable): void {
  if (
    drafts.some((draft) => injuryAftercare.test(draft.code)) &&
    drafts.some((draft) => /^S.*[AD]$/.test(draft.code))
  ) {
    drafts.forEach((draft, index) => (drafts[index] = healingInjury(draft, table)));
    takeOut(
      drafts,
      rejected,
      injuryAftercare,
      'Aftercare of an injury is coded by the injury (Official Guidelines I.C.21.c.7).',
    );
  }
  for (const { code, beside, reason } of apart)
    if (drafts.some((draft) => beside.test(draft.code))) takeOut(drafts, rejected, code, reason);
}

function takeOut(drafts: DiagnosisDraft[], rejected: RejectedDraft[], code: RegExp, reason: string): void {
  for (const draft of drafts.filter((item) => code.test(item.code))) {
    drafts.splice(drafts.indexOf(draft), 1);
    rejected.push({ text: draft.label, code: draft.code, reason, evidence: draft.evidence.slice(0, 2) });
  }
}
