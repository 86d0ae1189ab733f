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
    code: /^M1[5-9]/,
    beside: /^Z47\.1$/,
    reason: 'The joint has been replaced; the visit is aftercare (Official Guidelines I.C.21.c.7).',
  },
  {
    code: /^T(?:36\.95|50\.905)/,
    beside: /^T(?:3[6-9]|4\d|50)\.(?!9[05])...?5|^T(?:3[6-9]|4\d|50)\..X5/,
    reason: 'The drug is named; its own code says it (Official Guidelines I.C.19.e).',
  },
  {
    code: /^Z79\.899$/,
    beside: /^Z79\.(?:4|84|85)$/,
    reason: 'The long-term drugs are named by their own codes (Official Guidelines I.C.4.a.3).',
  },
  {
    code: /^(?:Z86\.73|I63)/,
    beside: /^I69/,
    reason: 'The stroke is past and left a deficit, which is coded (Official Guidelines I.C.9.d; Excludes1 at Z86.73).',
  },
  {
    code: /^T14/,
    beside: /^S/,
    reason: 'The injury is named with its site.',
  },
  {
    code: /^Z6[0-5]/,
    beside: /^F43\.2/,
    reason: 'The event is part of the adjustment disorder (F43.2 is a reaction to it).',
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

/** Bacteria that have one code as an infection without a site and one as the cause of an infection with a site (Excludes1 at A49). */
const asCause: Readonly<Record<string, string>> = { 'A49.01': 'B95.61', 'A49.02': 'B95.62' };
const sited =
  /^(?:L0[0-8]|N30|N39\.0|J01|J1[5-8]|J20|H60|H66|H05\.0|M00|M71\.1|M86|N61|N45|K61|L73\.2|T8[0-8].*A$|E1[013]\.6[12])/;

function organismOfSite(drafts: DiagnosisDraft[], table: CodeTable): void {
  if (!drafts.some((draft) => sited.test(draft.code))) return;
  drafts.forEach((draft, index) => {
    const code = asCause[draft.code];
    if (code !== undefined) drafts[index] = { ...draft, code, label: table.lookup(code)?.description ?? draft.label };
  });
}

/** Retinopathy of "unspecified eye" (9) beside the same of a named eye says nothing more (Official Guidelines I.B.13). */
function unspecifiedEye(drafts: DiagnosisDraft[], rejected: RejectedDraft[]): void {
  for (const { code } of drafts.filter((draft) => /^E(?:0[89]|1[013])\.3\d\d9$/.test(draft.code)))
    if (drafts.some((draft) => draft.code !== code && draft.code.startsWith(code.slice(0, -1))))
      takeOut(
        drafts,
        rejected,
        new RegExp(`^${code.replace('.', '\\.')}$`),
        'The eye is named (Official Guidelines I.B.13).',
      );
}

/** E11.9 says "without complications": it does not stand beside a complication of the same diabetes (Official Guidelines I.C.4.a). */
function plainDiabetes(drafts: DiagnosisDraft[], rejected: RejectedDraft[]): void {
  for (const { code } of drafts.filter((draft) => /^E(?:0[89]|1[013])\.9$/.test(draft.code))) {
    const complicated = drafts.some((draft) => draft.code !== code && draft.code.startsWith(code.slice(0, 4)));
    if (complicated)
      takeOut(
        drafts,
        rejected,
        new RegExp(`^${code.replace('.', '\\.')}$`),
        'The complication of the diabetes is coded instead (Official Guidelines I.C.4.a).',
      );
  }
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
  organismOfSite(drafts, table);
  plainDiabetes(drafts, rejected);
  unspecifiedEye(drafts, rejected);
  if (!drafts.some((draft) => /^C50/.test(draft.code)))
    takeOut(drafts, rejected, /^Z17/, 'Receptor status belongs to a malignant neoplasm of the breast (note at Z17).');
  for (const { code, beside, reason } of apart)
    if (drafts.some((draft) => beside.test(draft.code))) takeOut(drafts, rejected, code, reason);
}

/** "Other long-term drug therapy" that rests on a drug of the note stays; only the words "long-term drugs" do not. */
const isNamedDrug = ({ code, conceptId }: DiagnosisDraft): boolean =>
  code === 'Z79.899' && conceptId === 'long-term-drug';

function takeOut(drafts: DiagnosisDraft[], rejected: RejectedDraft[], code: RegExp, reason: string): void {
  for (const draft of drafts.filter((item) => code.test(item.code) && !isNamedDrug(item))) {
    drafts.splice(drafts.indexOf(draft), 1);
    rejected.push({ text: draft.label, code: draft.code, reason, evidence: draft.evidence.slice(0, 2) });
  }
}
