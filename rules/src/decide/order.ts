import { UNTITLED } from '../read/problems.ts';
import type { DiagnosisDraft } from './diagnoses.ts';

/** Places in the claim: what must be first, diseases and symptoms, status, then external causes, which never stand first (I.C.20.a.6). */
function rankOf(draft: DiagnosisDraft, first: number): number {
  if (draft.first) return 0;
  const letter = draft.code.charAt(0);
  if (letter >= 'V' && letter <= 'Y') return 5;
  if (/^(?:Z17|Z79|Z68|Z7[3-8]|Z8|Z9|Z5[5-9]|Z6|Z72|Z3A|Z16|B95|B96|B97|A49)/.test(draft.code)) return 3;
  if (/^(?:F17|Z72)/.test(draft.code)) return draft.order < first ? 1 : 2;
  if (/^T(?:3[6-9]|4|50).{3,4}5/.test(draft.code)) return 2;
  return 1;
}

/** Causes that stand before what they cause (tabular list: code first, use additional code; Official Guidelines I.A.13). */
const causes: readonly (readonly [cause: RegExp, effect: RegExp])[] = [
  [/^E(?:08|09|1[013])\.62/, /^L97/],
  [/^E(?:08|09|1[013])\.2/, /^N18/],
  [/^E(?:08|09|1[013])\.43/, /^K31\.84/],
  [/^I1[123]/, /^N18/],
  [/^N18/, /^D63\.1/],
  [/^C/, /^D63\.0/],
  [/^I1[13]/, /^I50/],
  [/^G30/, /^F02/],
  [/^E85/, /^I43/],
  [/^U07\.1/, /^J12\.82/],
];

function causesFirst(drafts: DiagnosisDraft[]): DiagnosisDraft[] {
  for (const [cause, effect] of causes) {
    const first = drafts.findIndex((draft) => effect.test(draft.code));
    const at = drafts.findIndex((draft) => cause.test(draft.code));
    if (first < 0 || at < first) continue;
    const [moved] = drafts.splice(at, 1);
    if (moved) drafts.splice(first, 0, moved);
  }
  return drafts;
}

/** Claim order: the reason for the visit first, as the assessment lists it (Official Guidelines IV.G). */
export function inClaimOrder(drafts: readonly DiagnosisDraft[]): DiagnosisDraft[] {
  // Smoking stands after what it makes worse, unless it is the first title of the assessment.
  const first = Math.min(
    UNTITLED,
    ...drafts.filter((draft) => !/^(?:F17|Z)/.test(draft.code)).map((draft) => draft.order),
  );
  const sorted = drafts
    .map((draft, index) => ({ draft, index, rank: rankOf(draft, first) }))
    .sort((a, b) => a.rank - b.rank || a.draft.order - b.draft.order || a.index - b.index)
    .map(({ draft }) => draft);
  return causesFirst(sorted).slice(0, CLAIM_DIAGNOSES);
}

/** An 837P claim and a CMS-1500 form hold twelve diagnoses. */
const CLAIM_DIAGNOSES = 12;
