import type { DiagnosisDraft } from './diagnoses.ts';

/** Places in the claim: what must be first, diseases and symptoms, status, then external causes, which never stand first (I.C.20.a.6). */
function rankOf(draft: DiagnosisDraft): number {
  if (draft.first) return 0;
  const letter = draft.code.charAt(0);
  if (letter >= 'V' && letter <= 'Y') return 5;
  if (/^(?:Z79|Z68|Z7[3-8]|Z8|Z9|Z5[5-9]|Z6|Z72|Z16|B95|B96|B97|A49)/.test(draft.code)) return 3;
  if (/^(?:F17|Z72)/.test(draft.code)) return 2;
  if (/^T(?:3[6-9]|4|50).{3,4}5/.test(draft.code)) return 2;
  return 1;
}

/** Claim order: the reason for the visit first, as the assessment lists it (Official Guidelines IV.G). */
export function inClaimOrder(drafts: readonly DiagnosisDraft[]): DiagnosisDraft[] {
  return drafts
    .map((draft, index) => ({ draft, index, rank: rankOf(draft) }))
    .sort((a, b) => a.rank - b.rank || a.draft.order - b.draft.order || a.index - b.index)
    .map(({ draft }) => draft)
    .slice(0, CLAIM_DIAGNOSES);
}

/** An 837P claim and a CMS-1500 form hold twelve diagnoses. */
const CLAIM_DIAGNOSES = 12;
