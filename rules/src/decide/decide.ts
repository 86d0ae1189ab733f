import type { CodeTable } from '../codes/code-table.ts';
import { shippedEngine } from '../engine.ts';
import type { Facts } from '../read/facts.ts';
import type { VisitInput } from '../visit.ts';
import { contextOf } from './context.ts';
import type { VisitContext } from './context.ts';
import { decideDiagnoses } from './diagnoses.ts';
import type { Diagnoses } from './diagnoses.ts';
import { decideEm } from './em.ts';
import type { EmDecision } from './em.ts';
import { isCounted } from './items.ts';
import { decideProcedures } from './procedures.ts';
import type { Procedures, ProcedureDraft } from './procedures.ts';
import { decideServices, officeComplexity } from './services.ts';

/** Codes with their grounds, before they are put into the form of a result. */
export interface Decision {
  readonly context: VisitContext;
  readonly em: EmDecision;
  readonly emModifiers: readonly string[];
  /** Why no E/M is suggested although a level could be worked out. */
  readonly emWithheld: string | null;
  readonly diagnoses: Diagnoses;
  readonly procedures: Procedures;
  readonly services: readonly ProcedureDraft[];
}

const immunization = /^(?:9046[01]|9047[1-4])$/;

const evaluated = /\b(?:evaluat|manag|treat|assess|address|complain|prescrib|adjust|increas|work(?:ed)? up)/i;

function withheld(em: EmDecision, context: VisitContext, procedures: Procedures, facts: Facts): string | null {
  const counted = em.grid.problems.filter(isCounted);
  const separate = facts.problems.filter(
    (problem) =>
      problem.addressed &&
      problem.assertion === 'present' &&
      !['status', 'service', 'context'].includes(problem.concept.course),
  );
  if (context.nurse)
    return procedures.drafts.length > 0 ? 'Visit with clinical staff only, for a service of its own.' : null;
  if (context.preventive.length > 0 || context.wellness !== null) {
    // In a note with an assessment a separate problem has its own title; in a short account it is said to be evaluated.
    const weighty = facts.hasAssessment
      ? separate.some((problem) => problem.mentions.some((mention) => mention.title))
      : evaluated.test(facts.note);
    if (counted.length === 0 || !weighty) return 'A preventive visit; no separate problem is documented.';
  }
  // A cast or splint (29000–29799) treats an injury that was found at the visit; its finding is no part of it.
  const minor = procedures.drafts.filter((draft) => draft.minor && !/^29[0-7]/.test(draft.code));
  if (minor.length > 0 && em.basis !== 'time') {
    const links = new Set(minor.flatMap((draft) => draft.link));
    const others = separate.filter(
      (problem) => !links.has(problem.concept.id) && !isLinkedByCode(problem.concept.code, minor),
    );
    if (others.length === 0 && em.grades.data <= 1 && em.grades.risk <= 2)
      return 'The visit is the procedure; its decision is part of it.';
  }
  return null;
}

function isLinkedByCode(code: string | readonly string[] | undefined, drafts: readonly ProcedureDraft[]): boolean {
  const codes = code === undefined ? [] : typeof code === 'string' ? [code] : code;
  return drafts.some((draft) =>
    draft.link.some((id) => id.startsWith('icd:') && codes.some((item) => item.startsWith(id.slice(4)))),
  );
}

/** Medicare knows telehealth by place of service and asks for 93 with audio only; other payers take 95 or 93 (DOMAIN 3.3). */
function telehealthModifiers(context: VisitContext, input: VisitInput): string[] {
  if (context.audioOnly) return ['93'];
  return context.video && input.payer !== 'medicare' ? ['95'] : [];
}

/** Turns facts into codes. Pure: the same facts, visit and table give the same decision. */
export function decide(facts: Facts, input: VisitInput, codes: CodeTable): Decision {
  const { book, siteIds } = shippedEngine();
  const context = contextOf(facts, input);
  const diagnoses = decideDiagnoses(facts, input, context, codes, siteIds);
  const procedures = decideProcedures({ facts, input, context, table: codes });
  const em = decideEm(facts, input, context, book, procedures.billedTests);
  const serviceInput = { facts, input, context, em, book, table: codes };
  const services = decideServices(serviceInput);
  const emWithheld = withheld(em, context, procedures, facts);
  const needs25 =
    emWithheld === null &&
    em.recommended !== null &&
    (procedures.drafts.some((draft) => draft.minor || immunization.test(draft.code)) ||
      services.some((draft) => /^(?:993[89]|G0402|G043[89])/.test(draft.code)));
  const emModifiers = [...(needs25 ? ['25'] : []), ...telehealthModifiers(context, input)];
  // The add-on goes with a visit; a consultation or a visit with staff only does not carry it.
  const beside = [...procedures.drafts, ...services].map((draft) => draft.code);
  const addOns = emWithheld === null && !context.nurse ? officeComplexity(serviceInput, needs25, beside) : [];
  return { context, em, emModifiers, emWithheld, diagnoses, procedures, services: [...services, ...addOns] };
}
